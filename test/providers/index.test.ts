import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProvider, providers } from '../../lib/providers/index.ts';
import { normaliseBaseUrl } from '../../lib/providers/profile.ts';
import { OUTPUT_LEVELS } from '../../lib/providers/provider.ts';

const NO_PRESETS = new Set(['index', 'prices', 'profile', 'provider']);

describe('providers', () => {
  // Missing here? Add the file to lib/providers/index.ts, or name its id after it.
  it('lists every preset file once, under the name of its file', () => {
    const files = readdirSync(new URL('../../lib/providers/', import.meta.url))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !NO_PRESETS.has(name));
    expect(providers.map((provider) => provider.id).toSorted()).toEqual(files.toSorted());
  });

  it.each(providers.filter((provider) => provider.id !== 'custom').map((provider) => [provider.id, provider] as const))(
    '%s knows its address and its manual',
    (_, provider) => {
      expect(normaliseBaseUrl(provider.baseUrl)).toBe(provider.baseUrl);
      expect(provider.docsUrl).toMatch(/^https:\/\//);
      // Whoever wants a key is on the net and known by its models; whoever is on this machine wants none.
      expect(provider.keyRequired).toBe(provider.baseUrl.startsWith('https:'));
      expect(provider.models.length > 0).toBe(provider.keyRequired);
    },
  );

  it.each(providers.map((provider) => [provider.id, provider] as const))('%s is fit for use', (_, provider) => {
    expect(OUTPUT_LEVELS).toContain(provider.outputLevel);
    expect(provider.contextTokens).toBeGreaterThanOrEqual(8_000);
    expect(new Set(provider.models).size).toBe(provider.models.length);
    for (const price of provider.prices) {
      expect(provider.models).toContain(price.model);
      expect(price.input).toBeGreaterThan(0);
      expect(price.output).toBeGreaterThan(0);
      expect(price.noted).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  it('leaves the address of a custom server to the reader', () => {
    expect(findProvider('custom')).toMatchObject({ baseUrl: '', docsUrl: '', keyRequired: false });
  });

  it('finds a provider by its id, and none by another', () => {
    expect(findProvider('ollama')?.keyRequired).toBe(false);
    expect(findProvider('nobody')).toBeNull();
  });
});
