import { signal as makeSignal } from '@preact/signals';
import { parseAbs } from '../../lib/arxiv/pages/abs.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { AbstractPanel } from '../abstract-panel/abstract-panel.tsx';
import { pageSettings } from '../hooks/page-settings.ts';
import { PaperStore } from '../hooks/paper-store.ts';
import { mountSurface } from '../mount.tsx';
import { lightSentences } from './light-sentences.ts';
import { keepLive } from './live.ts';
import { OpeningNotice } from './opening-notice.tsx';
import { addPageStyle } from './page-style.ts';
import type { PageOptions } from './start-page.ts';

/** Draws the panel below the abstract. */
export function startAbsPage(document: Document, url: URL, options: PageOptions): void {
  const reading = parseAbs(document, url);
  const parent = reading?.anchor?.parentElement;
  if (!reading || !parent) return;
  const { paper, abstractElement, anchor } = reading;
  const last = Math.max(0, ...reading.versions);
  const newest = paper.version !== null && last > paper.version ? last : undefined;
  const store = new PaperStore();
  const error = makeSignal<ErrorShape | null>(null);

  const open = async (): Promise<void> => {
    try {
      error.value = null;
      store.put(await call('openPapers', { papers: [paper] }));
    } catch (thrown) {
      error.value = toAppError(thrown).toShape();
    }
  };
  const { host } = mountSurface({
    surface: 'abstract',
    arxivId: paper.arxivId,
    parent,
    before: anchor?.nextSibling ?? null,
    draw: () => {
      const [view] = store.views.value;
      return view ? (
        <AbstractPanel
          view={view}
          store={store}
          settings={pageSettings.value}
          newest={newest}
          onSentence={(ids) => lightSentences(abstractElement, view, ids)}
        />
      ) : (
        <OpeningNotice error={error.value} onRetry={() => void open()} />
      );
    },
  });
  addPageStyle(host);
  void open();
  keepLive({ store, digest: null, reload: open }, options);
}
