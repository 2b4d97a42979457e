import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFinding } from '../../lib/analysis/evidence.ts';
import { sentences } from './sample.ts';

function check(text: string, ids: number[], quote: string) {
  const { evidence, sentences: found } = checkFinding({ text, sentences: ids, quote }, sentences);
  return { evidence, sentences: found };
}

describe('the quote of a finding', () => {
  it('is verified where it stands to the letter in a named sentence', () => {
    expect(check('它很快。', [4], 'It runs in 2.1 ms')).toEqual({ evidence: 'verified', sentences: [4] });
    expect(check('它很快。', [4], '“It runs in 2.1 ms”')).toEqual({ evidence: 'verified', sentences: [4] });
  });

  it.each([
    ['white space', 'It runs  in\n2.1 ms'],
    ['case', 'it Runs in 2.1 MS'],
    ['a dash', 'single-core controller - nine times faster'],
    ['a hyphen', 'single core controller'],
    ['a trailing stop', 'on a single-core controller.'],
    ['words left out', 'It runs in 2.1 ms … faster than WaveFormer'],
  ])('is repaired where it differs in %s', (_, quote) => {
    expect(check('它很快。', [4], quote)).toEqual({ evidence: 'repaired', sentences: [4] });
  });

  it.each(['the last k wave states', 'the last $k$ wave states in a ring-memory'])(
    'is found through TeX: %j',
    (quote) => {
      expect(check('保存状态。', [2], quote)).toEqual({ evidence: 'repaired', sentences: [2] });
    },
  );

  it('is found with a percent sign that TeX escapes', () => {
    expect(check('误差降低 18.4%。', [3], 'error by 18.4% over')).toEqual({ evidence: 'repaired', sentences: [3] });
  });

  it('is repaired, with the ids set right, where it stands in another sentence', () => {
    expect(check('它很快。', [2], 'It runs in 2.1 ms')).toEqual({ evidence: 'repaired', sentences: [4] });
    expect(check('它很快。', [99], 'It runs in 2.1 ms')).toEqual({ evidence: 'repaired', sentences: [4] });
    expect(check('它很快。', [], 'It runs in 2.1 ms')).toEqual({ evidence: 'repaired', sentences: [4] });
  });

  it('may run across sentences', () => {
    expect(check('它很快。', [4, 5], 'faster than WaveFormer. Code is released.')).toEqual({
      evidence: 'verified',
      sentences: [4, 5],
    });
    expect(check('它很快。', [4], 'faster than WaveFormer. Code is released.').evidence).toBe('repaired');
  });

  it('is unverified where it stands nowhere', () => {
    expect(check('它很快。', [4], 'It runs in real time on a phone').evidence).toBe('unverified');
    expect(check('它很快。', [4], 'a').evidence).toBe('verified');
    expect(check('它很快。', [4], '— !').evidence).toBe('unverified');
  });
});

describe('the numbers of a finding', () => {
  it('flags a planted number, even beside a good quote', () => {
    expect(check('误差降低 81.4%。', [3], 'lowers the forecast error').evidence).toBe('unverified');
    expect(check('Latency is 2.2 ms.', [4], 'It runs in 2.1 ms').evidence).toBe('unverified');
    expect(check('在 1,300 场风暴上测试。', [3], '').evidence).toBe('unverified');
  });

  it('takes a number from another sentence for a repair, and adds that sentence', () => {
    expect(check('误差降低 18.4%，延迟 2.1 毫秒。', [3], 'lowers the forecast error')).toEqual({
      evidence: 'repaired',
      sentences: [3, 4],
    });
  });

  it.each([
    ['1200 场风暴', [3]],
    ['１２００ 场风暴', [3]],
    ['1,200 storms', [3]],
    ['1.2k storms', [3]],
    ['降低 18.4 %', [3]],
    ['18.4 percent lower', [3]],
    ['降低 $18.4\\%$', [3]],
    ['3 个基准', [3]],
    ['快 9 倍', [4]],
    ['9× faster', [4]],
    ['用 1 个核', [4]],
  ])('reads %j as what sentence %j says', (text, ids) => {
    expect(check(text, ids, '')).toEqual({ evidence: 'verified', sentences: ids });
  });

  it('multiplies scales out, in either language', () => {
    const counted = [{ id: 1, text: 'A 7B model is trained on 1.2 million images and $10^6$ captions.' }];
    const state = (text: string) => checkFinding({ text, sentences: [1], quote: '' }, counted).evidence;
    expect(state('70 亿参数')).toBe('verified');
    expect(state('120万张图像')).toBe('verified');
    expect(state('1200000 images')).toBe('verified');
    expect(state('7B 模型')).toBe('verified');
    expect(state('12万张图像')).toBe('unverified');
  });

  it('does not take the digit of a name for a claim', () => {
    expect(check('在 GPT-4 与 F1 上的 TideNetV2 也很快。', [4], '').evidence).toBe('verified');
  });
});

describe('a finding without a quote', () => {
  it('rests on its ids', () => {
    expect(check('代码已公开。', [5], '')).toEqual({ evidence: 'verified', sentences: [5] });
    expect(check('代码已公开。', [5, 77], ' ')).toEqual({ evidence: 'repaired', sentences: [5] });
    expect(check('代码已公开。', [], '')).toEqual({ evidence: 'unverified', sentences: [] });
    expect(check('代码已公开。', [0, -1, 2.5], '')).toEqual({ evidence: 'unverified', sentences: [] });
  });
});

describe('checkFinding', () => {
  it('verifies every true quote and names only sentences there are', () => {
    const sentence = fc.constantFrom(...sentences);
    fc.assert(
      fc.property(
        sentence,
        fc.nat(),
        fc.nat(),
        fc.array(fc.integer({ min: -2, max: 9 })),
        (named, from, length, ids) => {
          const start = from % named.text.length;
          const quote = named.text.slice(start, start + 8 + (length % 60)).trim();
          fc.pre(quote.length > 7);
          const finding = checkFinding({ text: '结论', sentences: [named.id, ...ids], quote }, sentences);
          expect(finding.evidence).not.toBe('unverified');
          expect(finding.sentences.every((id) => sentences.some((sentence) => sentence.id === id))).toBe(true);
        },
      ),
    );
  });

  it('takes anything for text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.double()), fc.string(), (text, ids, quote) => {
        expect(() => checkFinding({ text, sentences: ids, quote }, sentences)).not.toThrow();
        expect(checkFinding({ text, sentences: ids, quote }, []).sentences).toEqual([]);
      }),
    );
  });
});
