import type { VNode } from 'preact';
import { useSignal } from '@preact/signals';
import { contained } from '../../../lib/core/bidi.ts';
import { sumOfWeeks } from '../../../lib/library/trends/week-counts.ts';
import { tagName } from '../../shared/tags.tsx';
import { HeatMap } from './heat-map.tsx';
import { papersHref } from './paper-links.ts';
import type { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';
import { WeekTable } from './week-table.tsx';

/** Categories in view at first. */
const SHOWN = 12;
/** Tags to choose from: the commonest of the weeks shown. */
const MOST_TAGS = 60;

/** Categories by week: how many papers each had, or what share of them has a tag. */
export function CategoriesPart({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const isUnfolded = useSignal(false);
  const { table, categories, tags } = model.view.value;
  const names = model.rows.tagNames.value;
  const counts = model.counts.value;
  const weeks = model.weeks.value.map(({ week }) => week);
  const tag = tags[0] ?? null;
  const [first = 0, last = -1] = [weeks[0], weeks.at(-1)];
  const all = [...counts.categories]
    .map(([category, byWeek]) => ({ category, byWeek, papers: sumOfWeeks(byWeek, first, last) }))
    .filter(({ category, papers }) => papers > 0 && (categories.length === 0 || categories.includes(category)))
    .toSorted((a, b) => b.papers - a.papers || (a.category < b.category ? -1 : 1));
  const lines = all.slice(0, isUnfolded.value ? all.length : SHOWN).map(({ category, byWeek }) => {
    const whole = weeks.map((week) => byWeek.get(week) ?? 0);
    const tagged = counts.tagged.get(category);
    const counted = tag === null ? whole : weeks.map((week) => tagged?.get(week) ?? 0);
    return { counted: { id: category, name: category, counts: counted }, whole };
  });
  const hrefOf = (category: string, week: number): string =>
    papersHref({ categories: [category], tags: tag === null ? [] : [tag] }, { first: week, last: week });
  const named = (each: string): string => contained(tagName(each, names));
  const common = [...model.tagPapers.value].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TAGS);
  const choices = [...new Set([...(tag === null ? [] : [tag]), ...common.map(([each]) => each)])];
  const wholes = new Map(lines.map(({ counted, whole }) => [counted.id, whole]));
  return (
    <section class="trend-figure" data-part="heat-map" aria-labelledby="trend-categories">
      <h2 id="trend-categories">{say.heatMap}</h2>
      <div class="trend-controls">
        <label>
          <span>{say.measure}</span>{' '}
          <select
            name="measure"
            value={tag ?? ''}
            onChange={({ currentTarget: { value } }) => model.show({ tags: value === '' ? [] : [value] })}
          >
            <option value="">{say.measurePapers}</option>
            {choices.map((each) => (
              <option key={each} value={each}>
                {say.measureTag(named(each))}
              </option>
            ))}
          </select>
        </label>
        <span class="muted small">{say.heatHint}</span>
      </div>
      {!table && <HeatMap weeks={weeks} lines={lines} withShares={tag !== null} label={say.heatMap} hrefOf={hrefOf} />}
      <WeekTable
        caption={say.heatMap}
        weeks={model.weeks.value}
        series={lines.map(({ counted }) => counted)}
        withShares={tag !== null}
        wholeAt={({ id }, column) => wholes.get(id)?.[column] ?? 0}
        hrefOf={hrefOf}
        isShown={table}
      />
      {all.length > lines.length && (
        <button type="button" class="quiet" data-action="more" onClick={() => (isUnfolded.value = true)}>
          <span>{say.more(all.length - lines.length)}</span>
        </button>
      )}
    </section>
  );
}
