import { describe, expect, it } from 'vitest';
import { chainMarginals } from '../../lib/reader/linear-chain.ts';
import { unpackModel } from '../../lib/reader/linear-model.ts';
import { unpackNets } from '../../lib/reader/second-pass.ts';
import { fitChain } from './train/fit-chain.ts';
import { fitNet } from './train/fit-net.ts';
import { minimise } from './train/lbfgs.ts';

describe('minimise', () => {
  it('finds the bottom of a narrow valley', () => {
    // Rosenbrock's function, from the origin; its minimum is at (1, 1).
    const point = minimise(
      (at, gradient) => {
        const [x = 0, y = 0] = at;
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      2,
      200,
      0,
    );
    expect(point[0]).toBeCloseTo(1, 3);
    expect(point[1]).toBeCloseTo(1, 3);
  });
});

describe('fitChain', () => {
  /** Feature 1 means label 0, feature 2 label 1; feature 3 tells nothing, but label 1 is followed by label 0. */
  const chains = Array.from({ length: 30 }, () => ({
    sentences: [1, 2, 3].map((feature) => [{ features: [feature], weight: 1 }]),
    labels: [0, 1, 0],
  }));
  const options = { labels: 2, iterations: 50, penalty: 0.1, transitionPenalty: 0.1, keep: 2 };
  const weightOf = new Map([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);

  it('learns labels from features and from their order', () => {
    const { model, transitions } = fitChain(chains, weightOf, options);
    const reader = unpackModel(model);
    const scores = [1, 2, 99].map((feature) => reader.score([{ features: [feature], weight: 1 }]));
    const labels = chainMarginals(scores, transitions).map((row) => row.indexOf(Math.max(...row)));
    expect(labels).toEqual([0, 1, 0]);
  });

  it('gives the same model twice', () => {
    expect(fitChain(chains, weightOf, options)).toEqual(fitChain(chains, weightOf, options));
  });
});

describe('fitNet', () => {
  const samples = Array.from({ length: 400 }, (_, index) => {
    const [x, y] = [Math.sin(index * 12.9898), Math.sin(index * 78.233)];
    return { inputs: [x, y], label: Number(x * y > 0) };
  });
  const options = { outputs: 2, hidden: 16, epochs: 60, rate: 0.02, penalty: 0, dropout: 0, seed: 3 };

  it('learns what no linear model can', () => {
    const net = unpackNets([fitNet(samples, options)]);
    const right = samples.filter(({ inputs, label }) => (net(inputs)[label] ?? 0) > 0.5).length;
    expect(right / samples.length).toBeGreaterThan(0.9);
  });

  it('gives the same net twice', () => {
    expect(fitNet(samples, { ...options, epochs: 2 })).toEqual(fitNet(samples, { ...options, epochs: 2 }));
  });
});
