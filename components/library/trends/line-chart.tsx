import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { LEAST_PAPERS } from '../../../lib/library/trends/tag-trends.ts';
import { wilsonInterval } from '../../../lib/library/trends/proportions.ts';
import { Marker } from './marker.tsx';
import { useMeasuredWidth } from './measured-width.ts';
import { useRoving } from './roving.ts';
import { trendsWords } from './trends-words.ts';
import { WeekAxis } from './week-axis.tsx';
import { pointWords, type Series, shareAt, type Week } from './week-points.ts';

/** Px of the drawing: room for figures on the left, lines, then a strip with the papers of each week. */
const [LEFT, RIGHT, TOP, LINES, STRIP_TOP, STRIP, BOTTOM] = [46, 14, 10, 190, 26, 26, 22];
const HEIGHT = TOP + LINES + STRIP_TOP + STRIP + BOTTOM;
/** A week is at least so wide; beyond the window the drawing is moved sideways. */
const LEAST_STEP = 9;
/** More weeks have dots for markers. */
const MARKED_WEEKS = 60;
const CEILINGS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

interface LineChartProps {
  weeks: readonly Week[];
  series: readonly Series[];
  label: string;
  hrefOf: (id: string, week: number) => string;
}

/** Shares by week as lines; each point is a link to its papers. */
export function LineChart({ weeks, series, label, hrefOf }: LineChartProps): VNode {
  const say = trendsWords.value;
  const { ref, width } = useMeasuredWidth();
  const roving = useRoving(series.length, weeks.length, ({ column }) => (weeks[column]?.papers ?? 0) > 0);
  const whole = Math.max(width.value, LEFT + RIGHT + weeks.length * LEAST_STEP);
  useEffect(() => {
    ref.current?.scrollTo({ left: whole });
  }, [ref, whole]);
  const step = (whole - LEFT - RIGHT) / Math.max(1, weeks.length);
  const x = (column: number): number => LEFT + (column + 0.5) * step;
  const ceiling = ceilingOf(weeks, series);
  const y = (share: number): number => TOP + LINES * (1 - Math.min(share / ceiling, 1));
  const most = Math.max(1, ...weeks.map(({ papers }) => papers));
  const strip = TOP + LINES + STRIP_TOP;
  const shown = roving.shown.value;
  const shownWeek = shown && weeks[shown.column];
  const shownSeries = shown && series[shown.row];
  return (
    <div class="trend-chart">
      <div ref={ref} class="trend-scroll">
        {width.value > 0 && (
          <svg
            width={whole}
            height={HEIGHT}
            role="group"
            aria-label={`${label}. ${say.chartKeys}`}
            onKeyDown={roving.onKeyDown}
            onPointerLeave={() => {
              roving.shown.value = null;
            }}
          >
            <g aria-hidden="true" class="trend-axis">
              {[0, 0.5, 1].map((part) => (
                <g key={part}>
                  <line x1={LEFT} x2={whole - RIGHT} y1={y(part * ceiling)} y2={y(part * ceiling)} />
                  <text x={LEFT - 8} y={y(part * ceiling) + 4} text-anchor="end">
                    {say.percent(part * ceiling)}
                  </text>
                </g>
              ))}
              <text x={LEFT - 8} y={strip + 10} text-anchor="end">
                {most}
              </text>
              <text x={LEFT} y={strip - 3}>
                {say.papersAWeek}
              </text>
              {weeks.map(({ week, papers }, column) => (
                <rect
                  key={week}
                  class="trend-bar"
                  data-few={papers < LEAST_PAPERS}
                  x={x(column) - step * 0.35}
                  width={step * 0.7}
                  y={strip + STRIP * (1 - papers / most)}
                  height={(STRIP * papers) / most}
                />
              ))}
              <WeekAxis weeks={weeks} x={x} y={HEIGHT - 6} step={step} />
            </g>
            {series.map((line, row) => (
              <path
                key={line.id}
                class="trend-line"
                data-series={row}
                data-active={shown === null ? undefined : shown.row === row}
                d={pathOf(line, weeks, x, y)}
              />
            ))}
            {shownWeek && shownSeries && shown && (
              <Whisker x={x(shown.column)} y={y} count={shownSeries.counts[shown.column] ?? 0} of={shownWeek.papers} />
            )}
            {series.map((line, row) =>
              weeks.map((week, column) => {
                const share = shareAt(line, week, column);
                return share === null ? null : (
                  <a
                    key={`${line.id} ${week.week}`}
                    class="trend-point"
                    href={hrefOf(line.id, week.week)}
                    aria-label={pointWords(line, week, column)}
                    {...roving.linkAt({ row, column })}
                  >
                    <circle class="trend-reach" cx={x(column)} cy={y(share)} r={Math.min(9, Math.max(5, step / 2))} />
                    <Marker
                      series={row}
                      x={x(column)}
                      y={y(share)}
                      radius={weeks.length > MARKED_WEEKS ? 2 : 3.5}
                      hollow={week.papers < LEAST_PAPERS}
                    />
                  </a>
                );
              }),
            )}
          </svg>
        )}
      </div>
      <p class="trend-readout small" aria-hidden="true">
        {shown && shownWeek && shownSeries ? (
          pointWords(shownSeries, shownWeek, shown.column)
        ) : (
          <span class="muted">
            {say.point} {weeks.some(({ papers }) => papers > 0 && papers < LEAST_PAPERS) && say.hollow(LEAST_PAPERS)}
          </span>
        )}
      </p>
    </div>
  );
}

/** Of the weeks that have papers enough to go by, where there are any: one paper of one does not flatten all others. */
function ceilingOf(weeks: readonly Week[], series: readonly Series[]): number {
  const sure = weeks.some(({ papers }) => papers >= LEAST_PAPERS);
  let most = 0;
  for (const line of series) {
    for (const [column, week] of weeks.entries()) {
      if (!sure || week.papers >= LEAST_PAPERS) most = Math.max(most, shareAt(line, week, column) ?? 0);
    }
  }
  return CEILINGS.find((ceiling) => ceiling >= most) ?? 1;
}

/** A week without papers breaks the line. */
function pathOf(
  line: Series,
  weeks: readonly Week[],
  x: (column: number) => number,
  y: (share: number) => number,
): string {
  let path = '';
  let isDrawn = false;
  for (const [column, week] of weeks.entries()) {
    const share = shareAt(line, week, column);
    if (share !== null) path += `${isDrawn ? 'L' : 'M'}${x(column).toFixed(1)} ${y(share).toFixed(1)}`;
    isDrawn = share !== null;
  }
  return path;
}

interface WhiskerProps {
  x: number;
  y: (share: number) => number;
  count: number;
  of: number;
}

/** How far the share may be from what was counted. */
function Whisker({ x, y, count, of }: WhiskerProps): VNode {
  const { low, high } = wilsonInterval(count, of);
  const [top, bottom] = [y(high), y(low)];
  return <path class="trend-whisker" d={`M${x} ${top}V${bottom}M${x - 5} ${top}h10M${x - 5} ${bottom}h10`} />;
}
