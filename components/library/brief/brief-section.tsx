import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { listen } from '../../../lib/client/background.ts';
import { briefToCsv } from '../../../lib/exchange/brief-csv.ts';
import { briefToMarkdown } from '../../../lib/exchange/brief-markdown.ts';
import { briefPaper } from '../../../lib/library/brief.ts';
import { synthesise } from '../../../lib/library/brief-synthesis.ts';
import { languageOf } from '../../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../../hooks/messages.ts';
import { ActionButton } from '../../shared/action-button.tsx';
import { ErrorNotice } from '../../shared/error-notice.tsx';
import { saveFile } from '../../shared/save-file.ts';
import type { LibraryModel } from '../library-model.ts';
import { go, route } from '../route.ts';
import type { SectionProps } from '../sections.ts';
import { BriefModel } from './brief-model.ts';
import { briefRoute, idsOfRoute, MOST_PAPERS } from './brief-route.ts';
import { BriefTable } from './brief-table.tsx';
import { briefWords } from './brief-words.ts';
import { Synthesis } from './synthesis.tsx';

/** Chosen papers side by side; which ones, and in what order, is in the hash. */
export function BriefSection({ model: library }: SectionProps): VNode {
  const model = useMemo(() => new BriefModel(), []);
  const said = useSignal('');
  const say = briefWords.value;
  const language = languageOf(uiLanguage.value);
  const named = idsOfRoute(route.value);
  const ids = named.slice(0, MOST_PAPERS);
  const wanted = ids.join(',');
  useEffect(() => {
    const open = new AbortController();
    const asked = wanted === '' ? [] : wanted.split(',');
    void model.load(asked, { signal: open.signal });
    listen((event) => model.hear(event), {
      signal: open.signal,
      onReconnect: () => void model.load(asked, { signal: open.signal, again: true }),
      isBusy: () => false,
    });
    return () => open.abort();
  }, [model, wanted]);

  const { missing, error } = model;
  const views = model.views.value;
  const papers = ids.flatMap((id) => {
    const view = views.get(id);
    return view ? [briefPaper(view, language)] : [];
  });
  if (ids.length === 0) return <Empty library={library} />;
  const show = (order: readonly string[], words: string): void => {
    go(briefRoute(order), { replace: true });
    said.value = words;
  };
  const move = (arxivId: string, by: -1 | 1): void => {
    const from = ids.indexOf(arxivId);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    show(ids.toSpliced(from, 1).toSpliced(to, 0, arxivId), say.moved(to + 1, ids.length));
  };
  const remove = (arxivId: string): void => {
    const left = ids.filter((id) => id !== arxivId);
    show(left, say.removed(left.length));
  };
  const synthesis = synthesise(papers);
  return (
    <div class="brief" data-part="brief" aria-busy={model.loading.value}>
      <header class="brief-head">
        <h1>{say.title}</h1>
        <p class="muted">{say.intro}</p>
        {papers.length > 0 && (
          <div class="actions">
            <ActionButton
              action="export"
              icon="save"
              label={say.markdown}
              onAction={() =>
                saveFile({
                  filename: 'reading-brief.md',
                  mime: 'text/markdown',
                  text: briefToMarkdown(papers, synthesis, say),
                })
              }
            />
            <ActionButton
              action="save"
              icon="save"
              look="quiet"
              label={say.csv}
              onAction={() =>
                saveFile({ filename: 'reading-brief.csv', mime: 'text/csv', text: briefToCsv(papers, say) })
              }
            />
            <button type="button" class="quiet" data-action="print" onClick={() => print()}>
              <span>{say.print}</span>
            </button>
          </div>
        )}
      </header>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      {error.value && <ErrorNotice error={error.value} offerOptions={false} />}
      {named.length > MOST_PAPERS && <p class="warn small">{say.tooMany(MOST_PAPERS)}</p>}
      {missing.value.length > 0 && (
        <p class="warn small" data-part="missing">
          {say.missing(missing.value.join(say.listComma))}
        </p>
      )}
      {papers.length === 0 && model.loading.value && <p class="muted">{messages.value.shared.loading}</p>}
      {papers.length > 0 && <BriefTable papers={papers} onMove={move} onRemove={remove} />}
      {papers.length > 0 && <Synthesis synthesis={synthesis} papers={papers} />}
    </div>
  );
}

/** How papers get here. */
function Empty({ library }: { library: LibraryModel }): VNode {
  const say = briefWords.value;
  useEffect(() => library.readRows(), [library]);
  const starred = library.rows.all.value.filter((row) => row.starred);
  const first = starred.slice(0, MOST_PAPERS).map(({ arxivId }) => arxivId);
  return (
    <div class="brief" data-part="brief">
      <h1>{say.title}</h1>
      <p class="muted">{say.intro}</p>
      <div class="empty-list" data-part="empty">
        <h2>{say.emptyTitle}</h2>
        <p>{say.emptyHow}</p>
        <div class="actions">
          {first.length > 0 && (
            <button type="button" data-action="brief-starred" onClick={() => go(briefRoute(first))}>
              <span>{say.starred(first.length)}</span>
            </button>
          )}
          <a href="#/papers">{say.toList}</a>
        </div>
        {first.length === 0 && <p class="muted small">{say.noStarred}</p>}
      </div>
    </div>
  );
}
