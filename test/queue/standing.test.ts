import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../lib/core/errors.ts';
import { findStandIn, routeJob, routeTask } from '../../lib/queue/standing.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';

const ids = ['A', 'B', 'C'];
const stopped = (code: ErrorCode) => ({ A: { code } });

describe('a task', () => {
  it('goes to the profile it is meant for', () => {
    const standing = aStanding({ ids, tasks: { ask: 'C' } });
    expect(routeTask(standing, 'ask')).toEqual({ profileId: 'C', obstacle: null });
    expect(routeTask(standing, 'digest')).toEqual({ profileId: 'A', obstacle: null });
    expect(routeTask(aStanding({ ids: [] }), 'ask')).toBeNull();
  });

  it.each(['no-key', 'no-permission', 'bad-key', 'no-access', 'no-credit', 'model-not-downloaded'] as const)(
    'goes to another where there is %s',
    (code) => {
      const standing = aStanding({ ids, obstacles: stopped(code), fallback: 'B' });
      expect(routeTask(standing, 'abstract')).toEqual({ profileId: 'B', obstacle: null });
      const alone = aStanding({ ids, obstacles: stopped(code) });
      expect(routeTask(alone, 'abstract')).toEqual({ profileId: 'A', obstacle: { code } });
    },
  );

  it('is sent to nobody else where only the reader’s consent is missing', () => {
    const standing = aStanding({ ids, obstacles: stopped('no-consent'), fallback: 'B' });
    expect(routeTask(standing, 'abstract')).toEqual({ profileId: 'A', obstacle: { code: 'no-consent' } });
  });

  it.each(['no-consent', 'bad-key'] as const)('is sent to no stand-in that has %s', (code) => {
    const obstacles = { A: { code: 'bad-key' }, B: { code } } as const;
    const standing = aStanding({ ids, obstacles, fallback: 'B' });
    expect(routeTask(standing, 'abstract')).toEqual({ profileId: 'A', obstacle: { code: 'bad-key' } });
    expect(findStandIn(standing, 'A')).toBeNull();
  });
});

describe('a waiting job', () => {
  const job = makeJob({ profileId: 'A' });

  it('stays with its profile while that can be asked, whatever the reader now prefers', () => {
    expect(routeJob(aStanding({ ids, tasks: { abstract: 'C' } }), job)?.profileId).toBe('A');
  });

  it('goes to the one its task is meant for by now, before the one that steps in', () => {
    const standing = aStanding({ ids, obstacles: stopped('no-credit'), tasks: { abstract: 'C' }, fallback: 'B' });
    expect(routeJob(standing, job)).toEqual({ profileId: 'C', obstacle: null });
  });

  it('comes back to the one it was meant for when the one that stepped in is refused', () => {
    const standing = aStanding({ ids, obstacles: { B: { code: 'bad-key' } }, fallback: 'B' });
    expect(routeJob(standing, { ...job, profileId: 'B' })).toEqual({ profileId: 'A', obstacle: null });
  });

  it('whose profile is gone goes where its task goes', () => {
    expect(routeJob(aStanding({ ids }), { ...job, profileId: 'gone' })?.profileId).toBe('A');
    expect(routeJob(aStanding({ ids: [] }), job)).toBeNull();
  });
});

it('nothing steps in for itself', () => {
  expect(findStandIn(aStanding({ ids, fallback: 'B' }), 'A')).toBe('B');
  expect(findStandIn(aStanding({ ids, fallback: 'B' }), 'B')).toBeNull();
  expect(findStandIn(aStanding({ ids, fallback: 'gone' }), 'A')).toBeNull();
});
