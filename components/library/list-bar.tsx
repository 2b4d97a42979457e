import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { type Sort, SORTS } from '../../lib/library/library-view.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { ExportMenu } from './export-menu.tsx';
import { exportWords } from './export-words.ts';
import { FilterChips } from './filter-chips.tsx';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';
import { SearchBox } from './search-box.tsx';

interface ListBarProps {
  model: ListModel;
  showsFilters: Signal<boolean>;
  onHelp: () => void;
}

/** Above the list: what is searched for, what narrows it, how many there are and in what order. */
export function ListBar({ model, showsFilters, onHelp }: ListBarProps): VNode {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const searches = model.view.value.query.trim() !== '';
  return (
    <div class="list-bar">
      <div class="list-bar-line">
        <SearchBox model={model} />
        <ActionButton
          action="toggle"
          icon="filter"
          label={say.filters}
          expanded={showsFilters.value}
          onAction={() => {
            showsFilters.value = !showsFilters.value;
          }}
        />
      </div>
      <FilterChips model={model} />
      <div class="list-bar-line small muted">
        <span role="status" class="list-count">
          <Count model={model} />
        </span>
        <label class="sort">
          <span>{say.sort}</span>{' '}
          <select
            name="sort"
            value={model.sort.value}
            onChange={({ currentTarget: { value } }) =>
              model.show({ sort: SORTS.find((sort) => sort === value) ?? null })
            }
          >
            {SORTS.filter((sort: Sort) => sort !== 'match' || searches).map((sort) => (
              <option key={sort} value={sort}>
                {say.sorts[sort]}
              </option>
            ))}
          </select>
        </label>
        <ExportMenu
          papers={model.listed.value.map(({ arxivId }) => arxivId)}
          offersAll={model.rows.state.value !== 'whole' || model.listed.value.length < model.rows.all.value.length}
          label={exportWords.value.exportListed}
          look="quiet"
        />
        <ActionButton action="toggle" icon="keys" look="quiet" label={say.keys} iconOnly onAction={onHelp} />
      </div>
      {model.error.value && <ErrorNotice error={model.error.value} offerOptions={false} />}
      <DoneLine model={model} label={shared.undo} />
    </div>
  );
}

function Count({ model }: { model: ListModel }): VNode {
  const say = libraryWords.value;
  const all = model.rows.all.value.length;
  const listed = model.listed.value.length;
  const hidden = model.hiddenCount.value;
  const isMore = model.rows.state.value !== 'whole' && !model.rows.error.value;
  return (
    <>
      {listed + hidden === all ? say.papersCount(listed) : say.papersOf(listed, all)}
      {hidden > 0 && ` · ${say.hiddenCount(hidden)}`}
      {isMore && ` · ${say.readingMore}`}
    </>
  );
}

/** What was just done, with the press that takes it back. */
function DoneLine({ model, label }: { model: ListModel; label: string }): VNode {
  const say = libraryWords.value;
  const done = model.done.value;
  return (
    <p role="status" class="undo-line small">
      {done && (
        <>
          {say.done[done.what](done.papers)}{' '}
          {done.undo && <ActionButton action="undo" look="quiet" label={label} onAction={() => void done.undo?.()} />}
        </>
      )}
    </p>
  );
}
