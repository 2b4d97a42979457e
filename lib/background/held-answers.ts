import { storage } from 'wxt/utils/storage';
import type { Analysis, Ask } from '../analysis/analysis.ts';
import type { StoredTriage } from '../analysis/triage.ts';
import type { Tryout } from '../analysis/tryout.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { putAnalyses } from '../db/analyses.ts';
import { putAsk } from '../db/asks.ts';
import type { Database } from '../db/database.ts';
import { putDigests } from '../db/digests.ts';
import { jobStore } from '../db/jobs.ts';
import { putLedgerRow } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import { putTriages } from '../db/triages.ts';
import { putTryout } from '../db/tryouts.ts';
import type { Digest, DigestPart } from '../digest/digest.ts';
import type { Job } from '../queue/job.ts';
import type { HeldAnswers } from '../queue/queue-options.ts';
import { Remembered } from '../settings/remembered.ts';

/** What a job has brought, and is to be stored. */
export interface Answer {
  analyses?: Analysis[];
  ask?: Ask;
  /** Of a first look, as far as its answer has come; the job finds by these rows what is left of it. */
  triages?: StoredTriage[];
  digests?: Digest[];
  /** Of a summary that takes several calls, for the job's own row. */
  part?: DigestPart;
  tryout?: Tryout;
}

/** What was paid for and found no room on the disk. A row of the ledger is no job's: it is true whatever became of the answer. */
type Held = ({ jobId: string } & Answer) | { jobId: null; ledger: LedgerRow };

/**
 * In the browser's memory, which is no part of the disk's quota: it outlives the worker, and ends with the browser.
 * Nothing starts while anything is held, so that as many answers come to it as were under way.
 */
const held = new Remembered(storage.defineItem<Held[]>('session:heldAnswers', { fallback: [] }));
/** Characters; the browser gives ten million bytes to all of the session's items. What is over is lost, and its job says so. */
export const MOST_HELD = 4_000_000;

let turn: Promise<unknown> = Promise.resolve();

/** One change after the other, and none between a read and its write. */
function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Stores what was paid for. On a full disk it is held, and `no-room` thrown; where it cannot be held either, `storage-full`. */
export async function storeAnswer(
  database: Database,
  { id, createdAt }: Pick<Job, 'id' | 'createdAt'>,
  answer: Answer,
): Promise<void> {
  const dated = notBefore(createdAt, answer);
  try {
    await put(database, id, dated);
  } catch (thrown) {
    if (!isFull(thrown) || !(await hold({ jobId: id, ...dated }))) throw thrown;
    throw new AppError('no-room');
  }
}

/**
 * What a job has made is never older than the job, or a worker that ends before it says so would leave it to be paid for
 * again: the clock may have been set back since it was queued.
 */
function notBefore(instant: number, answer: Answer): Answer {
  const least = new Date(instant).toISOString();
  const dated = <Row extends { provenance: { createdAt: string } }>(row: Row): Row =>
    row.provenance.createdAt < least ? { ...row, provenance: { ...row.provenance, createdAt: least } } : row;
  const { analyses, digests, triages } = answer;
  return {
    ...answer,
    ...(analyses ? { analyses: analyses.map(dated) } : {}),
    ...(digests ? { digests: digests.map(dated) } : {}),
    ...(triages ? { triages: triages.map(dated) } : {}),
  };
}

/** Writes down a call; on a full disk as soon as there is room. */
export async function storeCall(database: Database, row: LedgerRow): Promise<void> {
  try {
    await putLedgerRow(database, row);
  } catch (thrown) {
    if (!isFull(thrown) || !(await hold({ jobId: null, ledger: row }))) throw thrown;
  }
}

/** `onTriages` hears of which papers grades were stored that pages have not been told of. */
export function heldAnswers(
  database: Database,
  onTriages: (arxivIds: string[]) => void = () => undefined,
): HeldAnswers {
  return {
    ids: async () => new Set((await held.get()).flatMap(({ jobId }) => jobId ?? [])),
    store: (isRunning) => inTurn(() => storeHeld(database, isRunning, onTriages)),
  };
}

/** Jobs as they stand, whatever their rows say, which found no room on the disk either. */
export async function withHeld(jobs: readonly Job[]): Promise<Job[]> {
  const ids = new Set((await held.get()).map(({ jobId }) => jobId));
  return jobs.map((job) =>
    job.state === 'running' && ids.has(job.id) ? { ...job, state: 'queued', error: { code: 'no-room' } } : job,
  );
}

export const hasHeld = async (): Promise<boolean> => (await held.get()).length > 0;

async function storeHeld(
  database: Database,
  isRunning: (jobId: string) => boolean,
  onTriages: (arxivIds: string[]) => void,
): ReturnType<HeldAnswers['store']> {
  const stored: { jobId: string; isWhole: boolean }[] = [];
  let left = await held.get();
  // What more comes of a run that goes on is stored with it.
  const isNext = ({ jobId }: Held): boolean => jobId === null || !isRunning(jobId);
  for (let next = left.find(isNext); next; next = left.find(isNext)) {
    try {
      if (next.jobId === null) await putLedgerRow(database, next.ledger);
      else await put(database, next.jobId, next);
    } catch (thrown) {
      if (!isFull(thrown)) log.add('warn', `held answers: ${toAppError(thrown).message}`);
      break;
    }
    // Stored twice is stored once: their keys are their own.
    const done = next;
    left = left.filter((each) => each !== done);
    await held.set(left);
    if (done.jobId === null) continue;
    if (done.triages) onTriages(done.triages.map(({ arxivId }) => arxivId));
    // Words are tried once: of no other job can this be told by what one call has brought.
    stored.push({ jobId: done.jobId, isWhole: done.tryout !== undefined });
  }
  return { stored, left: left.length };
}

async function put(database: Database, jobId: string, answer: Answer): Promise<void> {
  const { analyses = [], ask, triages = [], digests = [], part, tryout } = answer;
  if (analyses.length > 0) await putAnalyses(database, analyses);
  if (ask) await putAsk(database, ask);
  if (triages.length > 0) await putTriages(database, triages);
  if (digests.length > 0) await putDigests(database, digests);
  if (tryout) await putTryout(database, tryout);
  if (!part) return;
  await jobStore(database).update(jobId, (row) => {
    const { parts = [] } = row;
    return parts.some(({ of }) => of === part.of) ? undefined : { ...row, parts: [...parts, part] };
  });
}

function hold(answer: Held): Promise<boolean> {
  return inTurn(async () => {
    const all = [...(await held.get()), answer];
    if (JSON.stringify(all).length > MOST_HELD) return false;
    try {
      await held.set(all);
      return true;
    } catch (thrown) {
      log.add('warn', `held answers: ${toAppError(thrown).message}`);
      return false;
    }
  });
}

const isFull = (thrown: unknown): boolean => toAppError(thrown).code === 'storage-full';
