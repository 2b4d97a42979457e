import type { Job } from './job.ts';
import { isObstacle, routeJob, type Standing } from './standing.ts';

/** How a waiting job's row is to be changed, with the profiles as they stand; null when it is not. */
export function rerouted(job: Job, standing: Standing): Partial<Job> | null {
  const route = routeJob(standing, job);
  if (!route) return { state: 'failed', error: { code: 'no-provider' } };
  const { profileId, obstacle } = route;
  if (profileId !== job.profileId) return { profileId, error: null, attempts: 0, notBefore: 0 };
  if (obstacle) return job.error?.code === obstacle.code ? null : { error: obstacle };
  return job.error && isObstacle(job.error.code) ? { error: null, notBefore: 0 } : null;
}
