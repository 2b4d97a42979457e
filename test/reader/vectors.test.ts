import { describe, expect, it } from 'vitest';
import { buildVectors } from '../../lib/reader/vectors.ts';

const TEXTS = [
  'harbour fog segmentation network',
  'segmentation of harbour ships in fog',
  'proof of a tally theorem',
  '',
];

describe('buildVectors', () => {
  it('finds like texts alike', () => {
    const vectors = buildVectors(TEXTS);
    expect(vectors.similarity(0, 1)).toBeGreaterThan(0.3);
    expect(vectors.similarity(0, 2)).toBe(0);
    expect(vectors.similarity(0, 0)).toBeCloseTo(1);
    expect(vectors.similarity(0, 1)).toBeCloseTo(vectors.similarity(1, 0));
    expect(vectors.similarity(0, 9)).toBe(0);
  });

  it('gives the mean similarity to all others', () => {
    const vectors = buildVectors(TEXTS);
    const mean = (vectors.similarity(0, 1) + vectors.similarity(0, 2) + vectors.similarity(0, 3)) / 3;
    const [first, , third, empty] = vectors.centrality();
    expect(first).toBeCloseTo(mean);
    expect(third).toBeCloseTo(0);
    expect(empty).toBe(0);
  });

  it('copes with one text and with none', () => {
    expect(buildVectors([]).centrality()).toEqual([]);
    expect(buildVectors(['fog']).centrality()[0]).toBeCloseTo(0);
  });

  it('takes a day of 600 papers', () => {
    const texts = Array.from({ length: 600 }, (_, paper) =>
      Array.from(
        { length: 150 },
        (_, word) => `word${String.fromCharCode(97 + ((paper * 7 + word * 13) % 26))}${'abcdefgh'.charAt(word % 8)}`,
      ).join(' '),
    );
    expect(buildVectors(texts).centrality()).toHaveLength(600);
  });
});
