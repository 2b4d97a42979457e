import { estimateTriage, type TokenEstimate } from '../analysis/estimate.ts';
import { chunkPapers } from '../analysis/plan-triage.ts';
import type { TriagePaper } from '../analysis/prompts/triage.ts';
import { jobStore } from '../db/jobs.ts';
import { findPapers } from '../db/papers.ts';
import { contextTokensOf } from '../providers/index.ts';
import { type Profile, writtenBy } from '../providers/profile.ts';
import type { Job } from '../queue/job.ts';
import { PRIORITIES } from '../queue/priority.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';
import { takeTriages, toTriagePaper, type TriageBasis, triageBasis } from './day-triage.ts';
import { newJob } from './new-job.ts';
import { inTurn, openElsewhere } from './plan-day-triage.ts';
import type { Handlers } from './router.ts';
import { isReadable } from './run-day-triage.ts';
import type { Services } from './services.ts';
import { chooseProfile } from './standing.ts';
import { toJobView } from './views.ts';

/**
 * First looks at papers the reader has chosen, without a day around them. They share rows and turn with those of a summary, so
 * that neither asks what the other has asked or is asking. What an answer leaves out stays open for the next press.
 */
export function gradeHandlers(services: Services): Pick<Handlers, 'grade'> {
  const { database, queue } = services;
  return {
    grade: ({ arxivIds, listing }) =>
      inTurn(services, async () => {
        const chosen = await chooseProfile(database, 'triage');
        const plan = await planGrades(services, arxivIds, findProfile(await getSettings(), chosen.profileId));
        const { languages } = plan.basis;
        const jobs = plan.calls.map(({ papers, inputTokens, outputTokens }) =>
          newJob({
            ...chosen,
            subject: { task: 'grade', arxivIds: papers.map(({ arxivId }) => arxivId) },
            languages,
            tokens: inputTokens + outputTokens,
            expected: { inputTokens, outputTokens },
            ...(listing === undefined ? {} : { listing }),
            priority: PRIORITIES.later,
          }),
        );
        return [...plan.underWay, ...(await queue.enqueue(jobs))].map(toJobView);
      }),
  };
}

export interface GradePlan {
  basis: TriageBasis;
  calls: (TokenEstimate & { papers: TriagePaper[] })[];
  /** Jobs that look at some of the papers already: those are left to them. */
  underWay: Job[];
}

/** The calls that would grade what has no grade yet, by the present interests and prompt. */
export async function planGrades(
  services: Pick<Services, 'database'>,
  arxivIds: readonly string[],
  profile: Profile | null,
): Promise<GradePlan> {
  const { database } = services;
  const basis = triageBasis(await getSettings());
  const records = (await findPapers(database, [...new Set(arxivIds)])).filter(isReadable);
  const { open } = await takeTriages(database, records, basis, Date.now());
  const others = await openElsewhere(services, new Set(open.map(({ arxivId }) => arxivId)));
  const taken = new Set(others.flatMap((other) => other.arxivIds));
  const languages = writtenBy(profile, basis.languages);
  const papers = open
    .filter(({ arxivId }) => !taken.has(arxivId))
    .map((paper) => toTriagePaper(paper, basis.interests));
  const calls = chunkPapers(papers, { contextTokens: contextTokensOf(profile), languages }).map((chunk) => ({
    papers: chunk,
    ...estimateTriage({ papers: chunk, interests: basis.interests, languages }),
  }));
  const rows = await Promise.all(others.map(({ id }) => jobStore(database).find(id)));
  const underWay = rows.flatMap((job) => (job?.subject.task === 'grade' ? [job] : []));
  return { basis, calls, underWay };
}
