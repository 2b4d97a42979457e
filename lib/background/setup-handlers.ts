import { browser } from 'wxt/browser';
import { listModels } from '../completion/list-models.ts';
import { findApiKey, putApiKey, removeApiKey } from '../db/credentials.ts';
import type { ProfileView } from '../messaging/protocol.ts';
import { DEFAULT_PROFILE_ID, normaliseBaseUrl, originPattern, type Profile } from '../providers/profile.ts';
import type { Settings } from '../settings/settings.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import { checkConnection, type Connection } from './connection.ts';
import { Doctor } from './doctor.ts';
import { toPageSettings } from './page-settings.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type SetupHandlers = Pick<
  Handlers,
  | 'getPageSettings'
  | 'getSettings'
  | 'saveSettings'
  | 'getProfile'
  | 'saveProfile'
  | 'removeProfile'
  | 'testConnection'
  | 'cancelTest'
  | 'listModels'
>;

/** Characters of a key that may be shown, to tell one from another. */
const SHOWN = 4;

export function setupHandlers(services: Services): SetupHandlers {
  const { database, events, queue } = services;
  const doctor = new Doctor(services);
  const tellSettings = async (settings: Settings): Promise<void> => {
    events.tell({ type: 'settings', settings: await toPageSettings(database, settings) });
    // A raised budget or more calls at a time take effect on what waits.
    void queue.reconsider();
  };
  const toConnection = async (fields: Omit<Profile, 'id'>, apiKey: string | undefined): Promise<Connection> => {
    const profile = { ...fields, id: DEFAULT_PROFILE_ID, baseUrl: normaliseBaseUrl(fields.baseUrl) };
    return { profile, apiKey: apiKey ?? (await findApiKey(database, profile)) };
  };

  return {
    getPageSettings: async () => toPageSettings(database, await getSettings()),
    getSettings,
    async saveSettings({ settings }) {
      const saved = await patchSettings(settings);
      await tellSettings(saved);
      return saved;
    },
    async getProfile() {
      const { profile } = await getSettings();
      return profile && toProfileView(profile, await findApiKey(database, profile));
    },
    async saveProfile({ profile: fields, apiKey }) {
      const { profile, apiKey: key } = await toConnection(fields, apiKey);
      const { profile: before } = await getSettings();
      await putApiKey(database, profile, key);
      await tellSettings(await patchSettings({ profile }));
      if (before) await giveBack(before.baseUrl, profile.baseUrl);
      return toProfileView(profile, key);
    },
    async removeProfile() {
      await removeApiKey(database, DEFAULT_PROFILE_ID);
      await tellSettings(await patchSettings({ profile: null }));
    },
    testConnection: async ({ run, typed, profile, apiKey }) =>
      doctor.examine(await toConnection(profile, apiKey), { run, typed }),
    cancelTest: ({ run }) => doctor.cancel(run),
    async listModels({ profile: fields, apiKey }) {
      const connection = await toConnection(fields, apiKey);
      await checkConnection(connection);
      return listModels(connection.profile, connection.apiKey, { signal: new AbortController().signal });
    },
  };
}

/** The address of a service that was left is given back to the browser. */
async function giveBack(left: string, taken: string): Promise<void> {
  const origin = originPattern(left);
  if (origin === originPattern(taken)) return;
  // An origin of the manifest itself cannot be given back, and need not be.
  await browser.permissions.remove({ origins: [origin] }).catch(() => false);
}

function toProfileView(profile: Profile, apiKey: string): ProfileView {
  const masked = apiKey.length > 2 * SHOWN ? `…${apiKey.slice(-SHOWN)}` : '…';
  return { profile, hasKey: apiKey !== '', maskedKey: apiKey ? masked : '' };
}
