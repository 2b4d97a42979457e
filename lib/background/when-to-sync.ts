import { isFinal, type SyncError } from '../sync/faults.ts';
import type { SyncSetup } from './sync-store.ts';

const MINUTE = 60_000;
/** Between two passes that nothing but time has asked for. */
const PERIOD = 30 * MINUTE;
/** After which the rest of a pass that was too long is done: two of 250 requests stay below the 600 坚果云 allows in half an hour. */
const REST = 15 * MINUTE;
const BACK_OFF = [1, 5, 15, 30].map((minutes) => minutes * MINUTE);

/** The earliest instant, in milliseconds, of the next pass nobody asked for; null: none, until the reader does something. */
export function afterSync(
  { failures }: Pick<SyncSetup, 'failures'>,
  outcome: { error: SyncError | null; left: number },
  now: number,
): Pick<SyncSetup, 'failures' | 'notBefore'> {
  const { error, left } = outcome;
  if (!error) return { failures: 0, notBefore: now + (left > 0 ? REST : PERIOD) };
  if (isFinal(error.fault)) return { failures: failures + 1, notBefore: null };
  const wait = BACK_OFF[Math.min(failures, BACK_OFF.length - 1)] ?? PERIOD;
  return { failures: failures + 1, notBefore: now + Math.max(wait, (error.retryAfter ?? 0) * 1_000) };
}

/** Whether a pass is due; `changed`: something was done here, which need not wait for the next period. */
export function isDue({ on, notBefore, failures, last }: SyncSetup, now: number, changed: boolean): boolean {
  if (!on || notBefore === null) return false;
  return now >= notBefore || (changed && failures === 0 && (last?.left ?? 0) === 0);
}
