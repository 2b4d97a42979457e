import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { catchupUrl } from '../../lib/arxiv/urls.ts';
import { call, listen } from '../../lib/client/background.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { formatDay } from '../../lib/i18n/formats.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { DigestView } from '../shared/digest-view.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { ExportActions } from '../shared/export-actions.tsx';
import { type DayHead, DaysModel } from './days-model.ts';
import { ExportMenu } from './export-menu.tsx';
import { exportWords } from './export-words.ts';
import { libraryWords } from './library-words.ts';
import { formatRoute, go } from './route.ts';
import { formatView, WHOLE_LIBRARY } from '../../lib/library/library-view.ts';

/** Mailings at hand, those of imported reports among them, each with its summary and its report. */
export function DaysSection(): VNode {
  const model = useMemo(() => new DaysModel(), []);
  const say = libraryWords.value;
  useEffect(() => {
    const open = new AbortController();
    void model.load();
    listen((event) => model.hear(event), { signal: open.signal, onReconnect: () => void model.load() });
    return () => open.abort();
  }, [model]);

  const days = model.days.value;
  const head = model.open.value;
  const error = model.error.value;
  return (
    <div class="days" aria-busy={days === null && !error}>
      <h1 class="visually-hidden">{say.days}</h1>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => void model.load()} />}
      {days === null && !error && <p class="muted empty-list">{messages.value.shared.loading}</p>}
      {days?.length === 0 && <NoDays />}
      {days !== null && days.length > 0 && <DayList model={model} days={days} open={head ?? null} />}
      {head && <Day key={`${head.category} ${head.announcementDate}`} head={head} model={model} />}
      {head === null && <p class="empty-list">{say.noSuchDay}</p>}
    </div>
  );
}

function NoDays(): VNode {
  const { empty } = libraryWords.value;
  return (
    <div class="empty-list" data-part="empty">
      <h2>{empty.days}</h2>
      <p>{empty.daysHow}</p>
      <p>
        <a href="/options.html#section-follow">{empty.follow}</a>
      </p>
    </div>
  );
}

function DayList({ model, days, open }: { model: DaysModel; days: readonly DayHead[]; open: DayHead | null }): VNode {
  const say = libraryWords.value;
  const months = Map.groupBy(days, ({ announcementDate }) => announcementDate.slice(0, 7));
  return (
    <nav class="day-list" aria-label={say.days}>
      {[...months].map(([month, heads]) => (
        <section key={month}>
          <h2>{month}</h2>
          <ul>
            {heads.map((head) => (
              <li key={`${head.category} ${head.announcementDate}`}>
                <a
                  href={formatRoute({ place: 'days', steps: [head.category, head.announcementDate] })}
                  aria-current={head === open ? 'true' : undefined}
                  data-day={head.announcementDate}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    model.show(head);
                  }}
                >
                  <time>{head.announcementDate}</time> <span>{head.category}</span>{' '}
                  <span class="muted small">
                    {head.imported ? say.importedCount(head.total) : say.dayCount(head.total)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Day({ head, model }: { head: DayHead; model: DaysModel }): VNode {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const { category, announcementDate } = head;
  const store = model.digestOf(head);
  const view = store.view.value;
  const error = store.error.value;
  const date = formatDay(uiLanguage.value, new Date(`${announcementDate}T00:00:00Z`));
  return (
    <section class="day" data-part="day" aria-labelledby="day-heading">
      <h2 id="day-heading">
        {isolated(category)} · {date}
      </h2>
      <div class="actions">
        <ExportActions
          label={say.saveReport}
          look="quiet"
          getFile={() => call('exportReport', { category, announcementDate })}
          getPage={() => call('exportReport', { category, announcementDate, format: 'html' })}
        />
        <ExportMenu papers={{ category, announcementDate }} label={exportWords.value.exportDay} look="quiet" />
        <a href={formatRoute({ place: 'papers', query: formatView(viewOf(head)) })}>{say.dayPapers}</a>
        {!head.imported && (
          <a href={catchupUrl(category, announcementDate)} target="_blank" rel="noopener">
            {say.dayListing}
          </a>
        )}
      </div>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => void store.refresh()} />}
      {!view && !error && <p class="muted">{shared.loading}</p>}
      {view && (
        <DigestView
          view={view}
          level={3}
          newTab
          onOpenPaper={(arxivId) => {
            go({ place: 'paper', steps: [arxivId] });
            return true;
          }}
        />
      )}
    </section>
  );
}

/** The day's papers as the list shows them. */
function viewOf({ category, announcementDate }: DayHead): typeof WHOLE_LIBRARY {
  return { ...WHOLE_LIBRARY, categories: [category], from: announcementDate, to: announcementDate };
}
