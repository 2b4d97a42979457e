import { describe, expect, it } from 'vitest';
import { contextTokensOf, providers, serviceNameOf } from '../../lib/providers/index.ts';
import { batchDiscountOf, costOf, findPrice } from '../../lib/providers/prices.ts';
import type { ModelTerms, Profile } from '../../lib/providers/profile.ts';
import { UNKNOWN_CONTEXT } from '../../lib/providers/provider.ts';

const preset = providers.find(({ prices }) => prices.length > 0);
const [noted] = preset?.prices ?? [];
if (!preset || !noted) throw new Error('No preset has a price.');

const priced: Profile = { id: 'p', provider: preset.id, baseUrl: preset.baseUrl, model: noted.model };
const own: ModelTerms = {
  model: noted.model,
  contextTokens: 12_345,
  price: { input: 2, output: 8, edited: '2026-08-01' },
};
const local: Profile = { id: 'l', provider: 'custom', baseUrl: 'http://127.0.0.1:9/v1', model: 'any' };

describe('findPrice', () => {
  it('is the preset’s with the day it was noted', () => {
    expect(findPrice(priced)).toEqual({ input: noted.input, output: noted.output, day: noted.noted, by: 'preset' });
  });

  it('is the reader’s with the day it was entered, for the model it was entered for alone', () => {
    expect(findPrice({ ...priced, terms: own })).toEqual({ input: 2, output: 8, day: '2026-08-01', by: 'reader' });
    expect(findPrice({ ...local, terms: own })).toBeNull();
    expect(findPrice({ ...priced, terms: { ...own, price: null } })?.by).toBe('preset');
  });

  it('is unknown at a server that is not the preset’s, whatever the profile calls itself', () => {
    expect(findPrice({ ...priced, baseUrl: 'https://proxy.example/v1' })).toBeNull();
    expect(findPrice({ ...priced, model: 'nobody-knows' })).toBeNull();
  });
});

describe('costOf', () => {
  it('counts input and output by their own price, a million tokens each', () => {
    const profile = { ...priced, terms: own };
    expect(costOf(profile, { inputTokens: 500_000, outputTokens: 250_000 })).toBeCloseTo(3, 10);
  });

  it('says nothing rather than nought where the price is unknown, or the server did not count', () => {
    expect(costOf(local, { inputTokens: 1, outputTokens: 1 })).toBeNull();
    expect(costOf(priced, { inputTokens: null, outputTokens: 10 })).toBeNull();
    expect(costOf(priced, { inputTokens: 10, outputTokens: null })).toBeNull();
  });
});

describe('a profile', () => {
  it('holds as many tokens as the reader says of its model, else as its preset does', () => {
    expect(contextTokensOf({ ...priced, terms: own })).toBe(12_345);
    expect(contextTokensOf({ ...priced, model: 'other', terms: own })).toBe(preset.contextTokens);
    expect(contextTokensOf(local)).toBe(UNKNOWN_CONTEXT);
    expect(contextTokensOf(null)).toBe(UNKNOWN_CONTEXT);
  });

  it('goes by the reader’s name for it, its preset’s, or its host', () => {
    expect(serviceNameOf({ ...priced, name: 'Cheap one' })).toBe('Cheap one');
    expect(serviceNameOf(priced)).toBe(preset.name);
    expect(serviceNameOf({ ...priced, baseUrl: 'https://proxy.example/v1' })).toBe('proxy.example');
    expect(serviceNameOf(local)).toBe('127.0.0.1:9');
  });
});

const profileOf = (provider: string, model: string): Profile => {
  const baseUrl = providers.find(({ id }) => id === provider)?.baseUrl ?? '';
  return { id: 'p', provider, baseUrl, model };
};

describe('batchDiscountOf', () => {
  it.each([
    ['openai', 'any-model', 0.5],
    ['qwen', 'qwen-plus', 0.5],
    ['qwen', 'another-model', null],
    ['moonshot', 'kimi-k2.5', 0.4],
    ['moonshot', 'kimi-k2.6', null],
    ['deepseek', 'any-model', null],
  ])('%s with %s: %s', (provider, model, discount) => {
    expect(batchDiscountOf(profileOf(provider, model))).toBe(discount);
  });

  it('is the reader’s for their model, at whatever server', () => {
    const terms = { model: 'any', contextTokens: null, price: null, batchDiscount: 0.2 };
    expect(batchDiscountOf({ ...local, terms })).toBe(0.2);
    expect(batchDiscountOf({ ...local, model: 'another', terms })).toBeNull();
    expect(batchDiscountOf({ ...profileOf('openai', 'gpt-5.5'), baseUrl: 'https://proxy.example/v1' })).toBeNull();
  });

  it('is taken off a cost', () => {
    const profile = { ...priced, terms: own };
    expect(costOf(profile, { inputTokens: 500_000, outputTokens: 250_000 }, 0.5)).toBeCloseTo(1.5, 10);
  });
});
