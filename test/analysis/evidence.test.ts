import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFinding } from '../../lib/analysis/evidence/check-finding.ts';
import type { NumberedSentence } from '../../lib/analysis/tidy.ts';
import { EVIDENCE_CASES, PAPERS } from './evidence-cases.ts';
import { sentences } from './sample.ts';

function evidenceOf(text: string, ids: number[], quote: string, paper: readonly NumberedSentence[] = sentences) {
  return checkFinding({ text, sentences: ids, quote }, paper).evidence;
}

describe('the numbers of a finding', () => {
  it.each([
    ['1200 场风暴', 3],
    ['１２００ 场风暴', 3],
    ['一千二百场风暴', 3],
    ['1,200 storms', 3],
    ['1.2k storms', 3],
    ['降低 18.4 %', 3],
    ['降低百分之十八点四', 3],
    ['18.4 percent lower', 3],
    ['降低 $18.4\\%$', 3],
    ['3 个基准', 3],
    ['快 9 倍', 4],
    ['9× faster', 4],
    ['用 1 个核', 4],
    ['见表 7，快 9 倍', 4],
    ['快 9 倍 [4]', 4],
    ['在 GPT-4 之外（1）快 9 倍', 4],
  ])('are read in %j as sentence %j says them', (text, id) => {
    const paper = [...sentences, { id: 6, text: 'GPT-4 is used for the table of names.' }];
    const quote = id === 3 ? 'lowers the forecast error' : 'It runs in 2.1 ms';
    expect(evidenceOf(text, [id], quote, paper)).toBe('verified');
  });

  it.each(['12 场风暴', '降低 18.4', '降低 18.4 毫秒', '1,200% lower', '9 个基准', '一千三百场风暴'])(
    'are not those of the paper in %j',
    (text) => {
      expect(evidenceOf(text, [3], 'lowers the forecast error')).toBe(text === '降低 18.4' ? 'verified' : 'unverified');
    },
  );

  it('are multiplied out, in either language', () => {
    const counted = [
      { id: 1, text: 'A 7B model is trained on 1.2 million images, $10^6$ captions and 3 × 10^{-4} of the rest.' },
    ];
    const state = (text: string) => evidenceOf(text, [1], 'A 7B model is trained', counted);
    for (const text of ['70 亿参数', '120万张图像', '1200000 images', '7B 模型', '一百万条', '占 0.0003']) {
      expect(state(text), text).toBe('verified');
    }
    for (const text of ['12万张图像', '700 亿参数', '1.2 images', '1.2 billion images', '3 × 10⁻³']) {
      expect(state(text), text).toBe('unverified');
    }
  });

  it('come from the sentences around, not from the other end of the paper', () => {
    const far = Array.from({ length: 30 }, (_, index) => ({
      id: index + 1,
      text: `Step ${index + 1} costs ${index}.5 s.`,
    }));
    expect(evidenceOf('耗时 6.5 秒。', [5], 'Step 5 costs 4.5 s', far)).toBe('repaired');
    expect(evidenceOf('耗时 25.5 秒。', [5], 'Step 5 costs 4.5 s', far)).toBe('unverified');
  });
});

describe('the table of cases', () => {
  it('covers each state in each paper', () => {
    const kinds = new Set(EVIDENCE_CASES.map(({ paper, state }) => `${paper} ${state}`));
    expect(kinds.size).toBe(Object.keys(PAPERS).length * 3);
    expect(EVIDENCE_CASES.length).toBeGreaterThanOrEqual(140);
  });
});

