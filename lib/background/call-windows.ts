import type { CallReport } from '../analysis/run-call.ts';
import type { Job } from '../queue/job.ts';
import { type Allowances, type CallWindow, EMPTY_WINDOW, withAllowances, withCall } from '../queue/limiter.ts';
import { updateWindow } from '../settings/profile-states.ts';

type Counted = Pick<Job, 'id' | 'attempts' | 'profileId' | 'tokens' | 'parts'>;

/** Counts a call about to be made by a job, as far as its tokens are known beforehand. */
export function countStart(job: Counted): void {
  count(job, { id: keyOf(job), at: Date.now(), tokens: job.tokens ?? 0 });
}

/** Keeps what the calls of one job use of its profile's limits: first as estimated, then as the server counts it. */
export function countCalls(job: Counted, estimated: number) {
  let calls = 0;
  countStart({ ...job, tokens: estimated });
  return {
    /** A second try within one job is a call of its own. */
    count(report: CallReport): void {
      const { startedAt, usage } = report;
      const id = calls === 0 ? keyOf(job) : `${keyOf(job)}|${calls}`;
      calls += 1;
      const input = usage.inputTokens ?? report.estimate.inputTokens;
      const output = usage.outputTokens ?? report.estimate.outputTokens;
      count(job, { id, at: startedAt, tokens: input + output });
    },
    hear(told: Allowances): void {
      if (!told.requests && !told.tokens) return;
      void updateWindow(job.profileId, (window = EMPTY_WINDOW) => withAllowances(window, told, Date.now()));
    },
  };
}

/** A summary's job is run once for each of its parts. */
const keyOf = ({ id, attempts, parts }: Counted): string => `${id}|${attempts}${parts ? `|part-${parts.length}` : ''}`;

function count({ profileId }: Counted, call: CallWindow['calls'][number]): void {
  void updateWindow(profileId, (window = EMPTY_WINDOW) => withCall(window, call, Date.now()));
}
