import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTriage } from '../../lib/analysis/estimate.ts';
import { chunkPapers, chunkSize, MOST_MISSES, TRIAGE_CHUNK } from '../../lib/analysis/plan-triage.ts';
import { NO_INTERESTS } from '../../lib/interests/interests.ts';

const day = (size: number, words = 180) =>
  Array.from({ length: size }, (_, at) => ({
    arxivId: `2609.${String(at).padStart(5, '0')}`,
    title: `Harbour forecasts, number ${at}`,
    sentences: [{ id: 1, text: 'We forecast mooring loads from waves. '.repeat(Math.ceil(words / 6)) }],
  }));
const roomy = { contextTokens: 32_000, languages: ['zh', 'en'] as const };

describe('chunkPapers', () => {
  it('puts a day of 300 into as many calls as there are tens', () => {
    const chunks = chunkPapers(day(300), roomy);
    expect(chunks).toHaveLength(300 / TRIAGE_CHUNK);
    expect(chunks.flat().map(({ arxivId }) => arxivId)).toEqual(day(300).map(({ arxivId }) => arxivId));
  });

  it('sends fewer at once to a model that holds little, and never more than half of what it holds', () => {
    const chunks = chunkPapers(day(60), { ...roomy, contextTokens: 8_192 });
    expect(chunks.length).toBeGreaterThan(6);
    for (const papers of chunks) {
      const { inputTokens } = estimateTriage({ papers, interests: NO_INTERESTS, languages: ['zh', 'en'] });
      expect(inputTokens).toBeLessThan(8_192 / 2 + 300);
    }
  });

  it('leaves no paper out and sends none twice, however long they are', () => {
    const length = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(fc.array(length, { maxLength: 30 }), fc.integer({ min: 2_000, max: 40_000 }), (lengths, context) => {
        const papers = lengths.map((words, at) => ({ ...day(1, words)[0], arxivId: `2609.${at + 10_000}` })) as never[];
        const chunks = chunkPapers(papers, { ...roomy, contextTokens: context });
        expect(chunks.flat()).toEqual(papers);
        expect(chunks.every(({ length: size }) => size > 0 && size <= TRIAGE_CHUNK)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('sends what was asked for in vain in smaller company each time', () => {
    expect([0, 1, MOST_MISSES].map(chunkSize)).toEqual([10, 4, 2]);
  });
});
