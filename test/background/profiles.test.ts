import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getConnection } from '../../lib/background/connection.ts';
import { toPageSettings } from '../../lib/background/page-settings.ts';
import { profileHandlers } from '../../lib/background/profile-handlers.ts';
import type { Services } from '../../lib/background/services.ts';
import { chooseProfile, findProfileNow, takeStanding } from '../../lib/background/standing.ts';
import { Database } from '../../lib/db/database.ts';
import type { ProfileFields, ProfileView } from '../../lib/messaging/protocol.ts';
import { findApiKey } from '../../lib/background/vault.ts';
import { EMPTY_WINDOW, withCall } from '../../lib/queue/limiter.ts';
import { serviceFor } from '../../lib/settings/settings.ts';
import { findWindows, putPause, updateWindow } from '../../lib/settings/profile-states.ts';
import { fakePermissions } from '../fixtures/permissions.ts';
import { getSettings, patchSettings } from '../../lib/settings/store.ts';

const KEY = 'sk-reef-0123456789';
let changePermissions: () => void;
const contains = vi.fn<() => Promise<boolean>>();
const remove = vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>();
const reconsider = vi.fn<() => Promise<void>>();
let database: Database;
let handlers: ReturnType<typeof profileHandlers>;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  contains.mockReset().mockResolvedValue(true);
  remove.mockReset().mockResolvedValue(true);
  reconsider.mockReset().mockResolvedValue();
  changePermissions = fakePermissions({ contains, remove });
  database = new Database(crypto.randomUUID());
  const services: Pick<Services, 'database'> & Record<string, unknown> = {
    database,
    queue: { reconsider },
    events: { tell: () => undefined },
  };
  handlers = profileHandlers(services as unknown as Services);
});

const fields = (host: string, more: Partial<ProfileFields> = {}): ProfileFields => ({
  provider: 'custom',
  baseUrl: `https://${host}/v1`,
  model: 'm',
  ...more,
});

async function save(host: string, more: Partial<ProfileFields> = {}, id: string | null = null): Promise<ProfileView> {
  return handlers.saveProfile({ id, profile: fields(host, more), apiKey: KEY, consents: true });
}

/** What becomes of a task: the code it is refused with, or waits with. */
const code = async (): Promise<unknown> =>
  chooseProfile(database, 'abstract').then(
    ({ error }) => error?.code ?? null,
    (thrown: { code: string }) => `thrown ${thrown.code}`,
  );

describe('a profile that is saved', () => {
  test('has the first id or one of its own, its key under it, and the consent it was given', async () => {
    const first = await save('one.example');
    const second = await handlers.saveProfile({ id: null, profile: fields('two.example'), apiKey: 'sk-two-987654' });
    expect(first.profile.id).toBe('default');
    expect(second.profile.id).not.toBe('default');
    expect(await findApiKey(database, first.profile)).toBe(KEY);
    expect(await findApiKey(database, second.profile)).toBe('sk-two-987654');
    expect(first.profile.consent?.origin).toBe('https://one.example');
    expect(second.profile).not.toHaveProperty('consent');
    expect(second.maskedKey).toBe('…7654');
    expect((await getSettings()).defaultProfileId).toBe('default');
  });

  test('keeps key and consent for its server, and has neither for another', async () => {
    await save('one.example');
    const same = await handlers.saveProfile({ id: 'default', profile: fields('one.example', { model: 'other' }) });
    expect(same).toMatchObject({
      hasKey: true,
      profile: { model: 'other', consent: { origin: 'https://one.example' } },
    });
    const moved = await handlers.saveProfile({ id: 'default', profile: fields('two.example') });
    expect(moved.hasKey).toBe(false);
    expect(moved.profile).not.toHaveProperty('consent');
    expect(remove).toHaveBeenCalledWith({ origins: ['https://one.example/*'] });
  });

  test('keeps the day of a price that did not change, and the terms of a model until it comes back', async () => {
    const terms = { contextTokens: 9_000, price: { input: 1, output: 2 } };
    await save('one.example', { terms });
    await patchSettings(({ profiles }) => ({
      profiles: profiles.map((profile) => ({
        ...profile,
        terms: { model: 'm', contextTokens: 9_000, price: { ...terms.price, edited: '2026-01-02' } },
      })),
    }));
    const again = await save('one.example', { terms: { ...terms, contextTokens: 8_000 } }, 'default');
    expect(again.profile.terms).toMatchObject({ contextTokens: 8_000, price: { edited: '2026-01-02' } });
    const other = await save('one.example', { model: 'other' }, 'default');
    expect(other.profile.terms?.model).toBe('m');
    const dearer = await save('one.example', { terms: { ...terms, price: { input: 1, output: 3 } } }, 'default');
    expect(dearer.profile.terms?.price?.edited).not.toBe('2026-01-02');
    const without = await save('one.example', {}, 'default');
    expect(without.profile).not.toHaveProperty('terms');
  });

  test('is taken up again, and what waits is looked at', async () => {
    await save('one.example');
    await putPause('default', { code: 'bad-key' });
    expect((await handlers.getProfiles())[0]?.paused).toEqual({ code: 'bad-key' });
    reconsider.mockClear();
    await save('one.example', {}, 'default');
    expect((await handlers.getProfiles())[0]?.paused).toBeNull();
    expect(reconsider).toHaveBeenCalledOnce();
  });

  test('is the browser’s own model: without address, key, consent or a host to be asked for', async () => {
    const here = { provider: 'on-device', baseUrl: '', model: 'browser-model' };
    await save('one.example');
    const saved = await handlers.saveProfile({ id: 'default', profile: here, apiKey: '' });
    expect(saved).toMatchObject({ hasKey: false, profile: here });
    expect(saved.profile).not.toHaveProperty('consent');
    expect(remove).toHaveBeenCalledWith({ origins: ['https://one.example/*'] });
    contains.mockReset().mockResolvedValue(false);
    expect(await code()).toBeNull();
    expect(await getConnection(database, 'default')).toMatchObject({ apiKey: '', profile: here });
    const { services } = await toPageSettings(database, await getSettings());
    expect(services).toMatchObject([{ name: 'Browser’s own model', host: null, ready: true, consented: true }]);
    expect(contains).not.toHaveBeenCalled();

    // What the browser said of it holds until the reader tries again.
    await putPause('default', { code: 'model-not-downloaded' });
    expect(await code()).toBe('model-not-downloaded');
    await handlers.resumeProfile({ id: 'default' });
    expect(await code()).toBeNull();
    await handlers.removeProfile({ id: 'default' });
    expect((await getSettings()).profiles).toEqual([]);
  });

  test('of an id that is not there is refused', async () => {
    await expect(save('one.example', {}, 'gone')).rejects.toMatchObject({ code: 'no-provider' });
    await expect(handlers.giveConsent({ id: 'gone' })).rejects.toMatchObject({ code: 'no-provider' });
  });
});

