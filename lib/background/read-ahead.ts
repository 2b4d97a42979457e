import type { Analysis } from '../analysis/analysis.ts';
import { findAnalyses } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { Job } from '../queue/job.ts';

export interface PaperAndAnalyses {
  paper: PaperRecord | undefined;
  analyses: Analysis[];
}

type Read = [PaperRecord[], Map<string, Analysis[]>];

/** By paper, of the last look at the queue alone: what is older is read anew. */
const ahead = new WeakMap<Database, Map<string, Promise<Read>>>();

/** Reads what jobs that are about to be claimed will need, all together, while they are being claimed. */
export function readAhead(database: Database, jobs: readonly Job[]): void {
  const ids = jobs.flatMap(({ subject }) => (subject.task === 'analysis' ? [subject.arxivId] : []));
  const reading = readTogether(database, ids);
  ahead.set(database, new Map(ids.map((arxivId) => [arxivId, reading])));
}

/** A paper and what is stored of it, newest first; read now, unless it has just been. */
export async function takeRead(database: Database, arxivId: string): Promise<PaperAndAnalyses> {
  const known = ahead.get(database);
  const read = known?.get(arxivId);
  known?.delete(arxivId);
  // What could not be read beforehand may be read now; if not, this says why.
  const before = await read?.catch(() => undefined);
  return pick(before ?? (await readTogether(database, [arxivId])), arxivId);
}

function readTogether(database: Database, arxivIds: readonly string[]): Promise<Read> {
  const read = Promise.all([findPapers(database, arxivIds), findAnalyses(database, arxivIds)]);
  read.catch(() => undefined);
  return read;
}

function pick([papers, analyses]: Read, arxivId: string): PaperAndAnalyses {
  return { paper: papers.find((each) => each.arxivId === arxivId), analyses: analyses.get(arxivId) ?? [] };
}
