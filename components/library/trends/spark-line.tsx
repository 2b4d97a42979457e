import type { VNode } from 'preact';

const [WIDTH, HEIGHT] = [72, 18];

/** Shares of weeks as a line between words; its figures stand beside it. A week without papers breaks it. */
export function SparkLine({ shares }: { shares: readonly (number | null)[] }): VNode {
  const most = Math.max(...shares.map((share) => share ?? 0), Number.EPSILON);
  const step = WIDTH / Math.max(1, shares.length - 1);
  let path = '';
  let isDrawn = false;
  for (const [index, share] of shares.entries()) {
    if (share !== null) {
      path += `${isDrawn ? 'L' : 'M'}${(index * step).toFixed(1)} ${(HEIGHT - 1 - (share / most) * (HEIGHT - 2)).toFixed(1)}`;
    }
    isDrawn = share !== null;
  }
  return (
    <svg class="spark-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
