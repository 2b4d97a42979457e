import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { contained } from '../../../lib/core/bidi.ts';
import { TAG_LISTS, type TagTrend } from '../../../lib/library/trends/tag-trends.ts';
import type { Counted } from '../../../lib/library/trends/proportions.ts';
import { mondayOf } from '../../../lib/library/trends/weeks.ts';
import { messages } from '../../hooks/messages.ts';
import { Icon } from '../../shared/icon.tsx';
import { tagName } from '../../shared/tags.tsx';
import { MarkerKey } from './marker.tsx';
import { papersHref } from './paper-links.ts';
import { SparkLine } from './spark-line.tsx';
import type { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';

/** Lines in view at first, and more with each press. */
const SHOWN = 25;

/** Tags with how they change: all, or those that rise, fade or are new. */
export function TagTable({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const view = model.view.value;
  const listed = model.listed.value;
  const most = useSignal(SHOWN);
  const trends = model.trends.value;
  const countOf = {
    all: null,
    rising: trends.filter(({ direction }) => direction === 'rising').length,
    fading: trends.filter(({ direction }) => direction === 'fading').length,
    new: trends.filter(({ isNew }) => isNew).length,
  };
  return (
    <>
      <div class="trend-controls">
        <div class="switch" role="group" aria-label={say.tagList}>
          {TAG_LISTS.map((list) => (
            <button
              key={list}
              type="button"
              data-choice={list}
              aria-pressed={list === view.list}
              onClick={() => model.show({ list })}
            >
              {say.lists[list]} {countOf[list] !== null && number(countOf[list])}
            </button>
          ))}
        </div>
        <input
          type="search"
          name="tag"
          dir="auto"
          autoComplete="off"
          aria-label={say.findTag}
          placeholder={say.findTag}
          value={view.query}
          onInput={({ currentTarget: { value } }) => model.show({ query: value })}
        />
      </div>
      {listed.length === 0 ? (
        <p class="muted" role="status">
          {view.query.trim() === '' ? say.noTags[view.list] : say.noTags.found}
        </p>
      ) : (
        <div class="trend-scroll" tabIndex={0} role="group" aria-label={say.tagList}>
          <table class="trend-list">
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {say.columns.tag}
                </th>
                <td class="wide-only" />
                {(['recent', 'earlier', 'change', 'papers', 'first'] as const).map((column) => (
                  <th
                    key={column}
                    scope="col"
                    class={column === 'change' || column === 'first' ? undefined : 'figure'}
                    data-column={column}
                  >
                    {say.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, most.value).map((trend) => (
                <TagLine key={trend.tag} trend={trend} model={model} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {listed.length > most.value && (
        <button type="button" class="quiet" data-action="more" onClick={() => (most.value += SHOWN * 2)}>
          <span>{say.more(listed.length - most.value)}</span>
        </button>
      )}
    </>
  );
}

function TagLine({ trend, model }: { trend: TagTrend; model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const { tag, direction } = trend;
  const { categories } = model.view.value;
  const weeks = model.weeks.value;
  const counts = model.counts.value.tags.get(tag);
  const name = contained(tagName(tag, model.rows.tagNames.value));
  const drawn = model.drawn.value;
  const series = drawn.indexOf(tag);
  const [first = 0, last = 0] = [weeks[0]?.week, weeks.at(-1)?.week];
  return (
    <tr data-tag={tag} data-direction={direction}>
      <td data-column="draw">
        <input
          type="checkbox"
          aria-label={say.draw(name)}
          checked={series >= 0}
          disabled={series >= 0 && drawn.length === 1}
          onChange={({ currentTarget }) => model.draw(tag, currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {name} {series >= 0 && <MarkerKey series={series} />}
      </th>
      <td class="wide-only">
        <SparkLine
          shares={weeks.map(({ week, papers }) => (papers === 0 ? null : (counts?.get(week) ?? 0) / papers))}
        />
      </td>
      <ShareCell share={trend.recent} name="recent" />
      <ShareCell share={trend.earlier} name="earlier" />
      <td data-column="change">
        {direction !== 'steady' && (
          <span class="trend-direction" data-direction={direction}>
            <Icon name={direction === 'rising' ? 'up' : 'down'} />
            {say.directions[direction]}
          </span>
        )}
        {direction === 'steady' && trend.isNew && <span class="trend-direction">{say.isNew}</span>}
      </td>
      <td class="figure">
        <a href={papersHref({ tags: [tag], categories }, { first, last })}>
          {number(model.tagPapers.value.get(tag) ?? 0)}
        </a>
      </td>
      <td data-column="first">
        <time dateTime={mondayOf(trend.firstWeek)}>{mondayOf(trend.firstWeek)}</time>
      </td>
    </tr>
  );
}

function ShareCell({ share: { count, of }, name }: { share: Counted; name: string }): VNode {
  const say = trendsWords.value;
  return (
    <td class="figure" data-column={name} title={of === 0 ? undefined : say.ofPapers(count, of)}>
      {of === 0 ? '–' : say.percent(count / of)}
    </td>
  );
}
