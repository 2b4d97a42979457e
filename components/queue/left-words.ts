import { formatDollars } from '../../lib/i18n/formats.ts';
import type { Remaining } from '../../lib/queue/remaining.ts';
import { roughTime } from '../../lib/queue/rough-time.ts';
import type { queueWords } from './queue-words.ts';

type Words = (typeof queueWords)['value'];

/** What is left of the queue, each in its own words; `time` null while nothing that moves is left. */
export function leftWords(
  remaining: Remaining,
  say: Words,
  { paused, jobs }: { paused: boolean; jobs: number },
): { time: string | null; tokens: string | null; cost: string | null; held: string | null } {
  const { time, tokens, cost, unpriced, free, held } = remaining;
  const span = time && say.timeLeft(roughTime(time));
  const moves = jobs > held;
  return {
    time: !moves ? null : span === null ? say.timeUnknown : paused ? say.timeOnceResumed(span) : span,
    tokens: tokens >= 1 ? say.tokensLeft(Number(tokens.toPrecision(2))) : null,
    cost: costWords(cost, { jobs, unpriced, free }, say),
    held: held > 0 ? say.held(held) : null,
  };
}

function costWords(
  cost: number,
  { jobs, unpriced, free }: { jobs: number; unpriced: number; free: number },
  say: Words,
): string | null {
  if (jobs === 0) return null;
  if (free === jobs) return say.free;
  if (unpriced + free === jobs) return say.priceUnknown;
  const known = say.costLeft(formatDollars(cost));
  return unpriced > 0 ? `${known} + ${say.andUnpriced(unpriced)}` : known;
}
