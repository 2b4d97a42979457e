import { expect, test } from 'vitest';
import { hasConsent, type Profile } from '../../lib/providers/profile.ts';
import { defaultSettings } from '../../lib/settings/defaults.ts';
import { defaultProfile, limitsOf, profileFor, withoutProfile, withProfile } from '../../lib/settings/profiles.ts';
import type { Settings } from '../../lib/settings/settings.ts';

const profile = (id: string, more: Partial<Profile> = {}): Profile => ({
  id,
  provider: 'custom',
  baseUrl: `https://${id}.example/v1`,
  model: `model-${id}`,
  ...more,
});
const [a, b, c] = [profile('a'), profile('b'), profile('c')];
const settings = (more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings('en'),
  profiles: [a, b, c],
  defaultProfileId: 'b',
  ...more,
});

test('a task goes to the profile named for it, else to the default, else to the first there is', () => {
  const chosen = settings({ taskProfiles: { ask: 'c', digest: 'gone' } });
  expect(profileFor(chosen, 'ask')).toBe(c);
  expect(profileFor(chosen, 'digest')).toBe(b);
  expect(profileFor(chosen, 'abstract')).toBe(b);
  expect(profileFor(settings({ defaultProfileId: 'gone' }), 'ask')).toBe(a);
  expect(profileFor(settings({ profiles: [] }), 'ask')).toBeNull();
});

test('the first profile saved is the default, and one saved again keeps its place', () => {
  const first = withProfile(defaultSettings('en'), a);
  expect(first).toEqual({ profiles: [a], defaultProfileId: 'a' });
  const renamed = profile('b', { name: 'B' });
  expect(withProfile(settings(), renamed)).toEqual({ profiles: [a, renamed, c], defaultProfileId: 'b' });
  expect(withProfile(settings(), profile('d')).profiles.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

test('a profile that is removed is named by no choice any more', () => {
  const chosen = settings({ taskProfiles: { ask: 'b', digest: 'c' }, fallbackProfileId: 'b' });
  expect(withoutProfile(chosen, 'b')).toEqual({
    profiles: [a, c],
    defaultProfileId: 'a',
    taskProfiles: { digest: 'c' },
    fallbackProfileId: null,
  });
  const last = withoutProfile(settings({ profiles: [b] }), 'b');
  expect(last).toMatchObject({ profiles: [], defaultProfileId: null });
  expect(defaultProfile(last)).toBeNull();
});

test('a profile has the general number of calls at a time until it has limits of its own', () => {
  const own = { concurrency: 1, requestsPerMinute: 20, tokensPerMinute: null };
  expect(limitsOf(a, { concurrency: 6 }).concurrency).toBe(6);
  expect(limitsOf({ ...a, limits: own }, { concurrency: 6 })).toBe(own);
});

test('consent holds for the server it was given for', () => {
  const consent = { origin: 'https://a.example', at: '2026-11-17T08:00:00.000Z' };
  expect(hasConsent(a)).toBe(false);
  expect(hasConsent({ ...a, consent })).toBe(true);
  expect(hasConsent({ ...a, baseUrl: 'https://a.example/other/v2', consent })).toBe(true);
  expect(hasConsent({ ...a, baseUrl: 'https://a.example:8443/v1', consent })).toBe(false);
  expect(hasConsent({ ...a, baseUrl: 'http://a.example/v1', consent })).toBe(false);
});
