import { describe, expect, it } from 'vitest';
import { classifyRoles, roleProbabilities } from '../../lib/reader/roles.ts';

const ABSTRACT = [
  'Tidal turbines are an attractive source of energy and have received much attention in recent years.',
  'In this paper, we propose a method to predict blade wear from sound.',
  'Features are extracted with a filter bank and fed to a small network.',
  'Experimental results show that our method outperforms two baselines by 12%.',
];

describe('classifyRoles', () => {
  it('follows an abstract from background to result', () => {
    const roles = classifyRoles(ABSTRACT);
    expect(roles[0]).toBe('background');
    expect(['objective', 'method']).toContain(roles[1]);
    expect(roles[2]).toBe('method');
    expect(roles[3]).toBe('result');
  });

  it('has nothing to say of nothing', () => {
    expect(classifyRoles([])).toEqual([]);
  });

  it('reads the same words otherwise in another place', () => {
    const sentence = 'The network is small.';
    const [first] = roleProbabilities([sentence, ...ABSTRACT]);
    const last = roleProbabilities([...ABSTRACT, sentence]).at(-1);
    expect(first?.[0]).toBeGreaterThan(last?.[0] ?? 1);
  });

  it('gives probabilities', () => {
    for (const row of roleProbabilities(ABSTRACT)) {
      expect(row).toHaveLength(5);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    }
  });
});
