import { signal as makeSignal } from '@preact/signals';
import { healthOf, healthReport, TRUSTED } from '../../lib/arxiv/health.ts';
import type { PaperPage, UnreadPage } from '../../lib/arxiv/page-type.ts';
import { aboutExtension, call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { AbstractPanel } from '../abstract-panel/abstract-panel.tsx';
import { pageSettings } from '../hooks/page-settings.ts';
import { PaperStore } from '../hooks/paper-store.ts';
import { mountSurface } from '../mount.tsx';
import { HealthNotice } from '../shared/health-notice.tsx';
import { RetiredNotice } from '../shared/retired-notice.tsx';
import { lightSentences } from './light-sentences.ts';
import { startKeys } from './keys.tsx';
import { keepLive } from './live.ts';
import { OpeningNotice } from './opening-notice.tsx';
import { followTheme } from './page-theme.ts';
import { SeenRows } from './seen-rows.ts';
import type { PageOptions } from './start-page.ts';

/** Draws the panel below the abstract, on the paper's abstract page and in its full text. */
export function startPaperPage(document: Document, page: PaperPage, options: PageOptions): void {
  const { paper, abstractElement, anchor } = page;
  const parent = anchor?.parentElement;
  if (!anchor || !parent) return startUnreadPage(document, { type: 'unread', anchor });
  const last = Math.max(0, ...page.versions);
  const newest = paper.version !== null && last > paper.version ? last : undefined;
  const store = new PaperStore();
  store.heldBack.value = page.confidence < TRUSTED;
  const error = makeSignal<ErrorShape | null>(null);

  const open = async (): Promise<void> => {
    try {
      error.value = null;
      store.put(await call('openPapers', { papers: [paper], source: page.source }));
      await call('setMark', { arxivId: paper.arxivId, opened: true });
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  const { host, root } = mountSurface({
    surface: 'abstract',
    arxivId: paper.arxivId,
    parent,
    before: anchor.nextSibling,
    draw: () => {
      const [view] = store.views.value;
      return (
        <>
          <RetiredNotice />
          {store.heldBack.value && <PaperHealth document={document} page={page} />}
          {view ? (
            <AbstractPanel
              view={view}
              store={store}
              settings={pageSettings.value}
              newest={newest}
              onSentence={(ids) => lightSentences(abstractElement, view, ids)}
            />
          ) : (
            <OpeningNotice error={error.value} onRetry={() => void open()} />
          )}
        </>
      );
    },
  });
  new SeenRows(options).watch(paper.arxivId, host);
  followTheme(host, options);
  const panel = { arxivId: paper.arxivId, elements: [host], host, place: () => host, root, passedOver: false };
  startKeys(document, { store, bar: null, rows: () => [panel] }, options);
  void open();
  keepLive({ store, reload: open }, options);
}

/** Says that the paper of this page could not be read, where the page begins. */
export function startUnreadPage(document: Document, page: UnreadPage): void {
  mountSurface({
    surface: 'abstract',
    parent: page.anchor ?? document.body,
    before: (page.anchor ?? document.body).firstChild,
    draw: () => (
      <section class="opening" data-state="failed">
        <PaperHealth document={document} page={page} />
      </section>
    ),
  });
}

function PaperHealth({ document, page }: { document: Document; page: PaperPage | UnreadPage }) {
  return (
    <HealthNotice
      page={page.type}
      health={healthOf(page)}
      getReport={() => healthReport(page, document, aboutExtension())}
    />
  );
}
