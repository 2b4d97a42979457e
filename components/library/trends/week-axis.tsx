import type { VNode } from 'preact';
import { mondayOf } from '../../../lib/library/trends/weeks.ts';
import { trendsWords } from './trends-words.ts';

/** Px a date takes, with the space beside it. */
const LABEL = 66;
/** From so many weeks on months tell more than days. */
const MONTHS_FROM = 60;

interface WeekAxisProps {
  weeks: readonly { week: number }[];
  x: (column: number) => number;
  y: number;
  step: number;
}

/** First days of weeks below a drawing, as many as there is room for, the newest among them. */
export function WeekAxis({ weeks, x, y, step }: WeekAxisProps): VNode {
  const say = trendsWords.value;
  const every = Math.max(1, Math.ceil(LABEL / step));
  const name = weeks.length >= MONTHS_FROM ? say.month : say.shortDay;
  return (
    <>
      {weeks.map(({ week }, column) =>
        (weeks.length - 1 - column) % every === 0 && (column > 0 || step > LABEL / 2) ? (
          <text
            key={week}
            x={x(column)}
            y={y}
            text-anchor={column === weeks.length - 1 && step < LABEL ? 'end' : 'middle'}
          >
            {name(mondayOf(week))}
          </text>
        ) : null,
      )}
    </>
  );
}
