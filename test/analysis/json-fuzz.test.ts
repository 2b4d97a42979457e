import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPreamble, scanJson } from '../../lib/analysis/json-text.ts';
import { isRecord, parsePartial, parseWhole } from '../../lib/analysis/partial-json.ts';
import { toPartialAnalysis } from '../../lib/analysis/partial-analysis.ts';
import { EN, goodAnswer, sentences, ZH } from './sample.ts';
import { processorMs } from '../harness/processor-time.ts';

const RUNS = 2_000;
/** Many runs on a busy machine. */
const PATIENCE = { timeout: 60_000 };

/** Texts with everything that has broken a parser: braces, marks, escapes, TeX, tags, half characters. */
const PIECES = [
  '{',
  '}',
  '[1]',
  '"',
  '\\',
  '\\alpha ',
  '\\times ',
  '\\frac{1}{2}',
  '$x_{i}$',
  '\n',
  '\t',
  '\u2028',
  '\ud83c',
  '\udf0a',
  '</think>',
  '```',
  '{"zh":',
  "it's",
  '潮汐',
  'tide ',
  '1,200',
  ': ',
  ', ',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(''));

const answer = fc
  .record({ title: text, zh: text, en: text, quote: text, indent: fc.constantFrom(0, 2) })
  .map((made) => {
    const { indent, ...texts } = made;
    const value = {
      ...goodAnswer(),
      title: texts.title,
      zh: { ...ZH, impact: texts.zh },
      en: { ...EN, innovation: texts.en },
      findings: [{ sentences: [3], quote: texts.quote, zh: '误差降低 18.4%。', en: 'It falls.' }],
    };
    return { value, json: JSON.stringify(value, null, indent) };
  });

const before = fc.constantFrom(
  '',
  '好的，以下是分析：\n',
  '<think>{"title":"no"}</think>',
  '```json\n',
  'Here: {the} JSON\n',
);
const after = fc.constantFrom('', '\n```', '\n希望有帮助 {"zh":1}', '}}}');

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...(Array.isArray(value) ? [] : [key]), ...stringsOf(item)]);
}

