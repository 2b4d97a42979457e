import { abstractRequest } from '../analysis/run-analysis.ts';
import type { BatchApi } from '../completion/batch.ts';
import { type BatchAnswer, batchLine, readBatchLines } from '../completion/batch-lines.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { findAnalyses } from '../db/analyses.ts';
import { deleteBatch, findBatchItems, putBatchItem, updateBatch } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import type { Budget } from '../queue/budget.ts';
import { type Batch, type BatchItem, isFinal, lookDelay } from '../queue/batch.ts';
import { collectItem } from './batch-collect.ts';
import { findBatched, settleBatched, type TellJob } from './batch-jobs.ts';
import { currentOf, missingLanguages } from './missing-languages.ts';
import { spentToday } from './prepare-call.ts';

export interface BatchContext {
  database: Database;
  budget: Budget;
  tell: TellJob;
  now: () => number;
  /** The batch's own server; throws where it may not be asked now. */
  connect: (batch: Batch) => Promise<BatchApi>;
}

/** Milliseconds that a request of a dead worker may still take to arrive. */
const IN_FLIGHT = 30_000;
/** Looks for a file that its server says it does not have. */
const MOST_LOOKS = 8;

/**
 * Does the next thing for a batch and writes that it is done; true where there is more to do at once. Whatever line it
 * is cut off at, the same step taken again finds what has happened: before anything is sent its intent is in the row.
 */
export async function takeStep(context: BatchContext, batch: Batch): Promise<boolean> {
  const { database } = context;
  const live = new Set((await findBatched(database, batch.id)).map(({ id }) => id));
  if (batch.state === 'built') return upload(context, batch, live);
  if (batch.state === 'uploaded') return submit(context, batch, live.size > 0);
  if (batch.state === 'submitted') return look(context, batch, live.size > 0);
  if (batch.state === 'collecting') return collect(context, batch);
  return clear(context, batch, live.size > 0);
}

async function upload(context: BatchContext, batch: Batch, live: ReadonlySet<string>): Promise<boolean> {
  const { database, now } = context;
  const items = await openItems(context, batch, live);
  if (items.length === 0 && batch.triedAt === null) return drop(context, batch);
  const lines = linesOf(batch, items);
  const name = `marginalia-${batch.id}.jsonl`;
  const api = await context.connect(batch);
  // An earlier life may have sent it; nothing is paid for a file that lies there.
  const known = batch.triedAt === null ? null : await api.findFile(name, items.length === 0 ? null : lines.size);
  if (items.length === 0) {
    if (known !== null) await api.remove(known);
    return drop(context, batch);
  }
  if (batch.triedAt !== null && known === null) {
    // It did not: then it is made of what is wanted now.
    await updateBatch(database, batch.id, { triedAt: null });
    return true;
  }
  if (!batch.reserved) await reserve(context, batch);
  if (known === null) await updateBatch(database, batch.id, { triedAt: now() });
  const fileId = known ?? (await api.upload(name, lines));
  await updateBatch(database, batch.id, { state: 'uploaded', fileId, triedAt: null, error: null, looks: 0 });
  return true;
}

/** The items that are still wanted; what is stored by now, or no one's any more, is left out and not paid again. */
async function openItems(
  { database, tell }: BatchContext,
  batch: Batch,
  live: ReadonlySet<string>,
): Promise<BatchItem[]> {
  const all = (await findBatchItems(database, batch.id)).filter(({ outcome }) => outcome === null);
  const stored = await findAnalyses(
    database,
    all.map(({ paper }) => paper.arxivId),
  );
  const open: BatchItem[] = [];
  for (const item of all) {
    const { paper, languages, jobId } = item;
    const missing = missingLanguages(languages, currentOf(stored.get(paper.arxivId) ?? [], 'abstract', paper), paper);
    // Once the file may be there it stays as it was sent.
    if (batch.triedAt !== null || (live.has(jobId) && missing.length === languages.length)) open.push(item);
    else {
      const end = missing.length === 0 ? ('done' as const) : ('queued' as const);
      if (live.has(jobId)) await settleBatched(database, tell, batch.id, jobId, { state: end, error: null });
      await putBatchItem(database, { ...item, outcome: 'left-out' });
    }
  }
  return batch.triedAt !== null && live.size === 0 ? [] : open;
}

function linesOf(batch: Batch, items: readonly BatchItem[]): Blob {
  const lines = items.map((item) => `${batchLine(item.id, abstractRequest({ ...batch, ...item, apiKey: '' }))}\n`);
  return new Blob(lines, { type: 'application/jsonl' });
}

/** From here on it counts under the caps, in every life. */
async function reserve({ database, budget }: BatchContext, batch: Batch): Promise<void> {
  const { caps, readSpent } = await spentToday(database);
  await budget.reserve(batch.id, batch.expected, caps, readSpent);
  try {
    await updateBatch(database, batch.id, { reserved: true });
  } finally {
    budget.release(batch.id);
  }
}

