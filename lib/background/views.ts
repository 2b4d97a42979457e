import { type Analysis, isImported } from '../analysis/analysis.ts';
import { isCurrent } from '../analysis/is-current.ts';
import { arxivIdVOf, type Paper } from '../arxiv/paper.ts';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { findAnalyses } from '../db/analyses.ts';
import { findMarks } from '../db/marks.ts';
import { findNoted, findNotes } from '../db/notes.ts';
import { findPaper } from '../db/papers.ts';
import { findFailedImports } from '../db/reports.ts';
import { findTldrs } from '../db/tldrs.ts';
import { findTriages } from '../db/triages.ts';
import type { LearnedRow, PaperRecord } from '../db/schema.ts';
import { jobStore } from '../db/jobs.ts';
import { scoreInterest } from '../interests/learned/interest-model.ts';
import { findVersionNews, mayHaveNews } from '../library/version-news.ts';
import type { PaperView } from '../messaging/protocol.ts';
import { analysisJobs, type Job, type JobState, type JobView } from '../queue/job.ts';
import { nameTags } from '../reader/tag-names.ts';
import { tagger, type TagRules } from '../reader/tag-rules.ts';
import { getSettings } from '../settings/store.ts';
import { shownTriage } from './day-triage.ts';
import { learnedInterest, termReader } from './learned-interest.ts';
import { withHeld } from './held-answers.ts';
import { readPaper } from './read-paper.ts';
import type { Services } from './services.ts';

/** A job without what only the queue needs. */
export function toJobView(job: Job): JobView {
  const { id, subject, languages, profileId, state, error, partial, received, notBefore, createdAt, listing } = job;
  const view = { id, subject, languages, profileId, state, error, partial, received, notBefore, createdAt };
  return listing === undefined ? view : { ...view, listing };
}

type PaperParts = Pick<PaperView, 'paper' | 'reading' | 'tagNames' | 'mark' | 'tldr' | 'triage' | 'analyses'>;

/** What is kept of these papers, in their order; one transaction per store. */
export async function paperParts(
  { database }: Pick<Services, 'database'>,
  records: readonly PaperRecord[],
): Promise<PaperParts[]> {
  const arxivIds = records.map((record) => record.arxivId);
  const [{ tagRules }, analyses, triages, tldrs, marks] = await Promise.all([
    getSettings(),
    findAnalyses(database, arxivIds),
    findTriages(database, arxivIds),
    findTldrs(database, arxivIds),
    findMarks(database, arxivIds),
  ]);
  const withRules = tagger(tagRules);
  return records.map((record) => {
    const tldr = tldrs.get(record.arxivId);
    const triage = shownTriage(triages.get(record.arxivId) ?? [], record);
    const { reading: stored, ...known } = record;
    const paper = withoutHistory(known);
    const reading = readPaper(paper, stored);
    return {
      paper,
      reading: reading && withRules(paper, reading),
      tagNames: nameTags(reading?.tags ?? []),
      mark: marks.get(paper.arxivId) ?? { arxivId: paper.arxivId, seenAt: null, starredAt: null, hiddenAt: null },
      ...(tldr ? { tldr: { sentence: tldr.sentence, text: tldr.text } } : {}),
      ...(triage
        ? { triage: { triage: triage.triage, unscored: triage.unscored, model: triage.provenance.model } }
        : {}),
      analyses: analyses.get(paper.arxivId) ?? [],
    };
  });
}

