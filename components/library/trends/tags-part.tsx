import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { contained } from '../../../lib/core/bidi.ts';
import { comparedWeeks, LEAST_PAPERS } from '../../../lib/library/trends/tag-trends.ts';
import { sumOfWeeks } from '../../../lib/library/trends/week-counts.ts';
import { Icon } from '../../shared/icon.tsx';
import { tagName } from '../../shared/tags.tsx';
import { Filling } from './filling.tsx';
import { LineChart } from './line-chart.tsx';
import { MarkerKey } from './marker.tsx';
import { papersHref } from './paper-links.ts';
import { TagTable } from './tag-table.tsx';
import type { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';
import type { Series } from './week-points.ts';
import { WeekTable } from './week-table.tsx';

/** Tags by week: some of them drawn, all of them listed with how they change. */
export function TagsPart({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const { table, categories } = model.view.value;
  const weeks = model.weeks.value;
  const drawn = model.drawn.value;
  const names = model.rows.tagNames.value;
  const { tags, span, papers } = model.counts.value;
  const series = useMemo(
    () =>
      drawn.map((tag): Series => {
        const counts = tags.get(tag);
        return {
          id: tag,
          name: contained(tagName(tag, names)),
          counts: weeks.map(({ week }) => counts?.get(week) ?? 0),
        };
      }),
    [drawn, names, tags, weeks],
  );
  const hrefOf = (tag: string, week: number): string =>
    papersHref({ tags: [tag], categories }, { first: week, last: week });
  const spans = span && comparedWeeks(span.last);
  const recent = spans ? sumOfWeeks(papers, ...spans.recent) : 0;
  const earlier = spans ? sumOfWeeks(papers, ...spans.earlier) : 0;
  const canTell = recent >= LEAST_PAPERS && earlier >= LEAST_PAPERS;
  return (
    <>
      <section class="trend-figure" data-part="trend-chart" aria-labelledby="trend-tags">
        <h2 id="trend-tags">{say.tagChart}</h2>
        <ul class="trend-legend">
          {series.map(({ id, name }, row) => (
            <li key={id}>
              <MarkerKey series={row} />
              <span>{name}</span>
              {series.length > 1 && (
                <button
                  type="button"
                  class="quiet icon-only"
                  aria-label={say.undraw(name)}
                  onClick={() => model.draw(id, false)}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
        {!table && <LineChart weeks={weeks} series={series} label={say.tagChart} hrefOf={hrefOf} />}
        <WeekTable caption={say.tagChart} weeks={weeks} series={series} withShares hrefOf={hrefOf} isShown={table} />
      </section>
      <section class="trend-tags" aria-labelledby="trend-list">
        <h2 id="trend-list">{say.tagList}</h2>
        {canTell ? (
          <p class="muted small trend-rule">{say.rule}</p>
        ) : (
          <p class="small trend-rule" data-part="too-few">
            {say.tooFew(recent, earlier, LEAST_PAPERS)} <Filling />
          </p>
        )}
        <TagTable model={model} />
      </section>
    </>
  );
}
