import type { JobView } from '../../../lib/queue/job.ts';
import { taskOf } from '../../../lib/queue/job.ts';
import type { QueueEntry, QueueView } from '../../../lib/queue/queue-view.ts';
import { aJob } from '../shared/fixtures.ts';

export function anEntry({ job = aJob(), ...fields }: Partial<QueueEntry> = {}): QueueEntry {
  return {
    job,
    title: 'Counting Leaves from Shadows',
    task: taskOf(job.subject),
    attempts: 1,
    startedAt: 0,
    updatedAt: Date.now(),
    expected: { inputTokens: 1_000, outputTokens: 1_000, cost: 0.02, free: false },
    pace: { perToken: 60, spread: 0 },
    ...fields,
  };
}

export const jobOf = (index: number, fields: Partial<JobView> = {}): JobView =>
  aJob({
    id: `job-${index}`,
    subject: {
      task: 'analysis',
      arxivId: `2611.${String(10_000 + index)}`,
      arxivIdV: `2611.${String(10_000 + index)}v1`,
      form: 'abstract',
    },
    state: 'queued',
    received: 0,
    createdAt: index,
    ...fields,
  });

export function aQueue(entries: QueueEntry[], fields: Partial<QueueView> = {}): QueueView {
  const window = { calls: [], told: { requests: null, tokens: null } };
  return {
    entries,
    rooms: { default: { concurrency: 2, requestsPerMinute: null, tokensPerMinute: null, window } },
    paused: false,
    ...fields,
  };
}
