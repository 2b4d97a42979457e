import { AppError } from '../../core/errors.ts';
import type { OutputLevel } from '../../providers/provider.ts';
import type { StageId, StageResult } from './finding.ts';
import type { Observations } from './observation.ts';
import type { ProbeId, Surroundings } from './probe.ts';
import { probes } from './probes/index.ts';
import { stages } from './stages/index.ts';
import { learnedLevel } from './stages/output.ts';

export interface Examined {
  /** Names of the models the server lists, in its own order. */
  models: string[];
  /** What the answers proved it can be held to; null where they did not. */
  level: OutputLevel | null;
}

/**
 * Looks at a connection stage by stage and yields each result as it comes; every stage has one. Probes run once,
 * when the first stage needs them. Throws only when cancelled.
 */
export async function* examine(
  patient: Observations,
  surroundings: Surroundings,
  signal: AbortSignal,
): AsyncGenerator<StageResult, Examined> {
  let observed = patient;
  const done = new Set<ProbeId>();
  const blocked = new Set<StageId>();
  for (const { id, after, needs, judge } of stages) {
    if (after.some((stage) => blocked.has(stage))) {
      blocked.add(id);
      yield { id, state: 'not-reached', finding: 'not-reached' };
      continue;
    }
    for (const probe of needs) {
      if (done.has(probe)) continue;
      if (signal.aborted) throw new AppError('cancelled');
      observed = { ...observed, ...(await probes[probe](observed, surroundings, signal)) };
      done.add(probe);
    }
    const verdict = judge(observed);
    if (verdict.state === 'failed') blocked.add(id);
    yield { id, ...verdict };
  }
  return { models: (observed.listed ?? []).map(({ name }) => name), level: learnedLevel(observed) };
}
