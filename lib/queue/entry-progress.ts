import type { Language } from '../analysis/analysis.ts';
import type { QueueEntry } from './queue-view.ts';
import type { OpenWork } from './remaining.ts';
import { waitsForRoom } from './standing.ts';
import { waitsOpenly } from './waits-for.ts';

/** Characters that a token of an answer is, about. */
const CHARACTERS: Record<Language, number> = { zh: 1.6, en: 4 };

/** How long an answer is expected to be, in characters; null where nothing was estimated. */
export function expectedCharacters({ job, expected }: QueueEntry): number | null {
  const { languages } = job;
  if (!expected || languages.length === 0) return null;
  const each = languages.reduce((sum, language) => sum + CHARACTERS[language], 0) / languages.length;
  return Math.round(expected.outputTokens * each);
}

/** How much of a job is here, 0 to 1; null where there is nothing to hold it against. */
export function shareOf(entry: QueueEntry): number | null {
  const { progress, received, state } = entry.job;
  if (progress) return progress.total > 0 ? (progress.read + progress.unscored) / progress.total : 0;
  const characters = expectedCharacters(entry);
  return state === 'running' && characters ? Math.min(received / characters, 1) : null;
}

/** A job that waits or runs, for the reckoning of what is left; null for any other. */
export function workOf(entry: QueueEntry): OpenWork | null {
  const { job, startedAt, expected, pace } = entry;
  // What waits for room on the disk has been answered, and paid.
  if ((job.state !== 'queued' && job.state !== 'running') || waitsForRoom(job)) return null;
  const work = { profileId: job.profileId, isHeld: waitsOpenly(job), notBefore: job.notBefore, expected, pace };
  // What is expected of a summary is what is left of it already.
  if (job.subject.task === 'digest') return { ...work, state: 'queued', startedAt: 0, share: 0 };
  return { ...work, state: job.state, startedAt, share: shareOf(entry) ?? 0 };
}
