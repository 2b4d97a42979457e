import type { Job } from './job.ts';

/** Lower runs first. One paper is what the reader is looking at; of many, those on screen come before the rest. */
export const PRIORITIES = { pressed: 0, onScreen: 1, later: 2 } as const;

/** The row of a waiting analysis that comes on screen or leaves it; undefined where that changes nothing. */
export function movedTo(place: 'onScreen' | 'later', job: Job): Job | undefined {
  const from = place === 'onScreen' ? PRIORITIES.later : PRIORITIES.onScreen;
  if (job.state !== 'queued' || job.subject.task !== 'analysis' || job.priority !== from) return undefined;
  return { ...job, priority: PRIORITIES[place] };
}
