import { describe, expect, it } from 'vitest';
import { rank, type Rankable } from '../../lib/interests/rank.ts';
import { tellReasons } from '../../lib/interests/rank-words.ts';

const paper = (index: number, over: Partial<Rankable> = {}): Rankable => ({
  arxivId: `2601.${String(10_000 + index)}`,
  section: 0,
  learned: null,
  grades: null,
  rules: { score: 0, included: [], excluded: [] },
  followed: [],
  hasCode: false,
  withdrawn: false,
  ...over,
});
const places = (papers: readonly Rankable[], seed = 'cs.CV 2026-01-27'): number[] =>
  rank(papers, seed).map(({ place }) => place);

const learned = (margin: number) => ({ margin, reasons: [{ kind: 'word', text: 'leaf counting' } as const] });

describe('rank', () => {
  it('keeps the page’s order where nothing is known, with the middle score and no reason', () => {
    const ranked = rank(
      [0, 1, 2].map((index) => paper(index)),
      'x',
    );
    expect(ranked).toEqual([1, 2, 3].map((place) => ({ place, score: 50, reasons: [], explored: false })));
  });

  it('puts what speaks for a paper above what speaks against one', () => {
    expect(
      places([
        paper(0, { rules: { score: -2, included: [], excluded: ['survey'] } }),
        paper(1, { learned: learned(0.4) }),
        paper(2),
        paper(3, { followed: ['Osei'] }),
        paper(4, { grades: { relevance: 3, significance: 2 } }),
        paper(5, { learned: learned(-0.4) }),
      ]),
    ).toEqual([6, 3, 4, 1, 2, 5]);
  });

  it('says its reasons, the weightiest first, and none of what speaks against', () => {
    const [one] = rank(
      [
        paper(0, {
          learned: {
            margin: 0.5,
            reasons: [
              { kind: 'word', text: 'leaf counting' },
              { kind: 'author', text: 'Osei' },
            ],
          },
          followed: ['Ada Moran'],
          grades: { relevance: 1, significance: 1 },
        }),
      ],
      'x',
    );
    expect(one?.reasons.map(({ kind }) => kind)).toEqual(['followed', 'learned']);
    const tell = (language: 'en' | 'zh') =>
      tellReasons(one ?? { reasons: [], explored: false }, { language, nameOf: ({ text }) => text });
    expect(tell('en')).toBe('by Ada Moran; like papers you starred: leaf counting, Osei');
    expect(tell('zh')).toBe('Ada Moran 的论文；像你收藏过的：leaf counting、Osei');
  });

  it('ranks within each section by itself', () => {
    expect(
      places([
        paper(0),
        paper(1, { section: 1 }),
        paper(2, { section: 1, followed: ['A'] }),
        paper(3, { followed: ['A'] }),
      ]),
    ).toEqual([2, 2, 1, 1]);
  });
});

describe('the place that is left to chance', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    paper(index, {
      learned: { margin: 1 - index / 20, reasons: index % 4 === 0 ? [] : [{ kind: 'word', text: 'leaf' }] },
    }),
  );

  it('is one in ten, the last of each ten, and each paper still has one place', () => {
    const ranked = rank(many, 'cs.CV 2026-01-27');
    const explored = ranked.filter((each) => each.explored).map(({ place }) => place);
    expect(explored.toSorted((a, b) => a - b)).toEqual([10, 20, 30]);
    expect(ranked.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(many.map((_, index) => index + 1));
  });

  it('goes to papers from further down of which little is known', () => {
    const explored = [...rank(many, 'cs.CV 2026-01-27').entries()].filter(([, each]) => each.explored);
    expect(explored.filter(([index, { place }]) => index < place)).toEqual([]);
    expect(explored.filter(([index]) => index % 4 !== 0)).toEqual([]);
  });

  it('is the same all day, and another one on another day', () => {
    expect(places(many, 'cs.CV 2026-01-27')).toEqual(places(many, 'cs.CV 2026-01-27'));
    expect(places(many, 'cs.CV 2026-01-28')).not.toEqual(places(many, 'cs.CV 2026-01-27'));
  });

  it('never goes to what a rule leaves out or what was withdrawn', () => {
    const unwanted = many.map((each, index) =>
      index < 12
        ? each
        : {
            ...each,
            withdrawn: index % 2 === 0,
            rules: { score: -1, included: [], excluded: index % 2 === 0 ? [] : ['survey'] },
          },
    );
    const ranked = rank(unwanted, 'x');
    expect(ranked.slice(12).some(({ explored }) => explored)).toBe(false);
  });

  it('is not in a section of fewer than ten', () => {
    expect(rank(many.slice(0, 9), 'x').some(({ explored }) => explored)).toBe(false);
  });
});
