import { effect, type ReadonlySignal } from '@preact/signals';
import { listen } from '../../lib/client/background.ts';
import type { DigestStore } from '../hooks/digest-store.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import type { PageOptions } from './start-page.ts';

interface Live {
  store: PaperStore;
  /** Of a page that shows one mailing. */
  digest?: ReadonlySignal<DigestStore | null>;
  reload: () => Promise<void>;
}

/** Keeps a page's stores up to date with what other pages and the background do. */
export function keepLive({ store, digest, reload }: Live, { signal }: PageOptions): void {
  const { connect } = listen(
    (event) => {
      store.applyEvent(event);
      digest?.peek()?.applyEvent(event);
    },
    {
      signal,
      isBusy: () => store.isBusy.peek() || digest?.peek()?.isBusy === true,
      onReconnect: () => {
        void reload();
        void digest?.peek()?.refresh();
      },
    },
  );
  const stop = effect(() => {
    if (store.isBusy.value || digest?.value?.isBusy === true) connect();
  });
  signal.addEventListener('abort', stop);
}