test('a profile that is removed leaves nothing behind, and its host is given back once nobody uses it', async () => {
  await save('one.example');
  const { profile } = await save('one.example');
  await putPause(profile.id, { code: 'no-credit' });
  await updateWindow(profile.id, () => withCall(EMPTY_WINDOW, { id: 'a', at: 1, tokens: 1 }, 1));
  await patchSettings({ fallbackProfileId: profile.id, taskProfiles: { ask: profile.id } });
  await handlers.removeProfile({ id: profile.id });
  expect(await findApiKey(database, profile)).toBe('');
  expect(await findWindows()).toEqual({});
  expect(await getSettings()).toMatchObject({ fallbackProfileId: null, taskProfiles: {} });
  expect(remove).not.toHaveBeenCalled();
  await handlers.removeProfile({ id: 'default' });
  expect(remove).toHaveBeenCalledWith({ origins: ['https://one.example/*'] });
  expect(await handlers.getProfiles()).toEqual([]);
});

describe('a task', () => {
  test('is refused at once for what the reader has to set right, and waits for a server that refused', async () => {
    expect(await code()).toBe('thrown no-provider');
    await handlers.saveProfile({ id: null, profile: fields('one.example', { provider: 'openai' }) });
    expect(await code()).toBe('thrown no-key');
    await handlers.saveProfile({ id: 'default', profile: fields('one.example', { provider: 'openai' }), apiKey: KEY });
    expect(await code()).toBe('thrown no-consent');
    await handlers.giveConsent({ id: 'default' });
    expect(await code()).toBeNull();
    contains.mockResolvedValue(false);
    changePermissions();
    expect(await code()).toBe('thrown no-permission');
    contains.mockResolvedValue(true);
    changePermissions();
    await putPause('default', { code: 'no-credit' });
    expect(await code()).toBe('no-credit');
    await handlers.resumeProfile({ id: 'default' });
    expect(await code()).toBeNull();
  });

  test('goes to the one that steps in, and its price is that one’s', async () => {
    await save('one.example');
    const { profile } = await save('two.example');
    await patchSettings({ fallbackProfileId: profile.id });
    expect((await findProfileNow(database, 'abstract'))?.id).toBe('default');
    await handlers.removeKey({ id: 'default' });
    await putPause('default', { code: 'bad-key' });
    expect(await chooseProfile(database, 'abstract')).toEqual({ profileId: profile.id, error: null });
    expect((await findProfileNow(database, 'abstract'))?.id).toBe(profile.id);
    const page = await toPageSettings(database, await getSettings());
    expect(serviceFor(page, 'abstract')?.id).toBe(profile.id);
  });
});

test('nothing is prepared for a profile without consent, whatever was queued for it before', async () => {
  await save('one.example');
  expect((await getConnection(database, 'default')).apiKey).toBe(KEY);
  await handlers.withdrawConsent({ id: 'default' });
  await expect(getConnection(database, 'default')).rejects.toMatchObject({ code: 'no-consent', detail: 'one.example' });
  expect((await takeStanding(database)).profiles.get('default')?.obstacle?.code).toBe('no-consent');
});

test('a page on arXiv is told names, hosts and models, and neither key nor address', async () => {
  await save('one.example', { name: 'Reef' });
  await putPause('default', { code: 'bad-key' });
  const page = await toPageSettings(database, await getSettings());
  expect(page.services).toEqual([
    {
      id: 'default',
      name: 'Reef',
      model: 'm',
      host: 'one.example',
      ready: true,
      consented: true,
      paused: { code: 'bad-key' },
    },
  ]);
  // Of a service that nothing is meant for, a refusal is no news.
  const { profile } = await save('two.example');
  await patchSettings({ defaultProfileId: profile.id });
  expect((await toPageSettings(database, await getSettings())).services[0]?.paused).toBeNull();
  const told = JSON.stringify(page);
  expect(told).not.toContain(KEY);
  expect(told).not.toContain(KEY.slice(-4));
  expect(told).not.toContain('/v1');
});