/** Everything known of these papers, in their order: what is kept of them, and how things stand with them now. */
export async function paperViews(
  services: Pick<Services, 'database'>,
  records: readonly PaperRecord[],
): Promise<PaperView[]> {
  const { database } = services;
  const arxivIds = records.map((record) => record.arxivId);
  const [kept, noted, failed, jobs, learned, { tagRules }] = await Promise.all([
    paperParts(services, records),
    findNoted(database, arxivIds),
    findFailedImports(database, arxivIds),
    findOpenJobs(services, arxivIds),
    // Nothing of a paper is held back because its rank is not to be had.
    learnedInterest(database).catch((thrown: unknown) => passOver(thrown)),
    getSettings(),
  ]);
  const rank = rankBy(learned, tagRules);
  const withNews = records.filter((record) => noted.has(record.arxivId) && mayHaveNews(record));
  const notes = await findNotes(
    database,
    withNews.map(({ arxivId }) => arxivId),
  );
  return kept.map((parts, index) => {
    const { paper, analyses, mark } = parts;
    const record = records[index];
    const own = analyses.filter((analysis) => !isImported(analysis));
    const following = { mark, note: notes.get(paper.arxivId), analyses: own };
    const news = record && mayHaveNews(record) ? findVersionNews(record, following) : null;
    return {
      ...parts,
      hasNote: noted.has(paper.arxivId),
      ...(news ? { replaced: news } : {}),
      ...(record ? rank(record) : {}),
      ...(failed.has(paper.arxivId) ? { failedImport: true as const } : {}),
      job: openJobOf(paper, jobs.get(paper.arxivId), analyses),
    };
  });
}

function passOver(thrown: unknown): null {
  log.add('warn', `interest: ${toAppError(thrown).message}`);
  return null;
}

function rankBy(learned: LearnedRow | null, tagRules: TagRules): (record: PaperRecord) => Pick<PaperView, 'interest'> {
  if (!learned) return () => ({});
  const toTerms = termReader(tagRules);
  return (record) => ({ interest: scoreInterest(learned, toTerms(record)) });
}

function withoutHistory(record: Omit<PaperRecord, 'reading'>): PaperView['paper'] {
  const { versions: _versions, announced: _announced, storedAt: _storedAt, imported: _imported, ...known } = record;
  const { earlier: _earlier, notedAt: _notedAt, ...paper } = known;
  return paper;
}

export async function findPaperView(services: Pick<Services, 'database'>, arxivId: string): Promise<PaperView | null> {
  const record = await findPaper(services.database, arxivId);
  if (!record) return null;
  const [view] = await paperViews(services, [record]);
  return view ?? null;
}

/** Papers up to which their jobs are looked for one by one, and not among all. */
const FEW = 10;
const OPEN: ReadonlySet<JobState> = new Set<JobState>(['failed', 'queued', 'running', 'batched']);

/** Jobs on papers that a reader still wants to hear of: waiting, running, failed. */
async function findOpenJobs(
  { database }: Pick<Services, 'database'>,
  arxivIds: readonly string[],
): Promise<Map<string, JobView>> {
  const store = jobStore(database);
  const rows = await Promise.all(
    arxivIds.length > FEW
      ? [...OPEN].map((state) => store.findByState(state))
      : arxivIds.map((arxivId) => store.findByPrefix(analysisJobs(arxivId))),
  );
  const jobs = await withHeld(rows.flat());
  const open = new Map<string, JobView>();
  // Of several of one paper the one counts that has come furthest.
  for (const state of OPEN) {
    for (const job of jobs) {
      if (job.state === state && job.subject.task === 'analysis') open.set(job.subject.arxivId, toJobView(job));
    }
  }
  return open;
}

/** A failure is no news any more once there is an analysis made after it, or another version of the paper. */
function openJobOf(paper: Paper, job: JobView | undefined, analyses: readonly Analysis[]): JobView | null {
  if (!job || job.state !== 'failed' || job.subject.task !== 'analysis') return job ?? null;
  const isOfAnother =
    paper.version !== null && job.subject.arxivIdV !== arxivIdVOf(paper) && job.subject.arxivIdV !== paper.arxivId;
  const isSettled = analyses.some(
    (analysis) =>
      !isImported(analysis) && isCurrent(analysis, paper) && Date.parse(analysis.provenance.createdAt) > job.createdAt,
  );
  return isOfAnother || isSettled ? null : job;
}
