import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPreamble, scanJson } from '../../lib/analysis/json-text.ts';
import { parsePartial, parseWhole } from '../../lib/analysis/partial-json.ts';
import { goodAnswer, paper } from './sample.ts';

describe('cutPreamble', () => {
  it.each([
    ['{"a":1}', '{"a":1}'],
    ['好的，以下是分析：\n{"a":1}', '{"a":1}'],
    ['```json\n{"a":1}\n```', '{"a":1}\n```'],
    ['Here is {the} answer: {"a":1}', '{"a":1}'],
    ['<think>maybe {"a":0}?</think>\n{"a":1}', '{"a":1}'],
    ['<think>first</think><think>second</think>{"a":1}', '{"a":1}'],
    ['maybe {"a":0}?</think>{"a":1}', '{"a":1}'],
    ['<think>still at it {"a":', ''],
    ['no object at all', ''],
    ['', ''],
  ])('cuts %j to %j', (raw, json) => {
    expect(cutPreamble(raw)).toBe(json);
  });

  it('leaves a closing tag inside the JSON alone', () => {
    expect(cutPreamble('{"a":"</think>"}')).toBe('{"a":"</think>"}');
  });
});

describe('scanJson', () => {
  it('names the strings that are closed, and no other', () => {
    const { closed, whole } = scanJson('{"a":"x","b":{"c":"y","d":"grow');
    expect([...closed]).toEqual(['a', 'b.c']);
    expect(whole).toBe(false);
    expect([...scanJson('{"l":[{"t":"x"},{"t":"y"}],"e":["u","v"]}').closed]).toEqual(['l.0.t', 'l.1.t', 'e.0', 'e.1']);
  });

  it('ends at the brace that closes the object, whatever follows', () => {
    expect(scanJson('{"a":"}"} I hope this helps {"b":1}')).toMatchObject({ json: '{"a":"}"}', whole: true });
  });

  it.each([
    ['{"a":"\\alpha \\sum \\( x \\)"}', '\\alpha \\sum \\( x \\)'],
    [
      '{"a":"$\\frac{1}{2} \\times \\beta \\theta \\rho \\nabla \\neq$"}',
      '$\\frac{1}{2} \\times \\beta \\theta \\rho \\nabla \\neq$',
    ],
    ['{"a":"$\\\\frac{1}{2}$\\n- two\\ttabs \\u4e2d \\"q\\""}', '$\\frac{1}{2}$\n- two\ttabs 中 "q"'],
    ['{"a":"raw\nline"}', 'raw\nline'],
    ['{"a":"$\\upsilon$"}', '$\\upsilon$'],
  ])('mends the escapes of %s', (raw, text) => {
    expect(parseWhole(raw).value).toEqual({ a: text });
  });
});

describe('parsePartial', () => {
  const json = JSON.stringify(goodAnswer());

  it('never throws and never takes back a closed string, at any prefix of a real answer', () => {
    let before = new Set<string>();
    for (let length = 0; length <= json.length; length += 1) {
      const { value, closed } = parsePartial(json.slice(0, length));
      expect([...before].every((path) => closed.has(path))).toBe(true);
      before = new Set(closed);
      // A closed text is the whole text from then on.
      expect(closed.has('title') ? value?.['title'] : paper.title).toBe(paper.title);
    }
    expect(before.has('en.significance')).toBe(true);
    expect(parsePartial(json).value).toEqual(goodAnswer());
  });

  it('reads every prefix of any JSON object with texts of any kind, and the whole of it in full', () => {
    const text = fc.string({ unit: 'grapheme' });
    const object = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.integer()),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(object, fc.nat(), (value, cut) => {
        const json = JSON.stringify(value);
        expect(parsePartial(json)).toMatchObject({ value, whole: true });
        const part = parsePartial(json.slice(0, cut % json.length));
        expect(part.whole).toBe(false);
        const closed = Object.entries(part.value ?? {}).filter(([key]) => part.closed.has(key));
        expect(value).toMatchObject(Object.fromEntries(closed));
      }),
    );
  });

  it('survives any text at all', () => {
    const scrap = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        'u',
        '12',
        'a',
        '中',
        '\n',
        '<think>',
        '</think>',
        '```',
      ),
    );
    fc.assert(
      fc.property(scrap, (parts) => {
        const raw = parts.join('');
        expect(() => parsePartial(raw)).not.toThrow();
        expect(() => parseWhole(raw)).not.toThrow();
      }),
    );
    expect(parsePartial('{"a":'.repeat(20_000)).whole).toBe(false);
  });
});

describe('parseWhole', () => {
  it('mends what a model without a schema writes', () => {
    expect(parseWhole("{'a': 'x', 'b': [1, 2,],}").value).toEqual({ a: 'x', b: [1, 2] });
    expect(parseWhole('```json\n{"a":"x",}\n```').value).toEqual({ a: 'x' });
  });

  it('is null for what is no object', () => {
    expect(parseWhole('I cannot do that.').value).toBeNull();
    expect(parseWhole('[1,2]').value).toBeNull();
  });
});
