import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProvider, providers } from '../../lib/providers/index.ts';
import { normaliseBaseUrl } from '../../lib/providers/profile.ts';
import { OUTPUT_LEVELS } from '../../lib/providers/provider.ts';

const NO_PRESETS = new Set(['index', 'prices', 'profile', 'provider']);

describe('providers', () => {
  it('lists every preset file once, under the name of its file', () => {
    const files = readdirSync(new URL('../../lib/providers/', import.meta.url))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !NO_PRESETS.has(name));
    expect(
      providers.map((provider) => provider.id).toSorted(),
      'add the file to lib/providers/index.ts, or name its id after it',
    ).toEqual(files.toSorted());
  });

  it.each(providers.map((provider) => [provider.id, provider] as const))('%s is fit for use', (id, provider) => {
    if (id === 'custom') expect([provider.baseUrl, provider.docsUrl]).toEqual(['', '']);
    else {
      expect(normaliseBaseUrl(provider.baseUrl)).toBe(provider.baseUrl);
      expect(provider.docsUrl).toMatch(/^https:\/\//);
    }
    expect(OUTPUT_LEVELS).toContain(provider.outputLevel);
    expect(provider.contextTokens).toBeGreaterThanOrEqual(8_000);
    expect(new Set(provider.models).size).toBe(provider.models.length);
    if (provider.keyRequired) expect(provider.models.length).toBeGreaterThan(0);
    if (provider.baseUrl.startsWith('http:')) expect(provider.keyRequired).toBe(false);
    for (const price of provider.prices) {
      expect(provider.models).toContain(price.model);
      expect(price.input).toBeGreaterThan(0);
      expect(price.output).toBeGreaterThan(0);
      expect(price.noted).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  it('finds a provider by its id, and none by another', () => {
    expect(findProvider('ollama')?.keyRequired).toBe(false);
    expect(findProvider('nobody')).toBeNull();
  });
});
