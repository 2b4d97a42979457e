import type { VNode } from 'preact';
import { LEAST_PAPERS } from '../../../lib/library/trends/tag-trends.ts';
import { wilsonInterval } from '../../../lib/library/trends/proportions.ts';
import { mondayOf } from '../../../lib/library/trends/weeks.ts';
import { messages } from '../../hooks/messages.ts';
import { trendsWords } from './trends-words.ts';
import { isUnfinished, type Series, type Week } from './week-points.ts';

interface WeekTableProps {
  caption: string;
  weeks: readonly Week[];
  series: readonly Series[];
  /** Of what the shares are taken; without it counts stand alone. */
  withShares: boolean;
  /** Share of another whole than the week's papers. */
  wholeAt?: (series: Series, column: number) => number;
  hrefOf: (id: string, week: number) => string;
  /** Else it is there for those who listen alone, and has no links to stumble over. */
  isShown: boolean;
}

/** The figures of a drawing, the newest week first. */
export function WeekTable(props: WeekTableProps): VNode {
  const { caption, weeks, series, withShares, wholeAt, hrefOf, isShown } = props;
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const lines = weeks.map((week, column) => ({ ...week, column })).toReversed();
  return (
    <div
      class={isShown ? 'trend-table trend-scroll' : 'visually-hidden'}
      {...(isShown ? { tabIndex: 0, role: 'group', 'aria-label': caption } : {})}
    >
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.weekColumn}</th>
            {withShares && !wholeAt && (
              <th scope="col" class="figure">
                {say.papersColumn}
              </th>
            )}
            {series.map(({ id, name }) => (
              <th key={id} scope="col" class="figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ week, papers, column }) => (
            <tr key={week}>
              <th scope="row">
                <time dateTime={mondayOf(week)}>{say.day(mondayOf(week))}</time>{' '}
                {isUnfinished(week) && <span class="muted small">{say.unfinished}</span>}
              </th>
              {withShares && !wholeAt && (
                <td class="figure">
                  {number(papers)} {papers > 0 && papers < LEAST_PAPERS && <span class="muted small">{say.few}</span>}
                </td>
              )}
              {series.map((line) => {
                const count = line.counts[column] ?? 0;
                const whole = wholeAt ? wholeAt(line, column) : papers;
                const words = withShares ? say.percent(count / whole) : number(count);
                return (
                  <td key={line.id} class="figure">
                    {whole === 0 ? '–' : isShown && count > 0 ? <a href={hrefOf(line.id, week)}>{words}</a> : words}
                    {withShares && whole > 0 && <Sureness count={count} of={whole} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sureness({ count, of }: { count: number; of: number }): VNode {
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const { low, high } = wilsonInterval(count, of);
  return (
    <span class="muted small" title={say.interval(say.percent(low), say.percent(high))}>
      {' '}
      {number(count)}/{number(of)} ({say.percent(low)}–{say.percent(high)})
    </span>
  );
}
