import { describe, expect, it } from 'vitest';
import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { chooseFindings, findingProbabilities } from '../../lib/reader/findings.ts';
import { roleProbabilities } from '../../lib/reader/roles.ts';

function choose(sentences: readonly string[]): number[] {
  const text = readAbstract(sentences);
  return chooseFindings(text, roleProbabilities(text));
}

describe('chooseFindings', () => {
  it('prefers results with numbers', () => {
    const sentences = [
      'Wear is seen early in many boats.',
      'We study wear over two years in one harbour.',
      'Wear falls by 31% over two years.',
      'Boats pass by the bay daily.',
    ];
    expect(choose(sentences)).toContain(2);
    const text = readAbstract(sentences);
    const [early = 1, , falls = 0] = findingProbabilities(text, roleProbabilities(text));
    expect(falls).toBeGreaterThan(early);
  });

  it('gives at most six, in the order of the text', () => {
    const sentences = Array.from(
      { length: 20 },
      (_, index) => `Results show that our method improves case ${index} by ${index + 1}% in total.`,
    );
    const findings = choose(sentences);
    expect(findings).toHaveLength(6);
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

  it('has none of nothing', () => {
    expect(choose([])).toEqual([]);
  });
});
