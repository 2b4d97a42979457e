import { runAbstractAnalysis } from '../analysis/run-analysis.ts';
import { isMendable } from '../analysis/run-call.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import type { BatchAnswer } from '../completion/batch-lines.ts';
import { replayAnswer } from '../completion/replay-answer.ts';
import { type AppError, toAppError } from '../core/errors.ts';
import { findAnalyses, putAnalyses } from '../db/analyses.ts';
import { putBatchItem } from '../db/batches.ts';
import type { Database } from '../db/database.ts';
import { costOf } from '../providers/prices.ts';
import type { Batch, BatchItem, ItemOutcome } from '../queue/batch.ts';
import { settleBatched, type TellJob } from './batch-jobs.ts';
import { currentOf, unfinishedLanguages } from './missing-languages.ts';
import { writeCall } from './write-call.ts';

/** A refusal that is the server's, not the request's: what it never came to may be asked again. */
const OF_THE_SERVER: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'rate-limited',
  'server-error',
  'timeout',
  'no-credit',
  'cancelled',
]);

/**
 * Puts the answer to one request through guard, evidence and ledger as if it had been streamed, and ends its job. Every
 * write has the item's own key, so that an item collected twice is there once; that it is done is written last.
 */
export async function collectItem(
  { database, tell }: { database: Database; tell: TellJob },
  batch: Batch,
  item: BatchItem,
  answer: BatchAnswer | undefined,
): Promise<ItemOutcome> {
  const settle = async (): Promise<ItemOutcome> => {
    if (!answer || answer.type === 'undone') return 'unanswered';
    if (answer.type === 'answer') return collectAnswer({ database, tell }, batch, item, answer.body);
    if (OF_THE_SERVER.has(answer.error.code)) return 'unanswered';
    await settleBatched(database, tell, batch.id, item.jobId, { state: 'failed', error: answer.error.toShape() });
    return 'failed';
  };
  const outcome = await settle();
  await putBatchItem(database, { ...item, outcome });
  return outcome;
}

async function collectAnswer(
  { database, tell }: { database: Database; tell: TellJob },
  batch: Batch,
  item: BatchItem,
  body: unknown,
): Promise<ItemOutcome> {
  const { profile, discount, level, prompts, promptVersion, glossary } = batch;
  const { paper, sentences, languages, estimate } = item;
  try {
    const { analyses } = await runAbstractAnalysis({
      profile,
      apiKey: '',
      level,
      prompts,
      promptVersion,
      glossary,
      paper,
      sentences,
      languages,
      complete: () => replayAnswer(body, level),
      cost: (usage) => costOf(profile, usage, discount),
      signal: new AbortController().signal,
      repairs: false,
      onCall: (report) =>
        writeCall(
          database,
          { profile, task: 'abstract', subject: arxivIdVOf(paper), estimate, id: item.id, discount },
          report,
        ),
    });
    // What came another way meanwhile stays; this one is paid, and in the ledger, all the same.
    const stored = (await findAnalyses(database, [paper.arxivId])).get(paper.arxivId) ?? [];
    const open = unfinishedLanguages(languages, currentOf(stored, 'abstract', paper), batch.createdAt);
    await putAnalyses(
      database,
      analyses.filter(({ language }) => open.includes(language)),
    );
    await settleBatched(database, tell, batch.id, item.jobId, { state: 'done', error: null });
    return 'stored';
  } catch (thrown) {
    const error = toAppError(thrown);
    if (isMendable(error.code)) {
      await settleBatched(database, tell, batch.id, item.jobId, { state: 'queued', error: null });
      return 'again';
    }
    // A database that will not write is no fault of the answer: it is collected once more.
    if (error.code === 'internal' || error.code.startsWith('storage-')) throw error;
    await settleBatched(database, tell, batch.id, item.jobId, { state: 'failed', error: error.toShape() });
    return 'failed';
  }
}
