import { Batches } from '../../lib/background/batches.ts';
import type { BatchContext } from '../../lib/background/batch-steps.ts';
import type { Services } from '../../lib/background/services.ts';
import { type BatchApi, batchApi } from '../../lib/completion/batch.ts';
import { findBatches } from '../../lib/db/batches.ts';
import { Database } from '../../lib/db/database.ts';
import { Budget } from '../../lib/queue/budget.ts';
import type { Job } from '../../lib/queue/job.ts';
import type { LocalProvider } from '../harness/provider.ts';

export interface BatchLife {
  database: Database;
  batches: Batches;
  told: Job[];
  /** Resolves when the life has come to its end. */
  died: Promise<void>;
  /** Things done so far: reads and writes of the database, answers of the server. */
  effects: () => number;
}

/** One life of the worker with batches; after so many things done it stops for ever, as code that is gone does. */
export function startBatchLife(
  name: string,
  provider: LocalProvider,
  { dieAfter = Infinity, now }: { dieAfter?: number; now: () => number },
): BatchLife {
  let effects = 0;
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const pass = async (): Promise<void> => {
    effects += 1;
    if (effects < dieAfter) return;
    die();
    await new Promise<never>(() => undefined);
  };
  const database = new Database(name);
  const open = database.connection.bind(database);
  database.connection = async () => {
    await pass();
    return open();
  };
  const told: Job[] = [];
  const connect: BatchContext['connect'] = async ({ profile }) => {
    const api = batchApi(profile, provider.key, new AbortController().signal);
    // What was asked for has happened when its asker dies.
    return Object.fromEntries(
      Object.entries(api).map(([act, call]) => [
        act,
        async (...data: unknown[]) => {
          const answer = await (call as (...data: unknown[]) => Promise<unknown>)(...data);
          await pass();
          return answer;
        },
      ]),
    ) as unknown as BatchApi;
  };
  const others = { queue: { pump: async () => undefined }, events: { tell: () => undefined } };
  const services = { database, budget: new Budget(), ...others } as unknown as Services;
  const batches = new Batches(services, { tell: (job) => told.push(job), connect, now });
  return { database, batches, told, died, effects: () => effects };
}

/** Wakes it hour by hour until no batch is left, or none goes on by itself. */
export async function runOut(life: BatchLife, clock: { now: number }): Promise<void> {
  for (let hours = 0; hours < 48; hours += 1) {
    await life.batches.wake();
    const open = await findBatches(life.database);
    if (open.every(({ nextAt }) => nextAt === Number.MAX_SAFE_INTEGER)) return;
    clock.now += 3_600_000;
  }
}
