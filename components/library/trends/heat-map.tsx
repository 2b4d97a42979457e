import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { LEAST_PAPERS } from '../../../lib/library/trends/tag-trends.ts';
import { messages } from '../../hooks/messages.ts';
import { useMeasuredWidth } from './measured-width.ts';
import { useRoving } from './roving.ts';
import { trendsWords } from './trends-words.ts';
import { WeekAxis } from './week-axis.tsx';
import { pointWords, type Series, weekWords } from './week-points.ts';

const [LEFT, RIGHT, ROW, BOTTOM] = [104, 8, 26, 24];
const [LEAST_CELL, MOST_CELL] = [14, 64];
/** A cell of this width has room for its figure. */
const FOR_FIGURES = 34;
const STEPS = 5;

interface HeatMapProps {
  weeks: readonly number[];
  /** A line each: what is counted of it, and papers it has. */
  lines: readonly { counted: Series; whole: readonly number[] }[];
  /** Shades stand for shares of a line's papers; else for how many there are. */
  withShares: boolean;
  label: string;
  hrefOf: (id: string, week: number) => string;
}

/** Weeks across, one line for each category: darker and larger is more; each cell is a link to its papers. */
export function HeatMap({ weeks, lines, withShares, label, hrefOf }: HeatMapProps): VNode {
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const { ref, width } = useMeasuredWidth();
  const roving = useRoving(lines.length, weeks.length, ({ row, column }) => (lines[row]?.whole[column] ?? 0) > 0);
  const cell = Math.min(MOST_CELL, Math.max(LEAST_CELL, (width.value - LEFT - RIGHT) / Math.max(1, weeks.length)));
  const whole = LEFT + RIGHT + cell * weeks.length;
  useEffect(() => {
    ref.current?.scrollTo({ left: whole });
  }, [ref, whole]);
  const hasFigures = cell >= FOR_FIGURES;
  const valueAt = (row: number, column: number): number => {
    const line = lines[row];
    const [count = 0, of = 0] = [line?.counted.counts[column], line?.whole[column]];
    return withShares ? count / Math.max(1, of) : count;
  };
  const most = mostOf(lines, withShares, valueAt);
  const wordsOf = (row: number, column: number): string => {
    const line = lines[row];
    const [week = 0, of = 0] = [weeks[column], line?.whole[column]];
    if (!line) return '';
    if (withShares) return pointWords(line.counted, { week, papers: of }, column);
    return [line.counted.name, weekWords(week), say.papers(of)].join(' · ');
  };
  const shown = roving.shown.value;
  const height = ROW * lines.length + BOTTOM;
  return (
    <div class="trend-chart">
      <div ref={ref} class="trend-scroll">
        {width.value > 0 && (
          <svg
            class="heat-map"
            width={whole}
            height={height}
            role="group"
            aria-label={`${label}. ${say.chartKeys}`}
            onKeyDown={roving.onKeyDown}
            onPointerLeave={() => {
              roving.shown.value = null;
            }}
          >
            <g aria-hidden="true" class="trend-axis">
              {lines.map(({ counted: { id, name } }, row) => (
                <text key={id} x={LEFT - 10} y={row * ROW + ROW / 2 + 4} text-anchor="end">
                  {name}
                </text>
              ))}
              <WeekAxis
                weeks={weeks.map((week) => ({ week }))}
                x={(column) => LEFT + (column + 0.5) * cell}
                y={height - 6}
                step={cell}
              />
            </g>
            {lines.map(({ counted, whole: papers }, row) =>
              weeks.map((week, column) => {
                if ((papers[column] ?? 0) === 0) return null;
                const value = valueAt(row, column);
                const step = Math.min(STEPS, Math.ceil((value / most) * STEPS));
                const part = hasFigures ? 1 : 0.4 + (0.6 * step) / STEPS;
                const [w, h] = [(cell - 2) * part, (ROW - 2) * part];
                const [cx, cy] = [LEFT + (column + 0.5) * cell, (row + 0.5) * ROW];
                return (
                  <a
                    key={`${counted.id} ${week}`}
                    class="heat-cell"
                    href={hrefOf(counted.id, week)}
                    aria-label={wordsOf(row, column)}
                    {...roving.linkAt({ row, column })}
                  >
                    <rect class="trend-reach" x={cx - cell / 2} y={cy - ROW / 2} width={cell} height={ROW} />
                    <rect class="heat-shade" data-step={step} x={cx - w / 2} y={cy - h / 2} width={w} height={h} />
                    {hasFigures && (
                      <text x={cx} y={cy + 4} text-anchor="middle" aria-hidden="true">
                        {withShares ? say.percent(value) : number(value)}
                      </text>
                    )}
                  </a>
                );
              }),
            )}
          </svg>
        )}
      </div>
      <p class="trend-readout small" aria-hidden="true">
        {shown && lines[shown.row] ? (
          wordsOf(shown.row, shown.column)
        ) : (
          <span class="muted heat-legend">
            {withShares ? say.percent(0) : number(0)}
            {Array.from({ length: STEPS + 1 }, (_, step) => (
              <span key={step} class="heat-shade" data-step={step} />
            ))}
            {withShares ? say.percent(most) : number(most)} · {say.point}
          </span>
        )}
      </p>
    </div>
  );
}

/** What the deepest shade stands for: of shares only those of papers enough count, where there are any. */
function mostOf(
  lines: HeatMapProps['lines'],
  withShares: boolean,
  valueAt: (row: number, column: number) => number,
): number {
  const cells = lines.flatMap(({ whole }, row) =>
    whole.map((papers, column) => ({ papers, value: valueAt(row, column) })),
  );
  const sure = withShares ? cells.filter(({ papers }) => papers >= LEAST_PAPERS) : cells;
  const most = (sure.length > 0 ? sure : cells).reduce((max, { value }) => Math.max(max, value), 0);
  return most === 0 ? 1 : most;
}
