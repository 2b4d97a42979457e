import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { fingerprintOf } from '../../lib/core/fingerprint.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { LibraryEntry, LibraryRow } from '../../lib/library/library-row.ts';
import type { BackgroundEvent, LibraryPiece } from '../../lib/messaging/protocol.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';

/** How much longer the list is each time it is shown while it fills. */
const GROWTH = 1.5;
/** Changed papers asked for in one message. */
const MOST_AT_ONCE = 500;
/** Days whose papers are graded on this device, newest first: older ones are looked for, not chosen from. */
const GRADED_DAYS = 60;

/** Every paper of the library as rows: filled piece by piece, and kept up to date by what the background tells. */
export class LibraryRows {
  readonly #byId = new Map<string, LibraryRow>();
  readonly #all = signal<readonly LibraryRow[]>([]);
  /** Of each entry as it last came: what has not changed is not read into the index again. */
  readonly #prints = new Map<string, string>();
  /** Papers that something has changed on, to be asked for anew. */
  readonly #changed = new Set<string>();
  #isRefreshing = false;

  /** Names of the tags of all rows so far. */
  readonly tagNames = signal<TagNames>({});
  /** `empty`: nothing is here yet; `part`: more is coming. */
  readonly state = signal<'empty' | 'part' | 'whole'>('empty');
  readonly error = signal<ErrorShape | null>(null);
  /** Handed what can be searched of each paper that came or changed; kept nowhere here. */
  onEntries: ((entries: readonly LibraryEntry[]) => void) | null = null;

  /** In no order. */
  get all(): ReadonlySignal<readonly LibraryRow[]> {
    return this.#all;
  }

  find(arxivId: string): LibraryRow | undefined {
    return this.#byId.get(arxivId);
  }

  /** All pieces in turn; what is there already stays on show meanwhile. Errors are kept, and a second call goes on. */
  async load(abort: AbortSignal): Promise<void> {
    this.error.value = null;
    try {
      await this.#readPieces(abort, () => true);
      if (abort.aborted) return;
      batch(() => {
        this.state.value = 'whole';
        this.#tell();
      });
      await this.#gradeDays(abort);
    } catch (thrown) {
      if (!abort.aborted) this.error.value = toAppError(thrown).toShape();
    }
  }

  hear(event: BackgroundEvent, abort: AbortSignal): void {
    if (event.type === 'paper') {
      this.#changed.add(event.view.paper.arxivId);
      void this.#refresh(abort);
    }
    if (event.type === 'seen') this.patch(event.arxivIds, () => ({ seen: true }));
    if (event.type === 'announcement' && this.state.peek() === 'whole') void this.topUp(abort);
  }

  /** New papers have new identifiers: reads from the top as long as a piece has something new. */
  async topUp(abort: AbortSignal): Promise<void> {
    try {
      await this.#readPieces(abort, (piece) => piece.entries.some(({ row }) => !this.#byId.has(row.arxivId)));
    } catch (thrown) {
      if (!abort.aborted) this.error.value = toAppError(thrown).toShape();
    }
  }

  /** Changes rows at once, before the background has stored it. */
  patch(arxivIds: Iterable<string>, change: (row: LibraryRow) => Partial<LibraryRow>): void {
    let isChanged = false;
    for (const arxivId of arxivIds) {
      const row = this.#byId.get(arxivId);
      if (!row) continue;
      this.#byId.set(arxivId, { ...row, ...change(row) });
      isChanged = true;
    }
    if (isChanged) this.#tell();
  }

  async #readPieces(abort: AbortSignal, goesOn: (piece: LibraryPiece) => boolean): Promise<void> {
    let coming: Promise<LibraryPiece> | null = call('listLibrary', { after: null });
    while (coming) {
      const piece: LibraryPiece = await coming;
      if (abort.aborted) return;
      // The next one is read while this one is taken in.
      coming = goesOn(piece) && piece.next !== null ? call('listLibrary', { after: piece.next }) : null;
      coming?.catch(() => undefined);
      this.#put(piece);
    }
  }

  #put({ entries, tagNames }: LibraryPiece): void {
    for (const { row } of entries) {
      const known = this.#byId.get(row.arxivId);
      const grade = row.grade ?? (known?.grade?.by === 'device' ? known.grade : null);
      this.#byId.set(row.arxivId, { ...row, grade });
    }
    batch(() => {
      this.tagNames.value = { ...this.tagNames.peek(), ...tagNames };
      if (this.state.peek() === 'empty' && this.#byId.size > 0) this.state.value = 'part';
      // Each telling has the whole list sorted: on the way to the end, only as it has grown by half.
      const isOnItsWay = this.state.peek() === 'part' && this.#byId.size < this.#all.peek().length * GROWTH;
      if (!isOnItsWay) this.#tell();
    });
    const changed = entries.filter((entry) => this.#isNew(entry));
    if (changed.length > 0) this.onEntries?.(changed);
  }

  #isNew(entry: LibraryEntry): boolean {
    const { arxivId } = entry.row;
    const print = fingerprintOf(JSON.stringify(entry));
    if (this.#prints.get(arxivId) === print) return false;
    this.#prints.set(arxivId, print);
    return true;
  }

  /** One request at a time: what changes while it is out is asked for after it, together. */
  async #refresh(abort: AbortSignal): Promise<void> {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    try {
      while (this.#changed.size > 0 && !abort.aborted) {
        const arxivIds = [...this.#changed].slice(0, MOST_AT_ONCE);
        for (const arxivId of arxivIds) this.#changed.delete(arxivId);
        this.#put(await call('getLibraryRows', { arxivIds }));
      }
    } catch (thrown) {
      if (!abort.aborted) this.error.value = toAppError(thrown).toShape();
    } finally {
      this.#isRefreshing = false;
    }
  }

  /** Day by day, behind everything else: grades that stand in where no model has given any. */
  async #gradeDays(abort: AbortSignal): Promise<void> {
    const days = (await call('listAnnouncements')).slice(0, GRADED_DAYS);
    for (const { category, announcementDate } of days) {
      if (abort.aborted) return;
      const grades = await call('listStandIns', { category, announcementDate });
      const open = Object.keys(grades).filter((arxivId) => this.#byId.get(arxivId)?.grade === null);
      this.patch(open, ({ arxivId }) => {
        const grade = grades[arxivId];
        return grade ? { grade: { ...grade, by: 'device' } } : {};
      });
    }
  }

  #tell(): void {
    this.#all.value = [...this.#byId.values()];
  }
}
