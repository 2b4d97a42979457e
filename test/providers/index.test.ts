import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPreset, findProvider, providers, serviceNameOf } from '../../lib/providers/index.ts';
import { findPrice } from '../../lib/providers/prices.ts';
import { hasConsent, normaliseBaseUrl, writtenBy } from '../../lib/providers/profile.ts';
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

  const served = providers.filter(({ id }) => id !== 'custom' && id !== 'on-device');
  it.each(served.map((provider) => [provider.id, provider] as const))(
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

  it('has one that is in the browser: no address, no key, no price, and a name in each language', () => {
    const profile = { id: 'here', provider: 'on-device', baseUrl: '', model: 'browser-model' };
    expect(findProvider('on-device')).toMatchObject({ baseUrl: '', keyRequired: false, prices: [] });
    expect(findPreset(profile)?.id).toBe('on-device');
    expect(findPrice(profile)).toBeNull();
    expect(serviceNameOf(profile)).toBe('Browser’s own model');
    expect(serviceNameOf(profile, 'zh-CN')).toBe('浏览器自带的模型');
    expect(serviceNameOf({ ...profile, name: 'Mine' }, 'zh-CN')).toBe('Mine');
    expect(hasConsent(profile)).toBe(true);
    expect(writtenBy(profile, ['zh', 'en'])).toEqual(['en']);
    expect(writtenBy(null, ['zh'])).toEqual(['zh']);
  });

  it('leaves the address of a custom server to the reader', () => {
    expect(findProvider('custom')).toMatchObject({ baseUrl: '', docsUrl: '', keyRequired: false });
  });

  it('finds a provider by its id, and none by another', () => {
    expect(findProvider('ollama')?.keyRequired).toBe(false);
    expect(findProvider('nobody')).toBeNull();
  });
});
