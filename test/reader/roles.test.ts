import { describe, expect, it } from 'vitest';
import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { likeliestRoles, roleProbabilities } from '../../lib/reader/roles.ts';

const probabilitiesOf = (sentences: readonly string[]) => roleProbabilities(readAbstract(sentences));

const ABSTRACT = [
  'Tidal turbines are an attractive source of energy and have received much attention in recent years.',
  'In this paper, we propose a method to predict blade wear from sound.',
  'Features are extracted with a filter bank and fed to a small network.',
  'Experimental results show that our method outperforms two baselines by 12%.',
];

describe('roleProbabilities', () => {
  it('follows an abstract from background to result', () => {
    const roles = likeliestRoles(probabilitiesOf(ABSTRACT));
    expect(roles[0]).toBe('background');
    expect(['objective', 'method']).toContain(roles[1]);
    expect(roles[2]).toBe('method');
    expect(roles[3]).toBe('result');
  });

  it('has nothing to say of nothing', () => {
    expect(likeliestRoles(probabilitiesOf([]))).toEqual([]);
  });

  it('reads the same words otherwise in another place', () => {
    const sentence = 'The network is small.';
    const [first] = probabilitiesOf([sentence, ...ABSTRACT]);
    const last = probabilitiesOf([...ABSTRACT, sentence]).at(-1);
    expect(first?.[0]).toBeGreaterThan(last?.[0] ?? 1);
  });

  it('gives probabilities', () => {
    for (const row of probabilitiesOf(ABSTRACT)) {
      expect(row).toHaveLength(5);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    }
  });
});
