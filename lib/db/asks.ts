import type { Ask } from '../analysis/analysis.ts';
import type { Database } from './database.ts';
import { readable, readableOne } from './row-shape.ts';

export async function putAsk(database: Database, ask: Ask): Promise<void> {
  await (await database.connection()).put('asks', ask);
}

export async function findAsk(database: Database, id: string): Promise<Ask | undefined> {
  return readableOne('asks', await (await database.connection()).get('asks', id));
}

/** Questions on one paper with their answers, newest first. */
export async function findAsks(database: Database, arxivId: string): Promise<Ask[]> {
  const rows = await (await database.connection()).getAllFromIndex('asks', 'arxivId', arxivId);
  return readable('asks', rows).toSorted((a, b) => b.provenance.createdAt.localeCompare(a.provenance.createdAt));
}

export async function deleteAsk(database: Database, id: string): Promise<void> {
  await (await database.connection()).delete('asks', id);
}
