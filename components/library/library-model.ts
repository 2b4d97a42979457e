import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { SinglePaper } from '../hooks/single-paper.ts';
import { LibraryRows } from './library-rows.ts';
import { LibrarySearch } from './library-search.ts';
import { ListModel } from './list-model.ts';
import { SearchClient } from './search-client.ts';

/** What the sections of the library page share: the rows of all papers, the search in them, and the paper that is open. */
export class LibraryModel {
  readonly #closing = new AbortController();
  /** null until the background has answered. */
  readonly settings = signal<PageSettings | null>(null);
  readonly loadError = signal<ErrorShape | null>(null);
  readonly rows = new LibraryRows();
  readonly search: LibrarySearch;
  readonly list: ListModel;
  #isRead = false;
  #paper: SinglePaper | null = null;

  constructor(client: ConstructorParameters<typeof LibrarySearch>[0] = new SearchClient()) {
    this.search = new LibrarySearch(client);
    this.list = new ListModel(this.rows, this.search);
    this.rows.onEntries = (entries) => void this.search.take(entries, this.rows.tagNames.peek());
  }

  async load(): Promise<void> {
    this.loadError.value = null;
    try {
      this.#take(await call('getPageSettings'));
    } catch (thrown) {
      this.loadError.value = toAppError(thrown).toShape();
    }
  }

  /** Reads the rows, once a section wants them, and again for what was not heard of. */
  readRows({ again = false } = {}): void {
    if (again ? !this.#isRead : this.#isRead) return;
    this.#isRead = true;
    void this.rows.load(this.#closing.signal);
  }

  /** After a break in what the background tells. */
  catchUp(): void {
    void this.load();
    this.readRows({ again: true });
    void this.#paper?.load().catch(() => undefined);
  }

  /** One paper in full; what is told of it is heard as long as no other is opened. */
  openPaper(arxivId: string): SinglePaper {
    if (this.#paper?.arxivId !== arxivId) this.#paper = new SinglePaper(arxivId);
    return this.#paper;
  }

  /** The paper that is open now. */
  paperInOpen(): SinglePaper | null {
    return this.#paper?.arxivId === this.list.open.peek() ? this.#paper : null;
  }

  hear(event: BackgroundEvent): void {
    this.#paper?.hear(event);
    if (this.#isRead) this.rows.hear(event, this.#closing.signal);
    if (event.type === 'settings') this.#take(event.settings);
  }

  isBusy(): boolean {
    return this.#paper?.store.isBusy.peek() === true || this.#paper?.fetching.peek() === true;
  }

  close(): void {
    this.#closing.abort();
    this.search.close();
  }

  #take(settings: PageSettings): void {
    uiLanguage.value = settings.uiLanguage;
    this.settings.value = settings;
  }
}
