import type { Job } from './job.ts';
import { type CallWindow, EMPTY_WINDOW, startOf, withCall } from './limiter.ts';
import { dueAt } from './retry.ts';
import { type Standing, waitsForRoom } from './standing.ts';

/** A run in this life of the worker. */
export interface UnderWay {
  profileId: string;
  /** Its answer is here whole: what is left is to store it, and its place at the server is free. */
  isAnswered: boolean;
}

/** Which jobs may start at one look at the queue; each that starts counts for those after it. */
export class Pass {
  readonly #standing: Standing;
  /** By profile: calls under way, and answers that are still to be stored. */
  readonly #calls = new Map<string, number>();
  readonly #answers = new Map<string, number>();
  readonly #windows = new Map<string, CallWindow>();
  readonly #held = new Set<string>();
  readonly #now: number;

  constructor(standing: Standing, runs: Iterable<UnderWay>, now: number) {
    this.#standing = standing;
    this.#now = now;
    for (const { profileId, isAnswered } of runs) addOne(isAnswered ? this.#answers : this.#calls, profileId);
  }

  /** To be asked in the order in which jobs are to run: none overtakes another that waits for the same profile's limit. */
  readonly mayStart = (job: Job): boolean => {
    const { profileId } = job;
    if (waitsForRoom(job) || dueAt(job, this.#now) > this.#now || this.#held.has(profileId)) return false;
    if (this.startOf(job) > this.#now) {
      this.#held.add(profileId);
      return false;
    }
    const call = { id: job.id, at: this.#now, tokens: job.tokens ?? 0 };
    this.#windows.set(profileId, withCall(this.#windowOf(profileId), call, this.#now));
    addOne(this.#calls, profileId);
    return true;
  };

  /** The instant from which a job may run; infinity while only an end, or the reader, can change that. */
  startOf(job: Job): number {
    const { profileId, tokens = 0 } = job;
    const { profiles, paused } = this.#standing;
    const profile = profiles.get(profileId);
    if (paused || !profile || profile.obstacle) return Number.POSITIVE_INFINITY;
    const { limits } = profile;
    // Where storing falls behind, answers that wait for it take up places as well.
    const unstored = Math.max((this.#answers.get(profileId) ?? 0) - limits.concurrency, 0);
    const running = (this.#calls.get(profileId) ?? 0) + unstored;
    const start = startOf(this.#windowOf(profileId), limits, { running, tokens, now: this.#now });
    return Math.max(start, dueAt(job, this.#now));
  }

  #windowOf(profileId: string): CallWindow {
    return this.#windows.get(profileId) ?? this.#standing.profiles.get(profileId)?.window ?? EMPTY_WINDOW;
  }
}

function addOne(counts: Map<string, number>, profileId: string): void {
  counts.set(profileId, (counts.get(profileId) ?? 0) + 1);
}
