import { describe, expect, it } from 'vitest';
import { countReduce, type DayToReduce, nextReduce } from '../../lib/analysis/plan-reduce.ts';
import { digestMessages, type DigestPaper } from '../../lib/analysis/prompts/digest.ts';
import { estimateTokens } from '../../lib/analysis/tokens.ts';
import type { DigestPart } from '../../lib/digest/digest.ts';

const papers = (size: number): DigestPaper[] =>
  Array.from({ length: size }, (_, at) => ({
    arxivId: `2609.${String(10_000 + at)}`,
    title: `Low-latency mooring forecasts for harbours, number ${at}`,
    kind: 'new',
    text: 'Forecasts mooring loads with a ring memory and lowers the error by 18.4% against WaveFormer (forecasting, memory)',
    full: true,
    grade: 6 - (at % 5),
  }));

/** Goes through all calls, each answered by a few claims on its papers, and gives the calls back. */
function reduce(day: DayToReduce) {
  const written: DigestPart[] = [];
  const calls: ReturnType<typeof nextReduce>[] = [];
  for (;;) {
    const step = nextReduce(day, written);
    calls.push(step);
    if (step.isWhole || calls.length > 200) return calls;
    const ids = [
      ...step.papers.map(({ arxivId }) => arxivId),
      ...step.parts.flatMap(({ sections }) => sections.themes.flatMap((claim) => claim.papers)),
    ];
    const claims = Array.from({ length: 4 }, (_, at) => ({
      text: `Claim ${at}. `.repeat(12),
      papers: ids.slice(at * 3, at * 3 + 3),
    }));
    written.push({
      of: step.of,
      sections: { themes: claims, highlights: claims, directions: claims, reading: claims },
      dropped: 0,
    });
  }
}

describe('nextReduce', () => {
  it('needs one call where all fit', () => {
    const calls = reduce({ papers: papers(300), topics: [], contextTokens: 128_000 });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.papers).toHaveLength(300);
  });

  it.each([
    [300, 32_000],
    [600, 32_000],
    [600, 8_192],
  ])(
    'goes through %i papers with a context of %i: each once, and no call larger than the model',
    (size, contextTokens) => {
      const day = { papers: papers(size), topics: [], contextTokens };
      const calls = reduce(day);
      const read = calls.flatMap((call) => call.papers.map(({ arxivId }) => arxivId));
      expect(read.toSorted()).toEqual(day.papers.map(({ arxivId }) => arxivId).toSorted());
      expect(calls.filter(({ isWhole }) => isWhole)).toHaveLength(1);
      for (const call of calls) {
        const content = digestMessages({
          category: 'cs.LG',
          announcementDate: '2026-09-02',
          ...call,
          part: null,
          languages: ['en'],
        });
        expect(estimateTokens(content.map((each) => each.content).join('\n'))).toBeLessThan(contextTokens);
      }
      expect(calls.length).toBeLessThan(countReduce(day) * 1.5);
      expect(calls.length).toBeGreaterThanOrEqual(Math.floor(countReduce(day) * 0.6));
    },
  );

  it('gives each part its share of the best', () => {
    const [first] = reduce({
      papers: papers(600).toSorted((a, b) => (b.grade ?? 0) - (a.grade ?? 0)),
      topics: [],
      contextTokens: 32_000,
    });
    expect(first?.papers[0]?.grade).toBe(6);
    expect(first?.papers.at(-1)?.grade).toBe(2);
    expect(first?.count).toBeGreaterThan(1);
  });

  it('does not take a part for another: of other papers it is written anew', () => {
    const day = { papers: papers(600), topics: [], contextTokens: 32_000 };
    const first = nextReduce(day, []);
    const part = { of: first.of, sections: { themes: [], highlights: [], directions: [], reading: [] }, dropped: 0 };
    expect(nextReduce(day, [part]).of).not.toBe(first.of);
    const other = { ...day, papers: day.papers.map((paper) => ({ ...paper, text: `${paper.text}!` })) };
    expect(nextReduce(other, [part]).number).toBe(1);
  });
});
