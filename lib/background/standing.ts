import type { PromptTask } from '../analysis/analysis.ts';
import { AppError, fromShape } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { isOnDevice, type Profile } from '../providers/profile.ts';
import type { Job } from '../queue/job.ts';
import { EMPTY_WINDOW } from '../queue/limiter.ts';
import { pausesProfile, type ProfileStanding, routeTask, type Standing } from '../queue/standing.ts';
import { findProfile, limitsOf, profileFor } from '../settings/profiles.ts';
import { findWindows } from '../settings/profile-states.ts';
import { isQueuePaused } from '../settings/queue-pause.ts';
import type { Settings } from '../settings/settings.ts';
import { getSettings } from '../settings/store.ts';
import { findObstacle } from './connection.ts';

/** How things stand with the profiles now. */
export async function takeStanding(database: Database, known?: Settings): Promise<Standing> {
  const settings = known ?? (await getSettings());
  const windows = await findWindows();
  const profiles = await Promise.all(
    settings.profiles.map(async (profile): Promise<[string, ProfileStanding]> => {
      const obstacle = (await findObstacle(database, profile))?.toShape() ?? null;
      const window = windows[profile.id] ?? EMPTY_WINDOW;
      return [profile.id, { obstacle, window, limits: limitsOf(profile, settings) }];
    }),
  );
  const wanted = (task: PromptTask): string | null => profileFor(settings, task)?.id ?? null;
  return {
    profiles: new Map(profiles),
    tasks: {
      triage: wanted('triage'),
      abstract: wanted('abstract'),
      fulltext: wanted('fulltext'),
      translate: wanted('translate'),
      digest: wanted('digest'),
      ask: wanted('ask'),
    },
    fallback: settings.fallbackProfileId,
    paused: await isQueuePaused(),
  };
}

/** The profile a task would go to now, one that steps in included. */
export async function findProfileNow(database: Database, task: PromptTask): Promise<Profile | null> {
  const settings = await getSettings();
  const route = routeTask(await takeStanding(database, settings), task);
  return route && findProfile(settings, route.profileId);
}

/** Whether a day is gone through paper by paper before it is summarised: the browser's own model is spared that. */
export async function readsFirst(database: Database): Promise<boolean> {
  const profiles = await Promise.all([findProfileNow(database, 'triage'), findProfileNow(database, 'digest')]);
  return profiles.every((profile) => profile !== null && !isOnDevice(profile));
}

/**
 * The profile a job of this task is queued for. What the reader has to set right is thrown at once; for a profile
 * that its server has refused the job waits, and says so.
 */
export async function chooseProfile(database: Database, task: PromptTask): Promise<Pick<Job, 'profileId' | 'error'>> {
  const route = routeTask(await takeStanding(database), task);
  if (!route) throw new AppError('no-provider');
  const { profileId, obstacle } = route;
  if (obstacle && !pausesProfile(obstacle.code)) throw fromShape(obstacle);
  return { profileId, error: obstacle };
}
