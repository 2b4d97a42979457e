import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { listNewUrl } from '../../lib/arxiv/urls.ts';
import { WHOLE_LIBRARY } from '../../lib/library/library-view.ts';
import { DEFAULT_SHORTCUTS } from '../../lib/settings/shortcuts.ts';
import { messages } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { KeyHelp } from './key-help.tsx';
import { libraryWords } from './library-words.ts';
import { ListBar } from './list-bar.tsx';
import { listenToKeys } from './list-keys.ts';
import type { LibraryModel } from './library-model.ts';
import { PaperList } from './paper-list.tsx';
import { PaperPane } from './paper-pane.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { TurnTo } from './turn-to.ts';

/** From here on there is room for the filters beside the list. */
const ROOMY = '(min-width: 1000px)';
/** From here on for a paper as well. */
const ROOMY_FOR_PAPER = '(min-width: 1240px)';

/** Every paper that was met: the list, what narrows it, and the paper that is open. */
export function PapersSection({ model }: { model: LibraryModel }): VNode | null {
  const { list, rows } = model;
  const say = libraryWords.value;
  const root = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const showsFilters = useSignal(matchMedia(ROOMY).matches);
  const writing = useSignal<string | null>(null);
  const turning: TurnTo = useSignal(null);
  const isOpen = list.open.value !== null;
  useEffect(() => model.readRows(), [model]);
  useEffect(() => {
    if (isOpen && !matchMedia(ROOMY_FOR_PAPER).matches) showsFilters.value = false;
  }, [isOpen]);
  useEffect(() => {
    const open = new AbortController();
    listenToKeys(document, list, {
      signal: open.signal,
      search: () => root.current?.querySelector<HTMLInputElement>('[name="query"]')?.select(),
      help: () => help.current?.showModal(),
      shortcuts: () => model.settings.peek()?.shortcuts ?? DEFAULT_SHORTCUTS,
      turnTo: (arxivId, part) => {
        list.openPaper(arxivId);
        if (part === 'note') writing.value = arxivId;
        turning.value = { arxivId, part };
      },
      undoPaper: async () => (await model.paperInOpen()?.store.done.undo()) ?? false,
    });
    return () => open.abort();
  }, [list]);

  const settings = model.settings.value;
  const open = list.open.value;
  const error = rows.error.value;
  if (!settings) return null;
  return (
    <div ref={root} class="library-papers" data-open={open !== null} data-filters={showsFilters.value}>
      <h1 class="visually-hidden">{say.papers}</h1>
      <aside class="filters" aria-label={say.filters} hidden={!showsFilters.value}>
        <FilterPanel model={list} />
      </aside>
      <div class="list-column">
        <ListBar model={list} showsFilters={showsFilters} onHelp={() => help.current?.showModal()} />
        <SelectionBar model={list} settings={settings} />
        {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => model.readRows({ again: true })} />}
        {list.listed.value.length > 0 ? <PaperList model={list} /> : !error && <Nothing model={model} />}
      </div>
      {open !== null && (
        <PaperPane key={open} arxivId={open} model={model} settings={settings} writing={writing} turning={turning} />
      )}
      <KeyHelp
        dialog={help}
        shortcuts={settings.shortcuts ?? DEFAULT_SHORTCUTS}
        isOnArxiv={settings.shortcutsOnArxiv !== undefined}
      />
    </div>
  );
}

/** Why there is nothing in the list, and what to do about it. */
function Nothing({ model }: { model: LibraryModel }): VNode {
  const say = libraryWords.value;
  const { list, rows } = model;
  const isSearching = list.view.value.query.trim() !== '' && model.search.hits.value === null;
  if (rows.state.value === 'empty' || isSearching) {
    return <p class="muted empty-list">{messages.value.shared.loading}</p>;
  }
  if (rows.all.value.length === 0) {
    return (
      <div class="empty-list" data-part="empty">
        <h2>{say.empty.title}</h2>
        <p>{say.empty.how}</p>
        <p>
          <a href={listNewUrl('cs.CV')} target="_blank" rel="noopener">
            {say.empty.listing}
          </a>{' '}
          · <a href="/options.html#section-follow">{say.empty.follow}</a>
        </p>
      </div>
    );
  }
  const hidden = list.hiddenCount.value;
  return (
    <div class="empty-list" data-part="no-match">
      <p>{say.noMatch}</p>
      <div class="actions">
        <button type="button" data-action="clear" onClick={() => list.show(WHOLE_LIBRARY)}>
          <span>{say.showAll}</span>
        </button>
        {hidden > 0 && (
          <button type="button" class="quiet" onClick={() => list.show({ hidden: 'with' })}>
            <span>{say.showHidden(hidden)}</span>
          </button>
        )}
      </div>
    </div>
  );
}
