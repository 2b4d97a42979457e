import type { PromptTask } from '../analysis/analysis.ts';
import type { ErrorCode, ErrorShape } from '../core/errors.ts';
import type { Limits } from '../providers/profile.ts';
import { type Job, taskOf } from './job.ts';
import type { CallWindow } from './limiter.ts';

export interface ProfileStanding {
  /** Why nothing may be sent to it now; null when something may. */
  obstacle: ErrorShape | null;
  limits: Limits;
  window: CallWindow;
}

/** How things stand with the profiles at one moment. */
export interface Standing {
  profiles: ReadonlyMap<string, ProfileStanding>;
  /** Which profile the reader wants for what; null without any. */
  tasks: Readonly<Record<PromptTask, string | null>>;
  /** The one that steps in; null for none. */
  fallback: string | null;
  /** The reader has stopped the queue: what runs ends, and nothing starts. */
  paused?: boolean;
}

/** Which profile a job is for, and what is in its way there. */
export interface Route {
  profileId: string;
  obstacle: ErrorShape | null;
}

/** Verdicts of a server, or of the browser, on the profile, not on the paper: asked again, it would only say them again. */
const PAUSES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-key',
  'no-access',
  'no-credit',
  'model-not-found',
  'model-unavailable',
  'model-not-downloaded',
]);

/** What keeps a job from its profile, those verdicts included; the rest is found out without asking. */
const OBSTACLES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'no-key',
  'key-locked',
  'no-permission',
  'no-consent',
  ...PAUSES,
]);

export const isObstacle = (code: ErrorCode): boolean => OBSTACLES.has(code);
/** A job whose answer is here, and waits for room on the disk. It is not to be run again. */
export const waitsForRoom = ({ state, error }: Pick<Job, 'state' | 'error'>): boolean =>
  state === 'queued' && error?.code === 'no-room';
/** A job that waits for the reader, not for its turn: nothing has to be kept awake for it. */
export const isHeld = (job: Pick<Job, 'state' | 'error'>): boolean =>
  waitsForRoom(job) || (job.state === 'queued' && job.error !== null && isObstacle(job.error.code));
export const pausesProfile = (code: ErrorCode): boolean => PAUSES.has(code);

/** Where a task goes now; null without any profile. */
export function routeTask(standing: Standing, task: PromptTask): Route | null {
  const wanted = standing.tasks[task];
  return wanted === null ? null : routeFrom(standing, wanted, task);
}

/** Where a waiting job goes now: it stays with its profile as long as that can be asked. */
export function routeJob(standing: Standing, { profileId, subject }: Pick<Job, 'profileId' | 'subject'>): Route | null {
  const task = taskOf(subject);
  return standing.profiles.has(profileId) ? routeFrom(standing, profileId, task) : routeTask(standing, task);
}

/** The profile that steps in for one that has just failed; null when there is none, or it cannot be asked either. */
export function findStandIn(standing: Standing, profileId: string): string | null {
  const { fallback } = standing;
  return fallback !== null && fallback !== profileId && isFree(standing, fallback) ? fallback : null;
}

/** A missing consent is asked for: nobody else's server gets the text in its stead. */
function routeFrom(standing: Standing, profileId: string, task: PromptTask): Route | null {
  const obstacle = standing.profiles.get(profileId)?.obstacle ?? null;
  if (!obstacle || obstacle.code === 'no-consent') return { profileId, obstacle };
  const others = [standing.tasks[task], standing.fallback].filter((id) => id !== null && id !== profileId);
  const free = others.find((id) => id !== null && isFree(standing, id));
  return free ? { profileId: free, obstacle: null } : { profileId, obstacle };
}

function isFree({ profiles }: Standing, id: string): boolean {
  return profiles.get(id)?.obstacle === null;
}
