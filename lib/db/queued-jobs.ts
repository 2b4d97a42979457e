import type { Job } from '../queue/job.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';

/**
 * What waits, by id, as it was last read or written: all of it is looked at whenever a place is free, and only `jobs.ts`
 * writes it. Whoever acts on it looks at the row itself first, in the transaction that changes it.
 */
const known = new WeakMap<Database, Promise<Map<string, Job>>>();

export function findQueued(database: Database): Promise<ReadonlyMap<string, Job>> {
  const rows = known.get(database) ?? readQueued(database);
  known.set(database, rows);
  rows.catch(() => forgetQueued(database));
  return rows;
}

/** After these rows were written, in the order of their transactions. */
export function noteJobs(database: Database, rows: readonly Job[]): void {
  const before = known.get(database);
  if (!before || rows.length === 0) return;
  const noted = before.then((queued) => {
    for (const row of rows) {
      if (row.state === 'queued') queued.set(row.id, row);
      else queued.delete(row.id);
    }
    return queued;
  });
  // Whoever reads it hears of it.
  noted.catch(() => undefined);
  known.set(database, noted);
}

/** After rows came or went by another way. */
export function forgetQueued(database: Database): void {
  known.delete(database);
}

async function readQueued(database: Database): Promise<Map<string, Job>> {
  const rows = await (await database.connection()).getAllFromIndex('jobs', 'state', 'queued');
  return new Map(readable('jobs', rows).map((job) => [job.id, job]));
}
