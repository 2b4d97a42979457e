import { listModels } from '../completion/list-models.ts';
import type { Service } from '../messaging/protocol.ts';
import { normaliseBaseUrl } from '../providers/profile.ts';
import { endFirstStep } from '../settings/first-steps.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import { checkConnection, type Connection } from './connection.ts';
import { Doctor } from './doctor.ts';
import { toPageSettings } from './page-settings.ts';
import { forgetLearned } from './learned-interest.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { lookOnceForTranslator } from './tldr-handlers.ts';
import { tellSettings } from './tell-settings.ts';
import { findApiKey } from './vault.ts';

type SetupHandlers = Pick<
  Handlers,
  'getPageSettings' | 'getSettings' | 'saveSettings' | 'endFirstStep' | 'testConnection' | 'cancelTest' | 'listModels'
>;

/** A question about a server in the form, saved or not. */
interface Asked {
  id: string | null;
  profile: Service;
  apiKey?: string;
}

export function setupHandlers(services: Services): SetupHandlers {
  const { database, queue } = services;
  const doctor = new Doctor(services);
  const toConnection = async ({ id, profile: fields, apiKey }: Asked): Promise<Connection> => {
    const profile = { ...fields, id: id ?? '', baseUrl: normaliseBaseUrl(fields.baseUrl) };
    return { profile, apiKey: apiKey ?? (id === null ? '' : await findApiKey(database, profile)) };
  };

  return {
    async getPageSettings() {
      const settings = await getSettings();
      if (settings.uiLanguage === 'zh-CN') void lookOnceForTranslator(services);
      return toPageSettings(database, settings);
    },
    getSettings,
    async saveSettings({ settings }) {
      const saved = await patchSettings(settings);
      await forgetLearned(database);
      await tellSettings(services);
      // A raised budget, or another choice of profiles, takes effect on what waits.
      void queue.reconsider();
      return saved;
    },
    async endFirstStep({ step }) {
      await endFirstStep(step);
      await tellSettings(services);
    },
    testConnection: async ({ run, typed, ...asked }) => doctor.examine(await toConnection(asked), { run, typed }),
    cancelTest: ({ run }) => doctor.cancel(run),
    async listModels(asked) {
      const connection = await toConnection(asked);
      await checkConnection(connection);
      return listModels(connection.profile, connection.apiKey, { signal: new AbortController().signal });
    },
  };
}
