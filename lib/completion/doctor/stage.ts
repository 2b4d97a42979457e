import type { ProbeId } from './probe.ts';
import type { StageId, Verdict } from './finding.ts';
import type { Observations } from './observation.ts';

/** One line of the list: a pure judgement of what was observed. */
export interface Stage {
  id: StageId;
  /** Without these it means nothing: where one failed, or was left out, this one is left out. */
  after: readonly StageId[];
  /** What has to be looked at first, in order. */
  needs: readonly ProbeId[];
  judge: (observed: Observations) => Verdict;
}
