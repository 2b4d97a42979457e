import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateAbstract, estimateCall, estimateDigest } from '../../lib/analysis/estimate.ts';
import { type DigestCandidate, packDigest } from '../../lib/analysis/pack-digest.ts';
import { digestMessages } from '../../lib/analysis/prompts/digest.ts';
import { estimateTokens } from '../../lib/analysis/tokens.ts';
import { paper, sentences } from './sample.ts';

function day(size: number, over: Partial<DigestCandidate> = {}): DigestCandidate[] {
  return Array.from({ length: size }, (_, index) => ({
    arxivId: `2609.${String(index).padStart(5, '0')}`,
    title: `A method for harbours, number ${index}`,
    kind: 'new',
    abstract: 'We propose a method that forecasts mooring loads and test it on storms. '.repeat(18),
    sentence: 'We propose a method.',
    ...over,
  }));
}

describe('packDigest', () => {
  it('gives whole abstracts where all fit', () => {
    const packed = packDigest(day(20), 128_000);
    expect(packed).toMatchObject({ full: 20, brief: 0, left: 0 });
    expect(packed.papers.every((one) => one.full && one.text.length > 1_000)).toBe(true);
  });

  it('gives as many whole abstracts as fit and the rest in one sentence, in the order of the listing', () => {
    const candidates = day(100);
    const packed = packDigest(candidates, 32_000);
    expect(packed.full).toBeGreaterThan(20);
    expect(packed.full + packed.brief).toBe(100);
    expect(packed.papers.map((one) => one.arxivId)).toEqual(candidates.map((one) => one.arxivId));
    expect(packed.papers.at(-1)).toMatchObject({ full: false, text: 'We propose a method.' });
  });

  it('prefers new submissions to cross-lists to replacements', () => {
    const candidates = [...day(30, { kind: 'replacement' }), ...day(30, { kind: 'cross' }), ...day(30)];
    const packed = packDigest(candidates, 24_000);
    const share = (kind: string) => packed.papers.filter((one) => one.kind === kind && one.full).length;
    expect(share('new')).toBe(30);
    expect(share('cross')).toBeGreaterThanOrEqual(share('replacement'));
    expect(share('replacement')).toBeLessThan(30);
  });

  it('leaves out, and counts, what does not even fit in brief', () => {
    const packed = packDigest(day(400), 8_192);
    expect(packed.left).toBeGreaterThan(0);
    expect(packed.full + packed.brief + packed.left).toBe(400);
  });

  it('never goes over the context, whatever the day is like', () => {
    const candidates = fc.array(
      fc.record({
        arxivId: fc.stringMatching(/^26\d\d\.\d{5}$/),
        title: fc.string({ maxLength: 200 }),
        kind: fc.constantFrom('new' as const, 'cross' as const, 'replacement' as const),
        abstract: fc.option(fc.string({ maxLength: 2_000 })),
        sentence: fc.option(fc.string({ maxLength: 200 })),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(candidates, fc.integer({ min: 4_096, max: 20_000 }), (list, contextTokens) => {
        const packed = packDigest(list, contextTokens);
        expect(packed.full + packed.brief + packed.left).toBe(list.length);
        const input = {
          category: 'cs.LG',
          announcementDate: '2026-09-02',
          papers: packed.papers,
          languages: ['zh'] as const,
        };
        expect(estimateTokens(digestMessages(input)[1]?.content ?? '')).toBeLessThan(contextTokens);
      }),
      { numRuns: 50 },
    );
  });
});

describe('estimates', () => {
  it('grow with languages and text', () => {
    const input = { paper, sentences, languages: ['en'] as const };
    const english = estimateAbstract(input);
    const both = estimateAbstract({ ...input, languages: ['zh', 'en'] });
    expect(english.inputTokens).toBeGreaterThan(500);
    expect(english.inputTokens).toBeLessThan(3_000);
    expect(both.outputTokens).toBeGreaterThan(english.outputTokens * 2);
    expect(both.inputTokens).toBeGreaterThan(english.inputTokens);
    const longer = [...sentences, { id: 6, text: 'More. '.repeat(300) }];
    expect(estimateAbstract({ ...input, sentences: longer }).inputTokens).toBeGreaterThan(english.inputTokens + 300);
  });

  it('say how much of a day a digest would read', () => {
    const input = {
      category: 'cs.LG',
      announcementDate: '2026-09-02',
      papers: day(100),
      languages: ['zh', 'en'] as const,
    };
    const roomy = estimateDigest({ ...input, contextTokens: 400_000 });
    const tight = estimateDigest({ ...input, contextTokens: 16_000 });
    expect(roomy.read).toBe(100);
    expect(tight.read).toBeLessThan(100);
    expect(tight.inputTokens).toBeLessThan(16_000);
    expect(roomy.inputTokens).toBeGreaterThan(tight.inputTokens);
  });

  it('count a call by what was sent and what came', () => {
    const messages = [{ role: 'user' as const, content: 'word '.repeat(400) }];
    expect(estimateCall({ messages, schema: null }, '')).toMatchObject({ outputTokens: 0 });
    const schema = { name: 'x', schema: { type: 'object', description: 'word '.repeat(400) } };
    const plain = estimateCall({ messages, schema: null }, 'an answer');
    expect(plain.inputTokens).toBeGreaterThan(400);
    expect(plain.outputTokens).toBeGreaterThan(0);
    expect(estimateCall({ messages, schema }, '').inputTokens).toBeGreaterThan(plain.inputTokens + 400);
  });
});
