import { listModels } from '../completion/list-models.ts';
import type { Service } from '../messaging/protocol.ts';
import { normaliseBaseUrl } from '../providers/profile.ts';
import { checkConnection, type Connection } from './connection.ts';
import { Doctor } from './doctor.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findApiKey } from './vault.ts';

/** A question about a server in the form, saved or not. */
interface Asked {
  id: string | null;
  profile: Service;
  apiKey?: string;
}

export function connectionHandlers(services: Services): Pick<Handlers, 'testConnection' | 'cancelTest' | 'listModels'> {
  const { database } = services;
  const doctor = new Doctor(services);
  const toConnection = async ({ id, profile: fields, apiKey }: Asked): Promise<Connection> => {
    const profile = { ...fields, id: id ?? '', baseUrl: normaliseBaseUrl(fields.baseUrl) };
    return { profile, apiKey: apiKey ?? (id === null ? '' : await findApiKey(database, profile)) };
  };

  return {
    testConnection: async ({ run, typed, ...asked }) => doctor.examine(await toConnection(asked), { run, typed }),
    cancelTest: ({ run }) => doctor.cancel(run),
    async listModels(asked) {
      const connection = await toConnection(asked);
      await checkConnection(connection);
      return listModels(connection.profile, connection.apiKey, { signal: new AbortController().signal });
    },
  };
}
