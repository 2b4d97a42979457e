import type { Fragment } from './pdf-fragments.ts';

/** What most of a paper is set in. */
export interface Metrics {
  size: number;
  font: string;
  /** From one baseline to the next. */
  leading: number;
}

/** The value with the greatest weight; the first of several. */
function mostOf<Value>(weighted: Iterable<readonly [Value, number]>): Value | null {
  const sums = new Map<Value, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  let best: Value | null = null;
  let most = 0;
  for (const [value, sum] of sums) {
    if (sum > most) {
      best = value;
      most = sum;
    }
  }
  return best;
}

const rounded = (value: number, step: number): number => Math.round(value / step) * step;

export const isBodySize = (size: number, metrics: Metrics): boolean =>
  Math.abs(size - metrics.size) < 0.06 * metrics.size;

/** Long enough, and of a size, to be a line of the running text. */
export const isProse = ({ size, length, items }: Fragment, metrics: Metrics): boolean =>
  isBodySize(size, metrics) && length >= 20 && items.length < length / 2;

export function metricsOf(pages: readonly (readonly Fragment[])[]): Metrics | null {
  const all = pages.flat();
  const size = mostOf(all.map(({ size, length }) => [rounded(size, 0.1), length] as const));
  if (size === null) return null;
  const ofSize = all.filter((fragment) => Math.abs(fragment.size - size) < 0.06 * size);
  const font = mostOf(ofSize.map(({ font, length }) => [font, length] as const)) ?? '';
  const leading = mostOf(pages.flatMap((fragments) => leadingsOf(fragments, size))) ?? 1.2 * size;
  return { size, font, leading };
}

function leadingsOf(fragments: readonly Fragment[], size: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let last: Fragment | null = null;
  for (const fragment of fragments) {
    if (Math.abs(fragment.size - size) > 0.06 * size || fragment.length < 20) continue;
    const step = last === null ? 0 : fragment.y - last.y;
    if (last !== null && step > 0.9 * size && step < 2.6 * size && Math.abs(fragment.x - last.x) < 2 * size) {
      found.push([rounded(step, 0.25), 1]);
    }
    last = fragment;
  }
  return found;
}
