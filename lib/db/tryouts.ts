import type { Tryout, TryoutTask } from '../analysis/tryout.ts';
import type { Database } from './database.ts';
import { readableOne } from './row-shape.ts';

/** The last one of each prompt is kept. */
export async function putTryout(database: Database, tryout: Tryout): Promise<void> {
  await (await database.connection()).put('tryouts', tryout);
}

export async function findTryout(database: Database, task: TryoutTask): Promise<Tryout | undefined> {
  return readableOne('tryouts', await (await database.connection()).get('tryouts', task));
}
