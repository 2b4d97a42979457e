import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { PaperStore } from '../hooks/paper-store.ts';

/** What the sections of the library page share. */
export class LibraryModel {
  /** null until the background has answered. */
  readonly settings = signal<PageSettings | null>(null);
  readonly loadError = signal<ErrorShape | null>(null);
  /** Papers that are open in full. */
  readonly store = new PaperStore();

  async load(): Promise<void> {
    this.loadError.value = null;
    try {
      this.#take(await call('getPageSettings'));
    } catch (thrown) {
      this.loadError.value = toAppError(thrown).toShape();
    }
  }

  hear(event: BackgroundEvent): void {
    this.store.applyEvent(event);
    if (event.type === 'settings') this.#take(event.settings);
  }

  isBusy(): boolean {
    return this.store.isBusy.peek();
  }

  #take(settings: PageSettings): void {
    uiLanguage.value = settings.uiLanguage;
    this.settings.value = settings;
  }
}
