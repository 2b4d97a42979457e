import type { VNode } from 'preact';
import { useMeasuredWidth } from './measured-width.ts';
import { useRoving } from './roving.ts';
import { trendsWords } from './trends-words.ts';
import { weekWords } from './week-points.ts';

const HEIGHT = 34;
const [LEAST_STEP, MOST_STEP] = [5, 26];

interface WeekBarsProps {
  weeks: readonly number[];
  counts: readonly number[];
  label: string;
  hrefOf: (week: number) => string;
}

/** A few papers a week as bars, a unit each; those with papers are links to them. */
export function WeekBars({ weeks, counts, label, hrefOf }: WeekBarsProps): VNode {
  const say = trendsWords.value;
  const { ref, width } = useMeasuredWidth();
  const roving = useRoving(1, weeks.length, ({ column }) => (counts[column] ?? 0) > 0);
  const step = Math.min(MOST_STEP, Math.max(LEAST_STEP, width.value / Math.max(1, weeks.length)));
  const most = Math.max(3, ...counts);
  const shown = roving.shown.value;
  const wordsOf = (column: number): string => `${weekWords(weeks[column] ?? 0)} · ${say.papers(counts[column] ?? 0)}`;
  return (
    <div class="week-bars">
      <div ref={ref} class="trend-scroll">
        {width.value > 0 && (
          <svg
            width={step * weeks.length}
            height={HEIGHT + 2}
            role="group"
            aria-label={label}
            onKeyDown={roving.onKeyDown}
            onPointerLeave={() => {
              roving.shown.value = null;
            }}
          >
            <g class="trend-axis" aria-hidden="true">
              <line x1={0} x2={step * weeks.length} y1={HEIGHT + 1} y2={HEIGHT + 1} />
            </g>
            {weeks.map((week, column) => {
              const count = counts[column] ?? 0;
              if (count === 0) return null;
              const height = (HEIGHT * count) / most;
              return (
                <a
                  key={week}
                  class="week-bar"
                  href={hrefOf(week)}
                  aria-label={wordsOf(column)}
                  {...roving.linkAt({ row: 0, column })}
                >
                  <rect class="trend-reach" x={column * step} y={0} width={step} height={HEIGHT} />
                  <rect x={column * step + 1} y={HEIGHT - height} width={step - 2} height={height} />
                </a>
              );
            })}
          </svg>
        )}
      </div>
      <p class="trend-readout small muted" aria-hidden="true">
        {shown ? wordsOf(shown.column) : say.papers(counts.reduce((sum, count) => sum + count, 0))}
      </p>
    </div>
  );
}
