import { estimateAbstract, type TokenEstimate } from '../analysis/estimate.ts';
import { localDay } from '../core/dates.ts';
import { putLedgerRow } from '../db/ledger.ts';
import { findPaper } from '../db/papers.ts';
import type { Job } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import type { Services } from './services.ts';

/** Characters a token stands for, at least: what was received is counted rather too high than too low. */
const CHARACTERS_PER_TOKEN = 2;

/**
 * The ledger row of a call that its worker did not live to write down. The provider will charge for it, so
 * the day's budget has to know of it; the numbers are estimates and marked so.
 */
export async function writeInterrupted({ database }: Services, job: Job): Promise<void> {
  const { profile } = await getSettings();
  if (!profile) return;
  const { subject } = job;
  const isPaper = subject.task === 'analysis';
  let inputTokens = 0;
  if (isPaper) {
    const paper = await findPaper(database, subject.arxivId);
    const asked: TokenEstimate | null = paper
      ? estimateAbstract({ paper, sentences: paper.reading?.sentences ?? [], languages: job.languages })
      : null;
    inputTokens = asked?.inputTokens ?? 0;
  }
  const at = new Date(job.updatedAt);
  await putLedgerRow(database, {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: isPaper ? 'abstract' : 'digest',
    subject: isPaper ? subject.arxivIdV : `${subject.category} ${subject.announcementDate}`,
    provider: profile.provider,
    model: profile.model,
    inputTokens,
    outputTokens: Math.ceil(job.received / CHARACTERS_PER_TOKEN),
    estimated: true,
    cost: null,
    duration: 0,
    outcome: 'interrupted',
  });
}
