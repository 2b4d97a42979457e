import { describe, expect, it } from 'vitest';
import { custom } from '../../lib/providers/custom.ts';
import { ollama } from '../../lib/providers/ollama.ts';
import { costOf, findPrice } from '../../lib/providers/prices.ts';
import type { Provider } from '../../lib/providers/provider.ts';

const priced: Provider = {
  ...custom,
  prices: [{ model: 'small', input: 2, output: 8, noted: '2026-01-01' }],
};

describe('costOf', () => {
  it('counts input and output by their own price, a million tokens each', () => {
    expect(costOf(priced, 'small', { inputTokens: 500_000, outputTokens: 250_000 })).toBeCloseTo(3, 10);
  });

  it('says nothing rather than nought where the price is unknown', () => {
    expect(costOf(priced, 'large', { inputTokens: 1, outputTokens: 1 })).toBeNull();
    expect(costOf(ollama, 'any', { inputTokens: 1, outputTokens: 1 })).toBeNull();
    expect(costOf(null, 'small', { inputTokens: 1, outputTokens: 1 })).toBeNull();
  });

  it('says nothing where the server did not count', () => {
    expect(costOf(priced, 'small', { inputTokens: null, outputTokens: 10 })).toBeNull();
    expect(costOf(priced, 'small', { inputTokens: 10, outputTokens: null })).toBeNull();
  });
});

describe('findPrice', () => {
  it('tells the day a price was noted', () => {
    expect(findPrice(priced, 'small')?.noted).toBe('2026-01-01');
  });
});