describe('checkFinding', { timeout: 60_000 }, () => {
  const papers = Object.values(PAPERS);
  const sentence = fc.constantFrom(...papers.flatMap((paper) => paper.map((each) => ({ paper, ...each }))));

  it('takes a name from the title, and nothing else', () => {
    const text = [{ id: 1, text: 'Our decoder raises mIoU from 14.8 to 17.6 on unseen classes.' }];
    const quote = 'raises mIoU from 14.8 to 17.6';
    const check = (finding: string, title: string) =>
      checkFinding({ text: finding, sentences: [1], quote }, text, title).evidence;
    expect(check('ReefScope raises mIoU to 17.6.', 'ReefScope: Looking Twice at 31 Reefs')).toBe('verified');
    expect(check('ReefScope 将 mIoU 提高到 17.6。', 'ReefScope: Looking Twice at 31 Reefs')).toBe('verified');
    expect(check('ReefScope raises mIoU to 17.6.', 'Looking Twice')).toBe('unverified');
    expect(check('ReefScope raises mIoU to 31.', 'ReefScope: Looking Twice at 31 Reefs')).toBe('unverified');
  });

  it('finds every run of whole words that is not torn off a negation', () => {
    const property = fc.property(sentence, fc.nat(), fc.nat(), ({ paper, id, text }, from, length) => {
      const words = text.split(' ');
      const start = from % (words.length - 3);
      const quote = words.slice(start, start + 4 + (length % 9)).join(' ');
      fc.pre(words.length > 3 && !/not|不/.test(text));
      expect(evidenceOf('结论', [id], quote, paper)).toBe(/\n/.test(quote) ? 'repaired' : 'verified');
      const shouted = quote.replaceAll(' ', '  ').replaceAll(/(?<!\\)\b[a-z]+/g, (word) => word.toUpperCase());
      expect(evidenceOf('结论', [id], shouted, paper)).not.toBe('unverified');
    });
    expect(fc.check(property, { numRuns: 500 })).toMatchObject({ failed: false });
  });

  it('finds no quote with a digit changed', () => {
    const property = fc.property(
      sentence,
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      ({ paper, id, text }, place, by) => {
        const digits = [...text.matchAll(/\d/g)];
        fc.pre(digits.length > 0);
        const at = digits[place % digits.length]?.index ?? 0;
        const quote = text.slice(0, at) + ((Number(text.charAt(at)) + by) % 10) + text.slice(at + 1);
        expect(evidenceOf('结论', [id], quote, paper)).toBe('unverified');
      },
    );
    expect(fc.check(property, { numRuns: 500 })).toMatchObject({ failed: false });
  });

  it('finds no quote with a word of another sentence in it', () => {
    const property = fc.property(sentence, sentence, fc.nat(), fc.nat(), (one, other, place, pick) => {
      const words = one.text.split(' ');
      const foreign = other.text.split(' ').filter((word) => /^[a-z]{4,}$/.test(word) && !one.text.includes(word));
      fc.pre(words.length > 4 && foreign.length > 0);
      const at = 1 + (place % (words.length - 2));
      const quote = words.with(at, foreign[pick % foreign.length] ?? '').join(' ');
      expect(evidenceOf('结论', [one.id], quote, one.paper)).toBe('unverified');
    });
    expect(fc.check(property, { numRuns: 500 })).toMatchObject({ failed: false });
  });

  it('takes anything for text, and names only sentences there are', () => {
    const scrap = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\\', '$', '{', '^', '1', ',', '.', '%', '亿', '不', 'x', ' ') }),
    );
    const property = fc.property(scrap, fc.array(fc.double()), scrap, fc.array(scrap), (text, ids, quote, texts) => {
      const paper = texts.map((each, index) => ({ id: index, text: each }));
      const finding = checkFinding({ text, sentences: ids, quote }, paper);
      expect(finding.sentences.every((id) => id >= 0 && id < texts.length)).toBe(true);
      expect(finding).toMatchObject({ text, quote });
      expect(checkFinding({ text, sentences: ids, quote }, [])).toMatchObject({
        evidence: 'unverified',
        sentences: [],
      });
    });
    expect(fc.check(property, { numRuns: 1_000 })).toMatchObject({ failed: false });
  });

  it('tells hundreds of findings of 1,500 sentences apart', () => {
    const paper = Array.from({ length: 1_500 }, (_, index) => {
      const base = PAPERS.tide[index % PAPERS.tide.length]?.text ?? '';
      return { id: index + 1, text: `${base} In run ${index} the loss was ${index / 7} at $\\alpha_{${index}}$.` };
    });
    for (let id = 5; id <= 1_500; id += 5) {
      const quote = `In run ${id - 1} the loss was ${(id - 1) / 7} at`;
      expect(evidenceOf(`第 ${id - 1} 轮在 ResNet-7 上的损失`, [id], quote, paper)).toBe('unverified');
      expect(evidenceOf(`TideNet 的损失为 ${(id - 1) / 7}`, [id], quote, paper)).toBe('verified');
    }
  });
});

/** Where the summaries are at hand: one-sentence summaries of papers, with the sentences of each abstract. */
const atHand = [new URL('../../../shared/datasets/scitldr-dev.jsonl', import.meta.url)].filter((path) =>
  existsSync(path),
);

interface Summarised {
  source: string[];
  rouge_scores: number[];
  target: string[];
}

describe.each(atHand)('summaries of real papers without a quote', { timeout: 60_000 }, (path) => {
  const papers = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(0, 300)
    .map((line) => JSON.parse(line) as Summarised);

  function shareBorne(summaryOf: (place: number) => string): number {
    const borne = papers.filter(({ source, rouge_scores: scores }, place) => {
      const paper = source.map((text, index) => ({ id: index + 1, text }));
      const nearest = paper.map(({ id }) => id).toSorted((a, b) => (scores[b - 1] ?? 0) - (scores[a - 1] ?? 0));
      return evidenceOf(summaryOf(place), nearest.slice(0, 2), '', paper) === 'repaired';
    });
    return borne.length / papers.length;
  }

  it('are mostly borne by their own sentences, and hardly ever by those of another paper', () => {
    expect(shareBorne((place) => papers[place]?.target[0] ?? '')).toBeGreaterThan(0.55);
    expect(shareBorne((place) => papers[(place + 1) % papers.length]?.target[0] ?? '')).toBeLessThan(0.02);
  });
});