/** What stays of a text however its escapes are read. */
function core(value: string): string {
  return value.replace(/\\+(?:u[\da-f]{0,4}|[bfnrt"/])?/gi, '').replace(/[^!#-.0-~]/g, '');
}

/** Every string in `part` is the beginning of the one in its place, and a closed one is all of it. */
function isPartOf(part: unknown, whole: unknown, closed: ReadonlySet<string>, path = ''): boolean {
  if (typeof part === 'string') return closed.has(path) ? part === whole : String(whole).startsWith(part);
  if (typeof part !== 'object' || part === null) return true;
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([key, item]) => {
    const at = path ? `${path}.${key}` : key;
    const [, other] = Object.entries(whole).find(([name]) => name === key) ?? [];
    // A key that has not come to its end holds nothing yet.
    return other === undefined
      ? item === null || item === undefined || !isFilled(item)
      : isPartOf(item, other, closed, at);
  });
}

function isFilled(value: unknown): boolean {
  return stringsOf(value).some((each) => each !== '');
}

describe('a growing answer', PATIENCE, () => {
  it('is at any length a beginning of the whole, in whatever frame', () => {
    const property = fc.property(answer, before, fc.nat(), ({ value, json }, frame, cut) => {
      const raw = frame + json.slice(0, cut % (json.length + 1));
      const { value: part, closed, whole } = parsePartial(raw);
      expect(isPartOf(part, value, closed)).toBe(true);
      expect(whole).toBe(raw.length === frame.length + json.length);
      expect(() => toPartialAnalysis(raw, ['zh', 'en'], { sentences })).not.toThrow();
    });
    expect(fc.check(property, { numRuns: RUNS })).toMatchObject({ failed: false });
  });

  it('is read whole, in whatever frame', () => {
    const property = fc.property(answer, before, after, ({ value, json }, head, tail) => {
      const parsed = JSON.parse(json);
      expect(parsed).toEqual(value);
      for (const read of [parsePartial, parseWhole]) {
        expect(read(head + json + tail)).toMatchObject({ value, whole: true });
      }
    });
    expect(fc.check(property, { numRuns: RUNS / 2 })).toMatchObject({ failed: false });
  });
});

describe('a broken answer', PATIENCE, () => {
  const broken = fc
    .tuple(
      answer,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...PIECES)), { maxLength: 4 }),
      fc.nat(),
    )
    .map(([{ json }, edits, cut]) => {
      const edited = edits.reduce((raw, [place, drop, piece]) => {
        const at = place % (raw.length + 1);
        return raw.slice(0, at) + piece + raw.slice(at + drop);
      }, json);
      return edited.slice(0, cut % 3 === 0 ? cut % (edited.length + 1) : edited.length);
    });

  it('never throws, and never shows what is not in it', () => {
    const property = fc.property(broken, (raw) => {
      const { value } = parsePartial(raw);
      const source = core(raw);
      expect(stringsOf(value).filter((shown) => !source.includes(core(shown)))).toEqual([]);
      expect(value === null || isRecord(value)).toBe(true);
      const mended = parseWhole(raw);
      expect(mended.value === null || isRecord(mended.value)).toBe(true);
      expect(() => toPartialAnalysis(raw, ['zh', 'en'], { sentences })).not.toThrow();
    });
    expect(fc.check(property, { numRuns: RUNS })).toMatchObject({ failed: false });
  });

  it('of any characters at all never throws, and is cut to what starts with a brace', () => {
    const unit = fc.oneof(
      fc.constantFrom(...PIECES, "{'", '“', '<think>', '\\u', '\\ud8', '00'),
      fc.string({ unit: 'binary' }),
    );
    const property = fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
      const raw = parts.join('');
      expect(cutPreamble(raw)).toMatch(/^(?:\{|$)/);
      expect(raw.endsWith(cutPreamble(raw))).toBe(true);
      for (const read of [scanJson, parsePartial, parseWhole]) expect(() => read(raw)).not.toThrow();
    });
    expect(fc.check(property, { numRuns: RUNS })).toMatchObject({ failed: false });
  });
});

describe('a megabyte', PATIENCE, () => {
  const MEGABYTE = 1_000_000;
  const times = (piece: string): string => piece.repeat(MEGABYTE / piece.length);

  it.each([
    ['a string', `{"zh":{"impact":"${times('x')}"}}`],
    ['an open string', `{"zh":{"impact":"${times('潮')}`],
    ['escapes', `{"a":"${times('\\n')}"}`],
    ['TeX', `{"a":"${times('\\times \\alpha ')}"}`],
    ['escaped marks', `{"a":"${times('\\"{')}"}`],
    ['backslashes', `{"a":"${times('\\')}`],
    ['raw line ends', `{"a":"${times('\n')}"}`],
    ['half characters', `{"a":"${times('\ud800')}"}`],
    ['half escapes', `{"a":"${times('\\u12')}`],
    ['keys', `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":"v"`).join()}}`],
    ['a list', `{"a":[${times('"x",')}`],
    ['a nest of lists', `{"a":${times('["x",')}`],
    ['a nest of objects', times('{"a":')],
    ['braces', times('{')],
    ['brackets', `{"a":${times('[')}`],
    ['thoughts', `${times('<think></think>')}{"a":"x"}`],
    ['ends of thoughts', `${times('a</think>')}{"a":"x"}`],
    ['a thought', `<think>${times('{"a":1}')}`],
    ['marks of Python', times("{'")],
    ['a dialect', `{'a': '${times('x')}'}`],
    ['blanks', `{${times(' ')}`],
    ['prose', `${times('word ')}{"a":1}`],
    ['braces at the end', `{"a":"x",}${times('}')}`],
  ])('of %s is read in a moment, or given up', (_, raw) => {
    // Many times what it takes: this is to find a reading whose cost grows faster than its text, not a slow machine.
    for (const read of [parsePartial, parseWhole]) expect(processorMs(() => read(raw))).toBeLessThan(2_000);
  });
});
