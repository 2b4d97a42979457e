import type { PromptTask } from '../analysis/analysis.ts';
import type { TokenEstimate } from '../analysis/estimate.ts';
import type { UnreadText } from '../analysis/unread-text.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { findPaper } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import type { Estimate, EstimateSubject } from '../messaging/protocol.ts';
import { batchDiscountOf, costOf } from '../providers/prices.ts';
import type { Profile } from '../providers/profile.ts';
import { taskOf } from '../queue/job.ts';
import { getSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { estimateJob, type PaperJob } from './estimate-job.ts';
import { answerLanguages, asJob, findTranslation, findWork } from './find-work.ts';
import { spentToday } from './prepare-call.ts';
import { amountOf, priceOf } from './price-of.ts';
import { planGrades } from './grade-handlers.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findProfileNow } from './standing.ts';

type Asked = Omit<PaperJob, 'profile'> & { paper: PaperRecord };

export function estimateHandlers({ database, budget }: Services): Pick<Handlers, 'estimate'> {
  return {
    async estimate(subject) {
      const jobs = 'grade' in subject ? [] : await jobsOf(database, subject);
      const [first] = jobs;
      // One paper's call goes where its task goes; of many, most are analyses of that form.
      const task = jobs.length === 1 && first ? taskOf(first.subject) : taskAsked(subject);
      const profile = await findProfileNow(database, task);
      const calibrate = await calibrations(database, profile?.model ?? '');
      const tokens = { inputTokens: 0, outputTokens: 0 };
      const whole = { papers: 0, inputTokens: 0, outputTokens: 0 };
      let unread: Estimate['unread'];
      let sent = jobs.length;
      for (const { paper, ...job } of jobs) {
        const { unread: missing, ...reckoned } = await estimateJob(database, paper, { ...job, profile });
        const of = (estimate: TokenEstimate): TokenEstimate => calibrate(taskOf(job.subject), estimate);
        const { inputTokens, outputTokens } = of(reckoned);
        tokens.inputTokens += inputTokens;
        tokens.outputTokens += outputTokens;
        if (job.subject.task === 'analysis' && job.subject.from === undefined) {
          whole.papers += 1;
          whole.inputTokens += inputTokens;
          whole.outputTokens += outputTokens;
        }
        if (missing && jobs.length === 1) {
          const inputTokens = reckoned.inputTokens - missing.tokens + missing.most;
          unread = unreadOf(missing, of({ ...reckoned, inputTokens }), profile);
        }
      }
      const looks = 'grade' in subject ? (await planGrades({ database }, subject.grade, profile)).calls : [];
      for (const { papers, ...reckoned } of looks) {
        const { inputTokens, outputTokens } = calibrate('triage', reckoned);
        tokens.inputTokens += inputTokens;
        tokens.outputTokens += outputTokens;
        sent += papers.length;
      }
      const { caps, readSpent } = await spentToday(database);
      const priced = async (asked: TokenEstimate, discount?: number) => {
        const amount = profile && sent > 0 ? amountOf(profile, asked, discount) : null;
        const refusal = amount && (await budget.findRefusal(amount, caps, readSpent));
        const waits = refusal?.code === 'price-unknown' ? 'price-unknown' : 'over-budget';
        return { ...asked, ...priceOf(profile, asked, discount), ...(refusal ? ({ waits } as const) : {}) };
      };
      const discount = profile && canBeBatch(subject) ? batchDiscountOf(profile) : null;
      const batch =
        discount !== null && whole.papers > FEWEST_IN_A_BATCH
          ? { ...whole, ...(await priced(whole, discount)), discount }
          : null;
      return {
        papers: sent,
        ...(await priced(tokens)),
        ...(unread ? { unread } : {}),
        ...(batch ? { batch } : {}),
      };
    },
  };
}

/** Fewer are done before a batch would have begun. */
const FEWEST_IN_A_BATCH = 20;

function canBeBatch(subject: EstimateSubject): boolean {
  return 'arxivIds' in subject && !subject.again && (subject.form ?? 'abstract') === 'abstract';
}

function unreadOf(
  { pages, stated }: UnreadText,
  most: TokenEstimate,
  profile: Profile | null,
): NonNullable<Estimate['unread']> {
  const mostTokens = most.inputTokens + most.outputTokens;
  return { pages, stated, mostTokens, mostCost: profile && costOf(profile, most) };
}

function taskAsked(subject: EstimateSubject): PromptTask {
  if ('grade' in subject) return 'triage';
  if ('question' in subject) return 'ask';
  return 'language' in subject ? 'translate' : (subject.form ?? 'abstract');
}

/** The work that a press would queue. */
async function jobsOf(database: Database, subject: Exclude<EstimateSubject, { grade: string[] }>): Promise<Asked[]> {
  if ('arxivIds' in subject) {
    const { arxivIds, form = 'abstract', again } = subject;
    const work = await findWork(database, arxivIds, form, again);
    return work.map((each) => ({ ...asJob(each, form), paper: each.paper }));
  }
  if ('language' in subject) {
    const work = await findTranslation(database, subject);
    return work ? [{ ...asJob(work, subject.form), paper: work.paper }] : [];
  }
  const { arxivId, question } = subject;
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  const { uiLanguage } = await getSettings();
  return [
    {
      subject: { task: 'ask', arxivId, arxivIdV: arxivIdVOf(paper), askId: '', question },
      languages: answerLanguages(uiLanguage),
      paper,
    },
  ];
}
