import { expect, test } from 'vitest';
import { Pass } from '../../lib/queue/pass.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';

const NOW = 10_000_000;
const run = (isAnswered: boolean, profileId = 'A') => ({ profileId, isAnswered });
const job = (profileId: string, tokens = 0) => makeJob({ id: crypto.randomUUID(), profileId, tokens });

/** How many of three jobs start beside so many answers. */
function startable(answers: number): number {
  const runs = Array.from({ length: answers }, () => run(true));
  const pass = new Pass(aStanding({ ids: ['A'], concurrency: 2 }), runs, NOW);
  return [0, 1, 2].filter(() => pass.mayStart(job('A'))).length;
}

test('as many start at one look as have room beside those that run, in each profile for itself', () => {
  const pass = new Pass(aStanding({ ids: ['A', 'B'], concurrency: 3 }), [run(false)], NOW);
  expect(['A', 'A', 'A', 'B'].map((profileId) => pass.mayStart(job(profileId)))).toEqual([true, true, false, true]);
});

test('answers that are still to be stored take no place, but for those beyond what may run', () => {
  expect([0, 1, 2, 3, 4, 9].map(startable)).toEqual([2, 2, 2, 1, 0, 0]);
});

test('each that starts counts for those after it, in requests and in tokens', () => {
  const requests = new Pass(aStanding({ ids: ['A'], concurrency: 8, requestsPerMinute: 2 }), [], NOW);
  expect([1, 2, 3].map(() => requests.mayStart(job('A')))).toEqual([true, true, false]);
  expect(requests.startOf(job('A'))).toBe(NOW + 60_000);
  const tokens = new Pass(aStanding({ ids: ['A'], concurrency: 8, tokensPerMinute: 1_000 }), [], NOW);
  // The small one does not overtake the one that waits.
  expect([700, 700, 10].map((count) => tokens.mayStart(job('A', count)))).toEqual([true, false, false]);
});

test('nothing starts while the reader has stopped the queue, or a profile cannot be asked', () => {
  const stopped = new Pass({ ...aStanding({ ids: ['A'] }), paused: true }, [], NOW);
  expect(stopped.mayStart(job('A'))).toBe(false);
  const refused = new Pass(aStanding({ ids: ['A', 'B'], obstacles: { A: { code: 'no-key' } } }), [], NOW);
  expect([refused.mayStart(job('A')), refused.mayStart(job('B'))]).toEqual([false, true]);
});
