import type { Language } from '../analysis/analysis.ts';
import { estimateReduce } from '../analysis/estimate.ts';
import { nextReduce } from '../analysis/plan-reduce.ts';
import type { DigestPaper } from '../analysis/prompts/digest.ts';
import { type KeylessDigest, runReduce } from '../analysis/run-digest.ts';
import { gradeSum } from '../analysis/triage.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import { localDay } from '../core/dates.ts';
import type { Database } from '../db/database.ts';
import { findAnnouncement } from '../db/announcements.ts';
import { jobStore } from '../db/jobs.ts';
import { findLedger } from '../db/ledger.ts';
import type { PaperRecord } from '../db/schema.ts';
import { digestKey } from '../digest/digest.ts';
import { markFresh } from '../digest/topics.ts';
import { tldrOf } from '../reader/reading.ts';
import { type Job, triageJobs } from '../queue/job.ts';
import type { JobRest } from '../queue/queue-options.ts';
import { getSettings, putOutputLevel } from '../settings/store.ts';
import { analyseSelection } from './analyse-selection.ts';
import { announcedPapers } from './day-papers.ts';
import { type DayTriage, takeDayTriage, triageBasis } from './day-triage.ts';
import { storeAnswer } from './held-answers.ts';
import { planTriage } from './plan-day-triage.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import type { RunOptions } from './run-job.ts';
import type { Services } from './services.ts';
import { toldTopics, weekTopics } from './week-topics.ts';

export interface DayToSummarise {
  announcement: Announcement;
  records: PaperRecord[];
  languages: Language[];
}

/**
 * The next step of a summary: first looks at papers that have none, each a job of its own; then the calls that make
 * one summary of them, one a run. Whatever step a worker is lost at, the next life finds by the stored rows what is left.
 */
export async function buildDigest(
  services: Services,
  job: Job,
  day: DayToSummarise,
  { signal, onProgress }: RunOptions,
): Promise<JobRest | void> {
  const { database } = services;
  const { announcement, records, languages } = day;
  const { category, announcementDate, total } = announcement;
  const basis = triageBasis(await getSettings());
  const triage = await takeDayTriage(database, day, basis, job.createdAt);
  const rest = await planTriage(services, job, triage, basis);
  if (rest) return rest;

  const week = await weekTopics(services, announcement, records);
  const topics = toldTopics(week.rates);
  const contextTokens = await contextTokensOf(services, job, signal);
  const step = nextReduce({ papers: toDigestPapers(triage), topics, contextTokens }, job.parts ?? []);
  const estimate = estimateReduce(step, { category, announcementDate, languages, topics });
  const store = jobStore(database);
  // Should this life end during the call, the next one writes down what it sent.
  await store.update(job.id, (row) => ({ ...row, tokens: estimate.inputTokens }));
  const subject = `${category} ${announcementDate}`;
  const call = await prepareCall(services, job, { task: 'digest', subject, estimate });
  const { digests, part, level } = await runReduce({
    ...call,
    category,
    announcementDate,
    languages,
    step,
    topics,
    contextTokens,
    signal,
    coverage: { read: triage.scored.size, total, unscored: triage.unscored.size },
    onProgress: (received) => onProgress({ partial: null, received }),
  });
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
  if (part) {
    await storeAnswer(database, job, { part });
    return { after: [] };
  }
  const spent = await spentSince(database, subject, job.createdAt);
  await storeAnswer(database, job, {
    digests: digests.map((digest) => {
      const marked: KeylessDigest = markFresh(digest, week.tagsOf, week.rates);
      return { ...marked, provenance: { ...marked.provenance, ...spent }, key: digestKey(marked) };
    }),
  });
  // They told what was tried in vain; for the next build that is no longer of interest.
  await store.deleteByPrefix(triageJobs(announcement));
  await analyseSelection(services, triage, announcement);
}

/** A summary whose worker was lost right after it was stored: what was to come of it is seen to. */
export async function finishDay(
  services: Services,
  job: Job,
  { category, announcementDate }: Pick<Announcement, 'category' | 'announcementDate'>,
): Promise<void> {
  const { database } = services;
  const announcement = await findAnnouncement(database, category, announcementDate);
  if (!announcement) return;
  const day = { announcement, records: await announcedPapers(services, announcement) };
  await analyseSelection(
    services,
    await takeDayTriage(database, day, triageBasis(await getSettings()), job.createdAt),
    day.announcement,
  );
}

/** Papers by their triage, the best first; one without is given by the authors' one sentence. */
export function toDigestPapers({ papers, scored }: Pick<DayTriage, 'papers' | 'scored'>): DigestPaper[] {
  const entries = papers.map(({ paper, kind }): DigestPaper => {
    const { arxivId, title, reading } = paper;
    const triage = scored.get(arxivId)?.triage;
    if (!triage) return { arxivId, title, kind, text: (reading && tldrOf(reading)) ?? '', full: false };
    const sentence = triage.tldr.en ?? Object.values(triage.tldr)[0] ?? '';
    const tags = triage.tags.length > 0 ? ` (${triage.tags.join(', ')})` : '';
    return { arxivId, title, kind, text: `${sentence}${tags}`, full: true, grade: gradeSum(triage) };
  });
  return entries.toSorted((a, b) => (b.grade ?? 0) - (a.grade ?? 0));
}

/** What all calls for one day have taken since its summary was asked for, those that brought nothing among them. */
async function spentSince(database: Database, subject: string, since: number) {
  const rows = await findLedger(database, localDay(new Date(since)), localDay(new Date()));
  const own = rows.filter((row) => row.subject === subject && row.outcome !== 'stored' && Date.parse(row.at) >= since);
  const sum = (each: (row: (typeof own)[number]) => number): number => own.reduce((all, row) => all + each(row), 0);
  return {
    inputTokens: sum((row) => row.inputTokens),
    outputTokens: sum((row) => row.outputTokens),
    cost: own.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}