async function submit(context: BatchContext, batch: Batch, isWanted: boolean): Promise<boolean> {
  const { database, now } = context;
  const { id, fileId, triedAt } = batch;
  if (fileId === null) throw new AppError('internal', 'a batch without its file');
  const since = triedAt === null ? IN_FLIGHT : now() - triedAt;
  if (since < IN_FLIGHT) return rest(context, batch, IN_FLIGHT - since);
  const api = await context.connect(batch);
  const known = triedAt === null ? null : await api.findBatch(id, fileId);
  if (!isWanted && !known) return drop(context, batch, api);
  if (!known) await updateBatch(database, id, { triedAt: now() });
  const remote = known ?? (await api.create(id, fileId));
  const { status, counts } = remote;
  const told = { status, counts, triedAt: null, error: null, looks: 0 };
  const isDue = !isWanted || isFinal(status);
  const nextAt = isDue ? 0 : now() + lookDelay(0);
  await updateBatch(database, id, { state: 'submitted', remoteId: remote.id, ...told, nextAt });
  return isDue;
}

async function look(context: BatchContext, batch: Batch, isWanted: boolean): Promise<boolean> {
  const { database } = context;
  const { id, remoteId, looks } = batch;
  if (remoteId === null) throw new AppError('internal', 'a batch without its name');
  const api = await context.connect(batch);
  if (!isWanted && batch.status !== 'cancelling') {
    // Too late to be cancelled: the next look says how it ended.
    await api.cancel(remoteId).catch((thrown: unknown) => log.add('warn', `batch: ${toAppError(thrown).message}`));
  }
  const remote = await api.retrieve(remoteId);
  const status = remote?.status ?? 'failed';
  const counts = remote?.counts ?? batch.counts;
  if (isFinal(status)) {
    const detail = remote?.detail ?? status;
    const error = status === 'completed' ? null : { code: 'batch-unfinished' as const, detail };
    const outputIds = remote?.outputIds ?? [];
    await updateBatch(database, id, { state: 'collecting', status, counts, outputIds, error, looks: 0 });
    return true;
  }
  await updateBatch(database, id, { status, counts, error: null });
  return rest(context, { ...batch, looks: looks + 1 }, lookDelay(looks + 1));
}

async function collect(context: BatchContext, batch: Batch): Promise<boolean> {
  const { database } = context;
  const items = (await findBatchItems(database, batch.id)).filter(({ outcome }) => outcome === null);
  const answers = items.length === 0 ? new Map<string, BatchAnswer>() : await download(context, batch);
  for (const item of items) await collectItem(context, batch, item, answers.get(item.id));
  const all = await findBatchItems(database, batch.id);
  const open = new Set(all.filter(({ outcome }) => outcome === 'unanswered').map(({ jobId }) => jobId));
  await endBatch(context, batch, batch.error ?? { code: 'batch-unfinished' }, open);
  return true;
}

async function download(context: BatchContext, batch: Batch): Promise<Map<string, BatchAnswer>> {
  const known = new Set((await findBatchItems(context.database, batch.id)).map(({ id }) => id));
  const api = await context.connect(batch);
  const texts: string[] = [];
  for (const fileId of batch.outputIds) {
    try {
      texts.push(await api.download(fileId));
    } catch (thrown) {
      // Gone for good; what it held counts as not answered.
      if (toAppError(thrown).code !== 'bad-request' || batch.looks < MOST_LOOKS) throw thrown;
    }
  }
  const { answers, strange } = readBatchLines(texts.join('\n'), known, batch.profile);
  if (strange > 0) log.add('warn', `batch: ${strange} lines that belong to no request, or came twice`);
  return answers;
}

/** Nothing more will come: jobs without an answer wait for the reader's word. */
export async function endBatch(
  { database, tell }: Pick<BatchContext, 'database' | 'tell'>,
  batch: Batch,
  error: NonNullable<Batch['error']>,
  open?: ReadonlySet<string>,
): Promise<void> {
  let unanswered = 0;
  for (const { id } of await findBatched(database, batch.id)) {
    if (open && !open.has(id)) continue;
    unanswered += 1;
    await settleBatched(database, tell, batch.id, id, { state: 'batched', error });
  }
  const end = { unanswered, left: 0, looks: 0, nextAt: 0 };
  await updateBatch(database, batch.id, { state: 'ended', error: unanswered > 0 ? error : null, ...end });
}

/** Takes what lies at the server away, then the row, once nobody waits for it any more. */
async function clear(context: BatchContext, batch: Batch, isWanted: boolean): Promise<boolean> {
  const { fileId, outputIds } = batch;
  if (fileId !== null || outputIds.length > 0) {
    const api = await context.connect(batch);
    for (const id of [...(fileId === null ? [] : [fileId]), ...outputIds]) await api.remove(id);
    await updateBatch(context.database, batch.id, { fileId: null, outputIds: [] });
  }
  if (!isWanted) return drop(context, batch);
  await updateBatch(context.database, batch.id, { nextAt: Number.MAX_SAFE_INTEGER });
  return false;
}

async function drop({ database }: BatchContext, batch: Batch, api?: BatchApi): Promise<boolean> {
  if (api && batch.fileId !== null) await api.remove(batch.fileId);
  await deleteBatch(database, batch.id);
  return false;
}

async function rest({ database, now }: BatchContext, { id, looks }: Batch, delay: number): Promise<boolean> {
  await updateBatch(database, id, { looks, nextAt: now() + delay });
  return false;
}
