import { estimateTriage } from '../analysis/estimate.ts';
import { chunkPapers, chunkSize, MOST_MISSES } from '../analysis/plan-triage.ts';
import type { ErrorCode } from '../core/errors.ts';
import { jobStore } from '../db/jobs.ts';
import type { PaperRecord } from '../db/schema.ts';
import { putTriages } from '../db/triages.ts';
import { contextTokensOf } from '../providers/index.ts';
import { writtenBy } from '../providers/profile.ts';
import { type Job, triageJobs } from '../queue/job.ts';
import type { JobRest } from '../queue/queue-options.ts';
import { routeTask } from '../queue/standing.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';
import { type DayTriage, toTriagePaper, type TriageBasis } from './day-triage.ts';
import { newJob } from './new-job.ts';
import { rowOf, tellTriages } from './run-day-triage.ts';
import type { Services } from './services.ts';
import { takeStanding } from './standing.ts';

/** Faults of an answer: of another company of papers, the answer may be another. */
const OF_THE_ANSWER: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'refusal',
  'echo',
  'wrong-paper',
  'truncated',
  'filtered',
  'malformed',
  'wrong-language',
  'section-missing',
  'stream-cut',
  'too-long',
]);

/**
 * Queues first looks at papers that have none, and says which jobs to wait for; undefined when every paper has one, or
 * has been asked about in vain often enough, which is then stored with its reason. What was tried is told by the jobs'
 * own rows, so that nothing of it is lost with a worker.
 */
export function planTriage(
  services: Services,
  job: Job,
  day: DayTriage,
  basis: TriageBasis,
): Promise<JobRest | undefined> {
  return inTurn(services, () => planNow(services, job, day, basis));
}

/** One after the other: two plans made at once would both take a paper that is in both. */
export function inTurn<Planned>(services: Services, plan: () => Promise<Planned>): Promise<Planned> {
  const turn = (planning.get(services) ?? Promise.resolve()).then(plan);
  planning.set(
    services,
    turn.catch(() => undefined),
  );
  return turn;
}

const planning = new WeakMap<Services, Promise<unknown>>();

async function planNow(services: Services, job: Job, day: DayTriage, basis: TriageBasis): Promise<JobRest | undefined> {
  if (day.open.length === 0) return undefined;
  const { subject } = job;
  if (subject.task !== 'digest') return undefined;
  const { category, announcementDate } = subject;
  const rows = (await jobStore(services.database).findByPrefix(triageJobs(subject))).filter(
    ({ createdAt }) => createdAt >= job.createdAt,
  );
  const active = rows.filter(({ state }) => state === 'queued' || state === 'running');
  if (active.length > 0) return { after: active.map(({ id }) => id) };
  const fatal = rows.find(({ state, error }) => state === 'failed' && error && !OF_THE_ANSWER.has(error.code));
  if (fatal?.error) return { failed: fatal.error };

  const tried = triesOf(rows);
  const lost = day.open.filter(({ arxivId }) => (tried.get(arxivId)?.times ?? 0) > MOST_MISSES);
  if (lost.length > 0) await giveUp(services, { job, day, basis }, lost, (id) => tried.get(id)?.code ?? 'malformed');
  if (day.scored.size === 0 && day.unscored.size === day.papers.length) {
    return { failed: { code: [...day.unscored.values()][0]?.unscored ?? 'malformed' } };
  }
  const left = day.open.filter((paper) => !lost.includes(paper));
  if (left.length === 0) return undefined;
  // What another category's build is about to read is waited for, not read twice.
  const others = await openElsewhere(services, new Set(left.map(({ arxivId }) => arxivId)));
  const taken = new Set(others.flatMap(({ arxivIds }) => arxivIds));
  const waited = others.map(({ id }) => id);
  const open = left.filter(({ arxivId }) => !taken.has(arxivId));
  if (open.length === 0) return { after: waited };

  const settings = await getSettings();
  const route = routeTask(await takeStanding(services.database, settings), 'triage');
  if (!route) return { failed: { code: 'no-provider' } };
  const profile = findProfile(settings, route.profileId);
  const languages = basis.languages;
  const limits = { contextTokens: contextTokensOf(profile), languages: writtenBy(profile, languages) };
  const { interests } = basis;
  const round = 1 + Math.max(-1, ...rows.map((row) => (row.subject.task === 'triage' ? row.subject.round : -1)));
  const chunks = [...Map.groupBy(open, ({ arxivId }) => tried.get(arxivId)?.times ?? 0)].flatMap(([times, papers]) =>
    chunkPapers(
      papers.map((paper) => toTriagePaper(paper, interests)),
      limits,
      chunkSize(times),
    ),
  );
  const jobs = chunks.map((papers, chunk) => {
    const { inputTokens, outputTokens } = estimateTriage({ papers, interests, languages: limits.languages });
    const look = newJob({
      subject: {
        task: 'triage',
        category,
        announcementDate,
        round,
        chunk,
        arxivIds: papers.map(({ arxivId }) => arxivId),
      },
      languages,
      profileId: route.profileId,
      error: route.obstacle,
      tokens: inputTokens + outputTokens,
      expected: { inputTokens, outputTokens },
      priority: job.priority,
    });
    // Whatever the clock says by now: which looks were for this summary is told by their age.
    return { ...look, createdAt: Math.max(look.createdAt, job.createdAt) };
  });
  await services.queue.enqueue(jobs);
  return { after: [...jobs.map(({ id }) => id), ...waited] };
}

/** First looks that wait or run, whatever they are for, at any of these papers. */
export async function openElsewhere(
  { database }: Pick<Services, 'database'>,
  wanted: ReadonlySet<string>,
): Promise<{ id: string; arxivIds: string[] }[]> {
  const store = jobStore(database);
  const active = [...(await store.findByState('queued')), ...(await store.findByState('running'))];
  return active.flatMap(({ id, subject }) =>
    'arxivIds' in subject && subject.arxivIds.some((arxivId) => wanted.has(arxivId))
      ? [{ id, arxivIds: subject.arxivIds }]
      : [],
  );
}

interface Tried {
  times: number;
  /** What came of the last time. */
  code: ErrorCode;
}

/** How often each paper has been asked about by jobs that have ended. */
function triesOf(rows: readonly Job[]): Map<string, Tried> {
  const tried = new Map<string, Tried>();
  for (const { subject, error } of rows) {
    if (subject.task !== 'triage') continue;
    for (const arxivId of subject.arxivIds) {
      tried.set(arxivId, { times: (tried.get(arxivId)?.times ?? 0) + 1, code: error?.code ?? 'section-missing' });
    }
  }
  return tried;
}

/** No grade is no low grade: it is kept as what it is, with the reason. */
async function giveUp(
  services: Services,
  { job, day, basis }: { job: Job; day: DayTriage; basis: TriageBasis },
  lost: readonly PaperRecord[],
  codeOf: (arxivId: string) => ErrorCode,
): Promise<void> {
  const profile = findProfile(await getSettings(), job.profileId);
  const by = { provider: profile?.provider ?? 'custom', model: profile?.model ?? '' };
  const rows = lost.map((paper) => rowOf(paper, basis, by, { triage: null, unscored: codeOf(paper.arxivId) }));
  await putTriages(services.database, rows);
  await tellTriages(services, rows);
  for (const row of rows) day.unscored.set(row.arxivId, row);
}
