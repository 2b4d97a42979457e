import { estimateTriage } from '../analysis/estimate.ts';
import { runTriage } from '../analysis/run-triage.ts';
import { type StoredTriage, type Triage, triageKey } from '../analysis/triage.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError, type ErrorCode } from '../core/errors.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { writtenBy } from '../providers/profile.ts';
import type { Job } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings, putOutputLevel } from '../settings/store.ts';
import { takeDayTriage, takeTriages, toTriagePaper, type TriageBasis, triageBasis } from './day-triage.ts';
import { storeAnswer } from './held-answers.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import type { RunOptions, SubjectOf } from './run-job.ts';
import type { Services } from './services.ts';
import { paperViews } from './views.ts';

/** One call on some papers of a day. Each entry is stored as soon as it is whole; what is stored is not asked for again. */
export async function runDayTriage(
  services: Services,
  job: Job,
  subject: SubjectOf<'triage'>,
  options: RunOptions,
): Promise<void> {
  const { database } = services;
  const { category, announcementDate, arxivIds } = subject;
  const announcement = await findAnnouncement(database, category, announcementDate);
  if (!announcement) throw new AppError('not-found');
  const basis = await basisOf(job);
  const records = await findPapers(database, arxivIds);
  const { open } = await takeDayTriage(database, { announcement, records }, basis, job.createdAt);
  await lookAt(services, job, { open, basis, subject: `${category} ${announcementDate}` }, options);
}

/** The same on papers the reader has chosen. */
export async function runGrade(
  services: Services,
  job: Job,
  { arxivIds }: SubjectOf<'grade'>,
  options: RunOptions,
): Promise<void> {
  const basis = await basisOf(job);
  const records = await findPapers(services.database, arxivIds);
  const { open } = await takeTriages(services.database, records.filter(isReadable), basis, job.createdAt);
  await lookAt(services, job, { open, basis, subject: arxivIds.join(' ') }, options);
}

/** A paper of which there is something to be sent. */
export function isReadable({ reading }: Pick<PaperRecord, 'reading'>): boolean {
  return reading !== null && reading.sentences.length > 0;
}

async function basisOf(job: Job): Promise<TriageBasis> {
  const settings = await getSettings();
  return { ...triageBasis(settings), languages: writtenBy(findProfile(settings, job.profileId), job.languages) };
}

/** `subject`: as the ledger is to have it. */
async function lookAt(
  services: Services,
  job: Job,
  { open, basis, subject }: { open: readonly PaperRecord[]; basis: TriageBasis; subject: string },
  { signal, onProgress }: RunOptions,
): Promise<void> {
  if (open.length === 0) return;
  const papers = open.map((paper) => toTriagePaper(paper, basis.interests));
  const { interests, languages } = basis;
  const estimate = estimateTriage({ papers, interests, languages });
  const contextTokens = await contextTokensOf(services, job, signal);
  const call = await prepareCall(services, job, {
    task: 'triage',
    subject,
    estimate,
  });
  const byId = new Map(open.map((paper) => [paper.arxivId, paper]));
  let storing = Promise.resolve();
  let fault: unknown;
  const keep = (triages: readonly Triage[]): void => {
    const rows = triages.flatMap((triage) => {
      const paper = byId.get(triage.arxivId);
      byId.delete(triage.arxivId);
      return paper ? [rowOf(paper, basis, call.profile, { triage, unscored: null })] : [];
    });
    // What there is no room for is held; what comes after it is paid as well.
    storing = storing
      .then(() => storeAnswer(services.database, job, { triages: rows }))
      .then(() => tellTriages(services, rows))
      .catch((thrown: unknown) => void (fault ??= thrown));
  };
  try {
    const { triage, level } = await runTriage({
      ...call,
      papers,
      interests,
      languages,
      contextTokens,
      signal,
      onProgress: (received) => onProgress({ partial: null, received }),
      onEntries: keep,
    });
    keep(triage.papers);
    await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
  } finally {
    await storing;
  }
  if (fault !== undefined) throw fault;
}

/** Told to every page at once: whatever becomes of the rest of the call, these papers are read. */
export async function tellTriages(services: Services, rows: readonly StoredTriage[]): Promise<void> {
  const papers = await findPapers(
    services.database,
    rows.map(({ arxivId }) => arxivId),
  );
  for (const view of await paperViews(services, papers)) services.events.tell({ type: 'paper', view });
}

export function rowOf(
  paper: PaperRecord,
  { fingerprint, promptVersion, languages }: TriageBasis,
  { provider, model }: { provider: string; model: string },
  made: { triage: Triage; unscored: null } | { triage: null; unscored: ErrorCode },
): StoredTriage {
  const row = {
    arxivId: paper.arxivId,
    arxivIdV: arxivIdVOf(paper),
    languages,
    interests: fingerprint,
    provenance: { provider, model, promptVersion, createdAt: new Date().toISOString() },
  };
  return { key: triageKey(row), ...row, ...made };
}
