import { localDay } from '../core/dates.ts';
import { AppError } from '../core/errors.ts';
import { findAnalyses } from '../db/analyses.ts';
import { putLedgerRow } from '../db/ledger.ts';
import { findPapers } from '../db/papers.ts';
import type { LedgerRow } from '../db/schema.ts';
import type { Analysis, AnalysisForm, PromptTask } from '../analysis/analysis.ts';
import { type Job, type JobView, taskOf } from '../queue/job.ts';
import { PRIORITIES } from '../queue/priority.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';
import { estimateJob } from './estimate-job.ts';
import { asJob, findTranslation, findWork, type Work } from './find-work.ts';
import { gradeHandlers } from './grade-handlers.ts';
import { newJob } from './new-job.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile } from './standing.ts';
import { toJobView } from './views.ts';

type AnalysisHandlers = Pick<Handlers, 'analyse' | 'translate' | 'grade'>;

/** Jobs that enter the queue together, of many. */
const AT_ONCE = 10;

function storedRow({ form, arxivIdV, model, provenance }: Analysis): LedgerRow {
  const at = new Date();
  const { provider, inputTokens, outputTokens, cost } = provenance;
  return {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    day: localDay(at),
    task: form,
    subject: arxivIdV,
    provider: provider ?? '',
    model,
    inputTokens: 0,
    outputTokens: 0,
    estimated: false,
    cost: null,
    duration: 0,
    outcome: 'stored',
    saved: { tokens: (inputTokens ?? 0) + (outputTokens ?? 0), cost },
  };
}

export function analysisHandlers(services: Services): AnalysisHandlers {
  const { database, queue } = services;
  return {
    ...gradeHandlers(services),
    async analyse({ arxivIds, again = false, form = 'abstract', listing }) {
      // With no service to ask, nothing is looked for.
      await chooseProfile(database, form);
      const work = await findWork(database, arxivIds, form, again);
      if (!again) await writeStored(arxivIds, form, work);
      if (work.length === 0 && arxivIds.length === 1 && (await isUnreadable(arxivIds[0] ?? ''))) {
        throw new AppError('no-abstract');
      }
      return enqueue(work, form, { priority: arxivIds.length === 1 ? PRIORITIES.pressed : PRIORITIES.later, listing });
    },
    async translate({ arxivId, form, language }) {
      const work = await findTranslation(database, { arxivId, form, language });
      return work ? enqueue([work], form, { priority: PRIORITIES.pressed }) : [];
    },
  };

  async function enqueue(
    work: readonly Work[],
    form: AnalysisForm,
    { priority, listing }: { priority: number; listing?: string | undefined },
  ): Promise<JobView[]> {
    const settings = await getSettings();
    const rows: Job[] = [];
    const jobs: Job[] = [];
    const routes = new Map<PromptTask, ReturnType<typeof chooseProfile>>();
    for (const each of work) {
      const job = asJob(each, form);
      const task = taskOf(job.subject);
      const route = routes.get(task) ?? chooseProfile(database, task);
      routes.set(task, route);
      const chosen = await route;
      const profile = findProfile(settings, chosen.profileId);
      const { inputTokens, outputTokens } = await estimateJob(database, each.paper, { ...job, profile });
      const expected = { inputTokens, outputTokens };
      const from = listing === undefined ? {} : { listing };
      jobs.push(newJob({ ...job, ...chosen, ...from, tokens: inputTokens + outputTokens, expected, priority }));
      // The first calls go out while the others are reckoned.
      if (jobs.length === AT_ONCE) rows.push(...(await queue.enqueue(jobs.splice(0))));
    }
    rows.push(...(await queue.enqueue(jobs)));
    return rows.map(toJobView);
  }

  /** Papers that were asked for and have everything: what that saved is to be seen beside what was spent. */
  async function writeStored(arxivIds: readonly string[], form: AnalysisForm, work: readonly Work[]): Promise<void> {
    const open = new Set(work.map(({ paper }) => paper.arxivId));
    const others = arxivIds.filter((arxivId) => !open.has(arxivId));
    if (others.length === 0) return;
    for (const analyses of (await findAnalyses(database, others)).values()) {
      const analysis = analyses.find((each) => each.form === form);
      if (analysis) await putLedgerRow(database, storedRow(analysis));
    }
  }

  async function isUnreadable(arxivId: string): Promise<boolean> {
    const [paper] = await findPapers(database, [arxivId]);
    return !paper || paper.abstract === null;
  }
}
