import type { ComponentType, VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { formatTrends, RANGES, TREND_PARTS, type TrendPart } from '../../../lib/library/trends/trends-view.ts';
import { mondayOf } from '../../../lib/library/trends/weeks.ts';
import { messages } from '../../hooks/messages.ts';
import { ErrorNotice } from '../../shared/error-notice.tsx';
import { libraryWords } from '../library-words.ts';
import { formatRoute } from '../route.ts';
import type { SectionProps } from '../sections.ts';
import { AuthorsPart } from './authors-part.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { Filling } from './filling.tsx';
import { TagsPart } from './tags-part.tsx';
import { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';

const PARTS: Record<TrendPart, ComponentType<{ model: TrendsModel }>> = {
  tags: TagsPart,
  categories: CategoriesPart,
  authors: AuthorsPart,
};

/** What the library's papers are about over the weeks: tags, categories, authors. */
export function TrendsSection({ model: library }: SectionProps): VNode {
  const model = useMemo(() => new TrendsModel(library.rows), [library]);
  const say = trendsWords.value;
  useEffect(() => library.readRows(), [library]);
  const { rows } = library;
  const { span, undated } = model.counts.value;
  const view = model.view.value;
  const error = rows.error.value;
  const Part = PARTS[view.part];
  return (
    <div class="trends" data-part="trends" data-state={rows.state.value}>
      <header class="trends-head">
        <h1>{say.title}</h1>
        <nav class="switch" aria-label={say.title}>
          {TREND_PARTS.map((part) => (
            <a
              key={part}
              data-choice={part}
              aria-current={part === view.part ? 'page' : undefined}
              href={formatRoute({
                place: 'trends',
                ...formatTrends({ ...view, part, tags: [], query: '', list: 'all' }),
              })}
            >
              {say.parts[part]}
            </a>
          ))}
        </nav>
      </header>
      <p class="muted">{say.intro}</p>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => library.readRows({ again: true })} />}
      {rows.state.value === 'empty' && !error && <p class="muted">{messages.value.shared.loading}</p>}
      {rows.state.value !== 'empty' && !span && <Empty undated={undated} />}
      {span && (
        <>
          <Controls model={model} />
          <p class="muted small" role="status">
            {say.until(mondayOf(span.last))}
            {undated > 0 && ` · ${say.undated(undated)}`}
            {rows.state.value === 'part' && !error && ` · ${say.readingMore}`}
          </p>
          {view.part !== 'authors' && model.weeks.value.every(({ papers }) => papers === 0) ? (
            <div class="empty-list" data-part="empty">
              <h2>{say.noPapers}</h2>
              <p>{say.noPapersHow(view.categories.join(', '))}</p>
              <p>
                <Filling />
              </p>
            </div>
          ) : (
            <Part model={model} />
          )}
        </>
      )}
    </div>
  );
}

function Controls({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const { weeks, table, part } = model.view.value;
  return (
    <div class="trend-controls">
      <label>
        <span class="visually-hidden">{say.range}</span>
        <select
          name="weeks"
          value={weeks ?? 'all'}
          onChange={({ currentTarget: { value } }) =>
            model.show({ weeks: RANGES.find((range) => String(range ?? 'all') === value) ?? null })
          }
        >
          {RANGES.map((range) => (
            <option key={range} value={range ?? 'all'}>
              {say.ranges(range)}
            </option>
          ))}
        </select>
      </label>
      <div class="switch" role="group" aria-label={say.shownAs}>
        {[false, true].map((asTable) => (
          <button
            key={String(asTable)}
            type="button"
            data-choice={asTable ? 'table' : 'chart'}
            aria-pressed={table === asTable}
            onClick={() => model.show({ table: asTable })}
          >
            {asTable ? say.table : say.chart}
          </button>
        ))}
      </div>
      {part !== 'authors' && <CategoryChoice model={model} />}
    </div>
  );
}

/** What is missing, and how it comes. */
function Empty({ undated }: { undated: number }): VNode {
  const say = trendsWords.value;
  return (
    <div class="empty-list" data-part="empty">
      <h2>{undated === 0 ? libraryWords.value.empty.title : say.undatedOnly}</h2>
      <p>
        <Filling />
      </p>
    </div>
  );
}
