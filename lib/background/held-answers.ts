import { storage } from 'wxt/utils/storage';
import type { Analysis, Ask } from '../analysis/analysis.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { putAnalyses } from '../db/analyses.ts';
import { putAsk } from '../db/asks.ts';
import type { Database } from '../db/database.ts';
import { putLedgerRow } from '../db/ledger.ts';
import type { LedgerRow } from '../db/schema.ts';
import type { Job } from '../queue/job.ts';
import type { HeldAnswers } from '../queue/queue-options.ts';
import { Remembered } from '../settings/remembered.ts';

/** What a job has brought, and is to be stored. */
export interface Answer {
  analyses?: Analysis[];
  ask?: Ask;
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
export async function storeAnswer(database: Database, { id }: Pick<Job, 'id'>, answer: Answer): Promise<void> {
  try {
    await put(database, answer);
  } catch (thrown) {
    if (!isFull(thrown) || !(await hold({ jobId: id, ...answer }))) throw thrown;
    throw new AppError('no-room');
  }
}

/** Writes down a call; on a full disk as soon as there is room. */
export async function storeCall(database: Database, row: LedgerRow): Promise<void> {
  try {
    await putLedgerRow(database, row);
  } catch (thrown) {
    if (!isFull(thrown) || !(await hold({ jobId: null, ledger: row }))) throw thrown;
  }
}

export function heldAnswers(database: Database): HeldAnswers {
  return {
    ids: async () => new Set((await held.get()).flatMap(({ jobId }) => jobId ?? [])),
    store: () => inTurn(() => storeHeld(database)),
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

async function storeHeld(database: Database): Promise<{ stored: string[]; left: number }> {
  const stored: string[] = [];
  let left = await held.get();
  while (left[0]) {
    const [first, ...others] = left;
    try {
      if (first.jobId === null) await putLedgerRow(database, first.ledger);
      else await put(database, first);
    } catch (thrown) {
      if (!isFull(thrown)) log.add('warn', `held answers: ${toAppError(thrown).message}`);
      break;
    }
    // Stored twice is stored once: their keys are their own.
    await held.set(others);
    left = others;
    if (first.jobId !== null) stored.push(first.jobId);
  }
  return { stored, left: left.length };
}

async function put(database: Database, { analyses = [], ask }: Answer): Promise<void> {
  if (analyses.length > 0) await putAnalyses(database, analyses);
  if (ask) await putAsk(database, ask);
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
