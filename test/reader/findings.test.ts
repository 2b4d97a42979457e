import { describe, expect, it } from 'vitest';
import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { chooseFindings, takeLikely } from '../../lib/reader/findings.ts';
import { roleProbabilities } from '../../lib/reader/roles.ts';

function choose(sentences: readonly string[], title = 'A Gate in Fog', categories?: readonly string[]): number[] {
  const text = readAbstract(sentences);
  return chooseFindings({ title, ...(categories ? { categories } : {}) }, text, roleProbabilities(text));
}

describe('chooseFindings', () => {
  it('prefers results with numbers', () => {
    const sentences = [
      'Wear is seen early in many boats.',
      'We study wear over two years in one harbour.',
      'Wear falls by 31% over two years.',
      'Boats pass by the bay daily.',
    ];
    const findings = choose(sentences);
    expect(findings).toContain(2);
    expect(findings).not.toContain(0);
  });

  it('gives at most seven, in the order of the text', () => {
    const sentences = Array.from(
      { length: 20 },
      (_, index) => `Results show that our method improves case ${index} by ${index + 1}% in total.`,
    );
    const findings = choose(sentences);
    expect(findings).toHaveLength(7);
    expect(findings).toEqual(findings.toSorted((left, right) => left - right));
  });

  it('would rather give none than a complaint', () => {
    expect(choose(['However, fog remains challenging.', 'Existing methods fail in fog.'])).toEqual([]);
  });

  it('gives the best of a plain abstract', () => {
    const sentences = ['Fog is water.', 'A gate is set in the bay for it.', 'Water is counted at the gate.'];
    expect(choose(sentences).length).toBeGreaterThan(0);
  });

  it('leaves out where the code is', () => {
    const sentences = ['We present a gate.', 'The gate improves flow by 5%.', 'Code is publicly available.'];
    expect(choose(sentences)).toEqual([0, 1]);
  });

  it('tells what was found from how it was looked for', () => {
    const sentences = [
      'We propose Harbour, a model of fog.',
      'We train it on two datasets and compare it with three baselines.',
      'Our results show that Harbour outperforms all baselines.',
    ];
    expect(choose(sentences)).toEqual([0, 2]);
  });

  it('takes the first sentence of an abstract that has nothing but findings', () => {
    const sentences = [
      'All invariants of hyperbolic gates of the second order are computed.',
      'It is shown that seven of them are independent.',
    ];
    expect(choose(sentences, 'Invariants of Hyperbolic Gates', ['math.DG'])).toEqual([0, 1]);
  });

  it('reads a paper without categories as one of the usual fields', () => {
    const sentences = ['Fog is water.', 'We propose a gate.', 'The gate improves flow by 5%.'];
    expect(choose(sentences, 'A Gate', [])).toEqual(choose(sentences, 'A Gate'));
    expect(choose(sentences)).toEqual([1, 2]);
  });

  it('has none of nothing', () => {
    expect(choose([])).toEqual([]);
  });
});

describe('takeLikely', () => {
  const cues = readAbstract(['A.', 'B.', 'However, fog remains challenging.', 'D.']).cues;

  it('takes what is likely enough, and the likeliest in any case, but no complaint', () => {
    expect(takeLikely([0.6, 0.4, 0.9, 0.7], cues, 0.5)).toEqual([0, 3]);
    expect(takeLikely([0.1, 0.3, 0.9, 0.2], cues, 0.5)).toEqual([1]);
  });
});
