import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { keepData } from '../../lib/client/keep-data.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { CleanedUp, CleanUp, StorageView } from '../../lib/messaging/protocol.ts';
import { saveBlob } from '../shared/save-file.ts';
import { makeBackup } from './backup-file.ts';

/** Days after which each may go; of texts and runs any. */
export const SPARE: readonly { what: CleanUp; days: number }[] = [
  { what: 'fulltexts', days: 1 },
  { what: 'tryouts', days: 1 },
  { what: 'papers', days: 183 },
  { what: 'ledger', days: 366 },
];

export type Work = 'backup' | 'check' | 'clean-up';

/** What is stored, its backup, and what of it may go. One thing at a time. */
export class StorageModel {
  readonly view = signal<StorageView | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  readonly work = signal<Work | null>(null);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly fullTexts = signal(false);
  /** The last backup made from this page. */
  readonly saved = signal<{ rows: number; bytes: number } | null>(null);
  readonly stopped = signal(false);
  /** The browser was asked and did not agree. */
  readonly refused = signal(false);
  /** How many rows each clean-up would take; null until it was asked. */
  readonly spare = signal<Partial<Record<CleanUp, number>> | null>(null);
  readonly cleaned = signal<({ what: CleanUp } & CleanedUp) | null>(null);
  /** Unreadable rows of the last check; null before it. */
  readonly unreadable = signal<number | null>(null);
  /** Those that were removed last. */
  readonly repaired = signal<number | null>(null);
  #stop = new AbortController();

  async load(): Promise<void> {
    try {
      this.view.value = await call('getStorage');
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  async keep(): Promise<void> {
    this.refused.value = !(await keepData());
    await this.load();
  }

  /** Answers whether the file is there. */
  async backUp(): Promise<boolean> {
    this.saved.value = null;
    const done = await this.#do('backup', async () => {
      const { file, filename, rows } = await makeBackup({
        fullTexts: this.fullTexts.peek(),
        signal: this.#stop.signal,
        onProgress: (at, total) => (this.progress.value = { done: at, total }),
      });
      saveBlob(file, filename);
      this.saved.value = { rows, bytes: file.size };
    });
    return done && this.saved.peek() !== null;
  }

  stop(): void {
    this.#stop.abort();
  }

  async countSpare(): Promise<void> {
    await this.#do('clean-up', () => this.#count());
  }

  async cleanUp(what: CleanUp, days: number): Promise<void> {
    await this.#do('clean-up', async () => {
      this.cleaned.value = { what, ...(await call('cleanUp', { what, days })) };
      await Promise.all([this.#count(), this.load()]);
    });
  }

  async undo(): Promise<void> {
    const cleaned = this.cleaned.peek();
    const database = this.view.peek()?.database;
    if (!cleaned || cleaned.undo === null || database === undefined) return;
    const { what: store, undo: lines } = cleaned;
    await this.#do('clean-up', async () => {
      await call('restoreRows', { store, database, lines });
      this.cleaned.value = null;
      await Promise.all([this.#count(), this.load()]);
    });
  }

  async check(): Promise<void> {
    this.repaired.value = null;
    await this.#do('check', async () => {
      this.unreadable.value = sum(await call('countUnreadable'));
    });
  }

  async repair(): Promise<void> {
    await this.#do('check', async () => {
      this.repaired.value = sum(await call('removeUnreadable'));
      this.unreadable.value = null;
      await this.load();
    });
  }

  async #count(): Promise<void> {
    const counts = await Promise.all(SPARE.map(async (each) => [each.what, await call('countSpare', each)] as const));
    this.spare.value = Object.fromEntries(counts);
  }

  async #do(work: Work, act: () => Promise<void>): Promise<boolean> {
    if (this.work.peek()) return false;
    this.#stop = new AbortController();
    this.work.value = work;
    this.error.value = null;
    this.stopped.value = false;
    try {
      await act();
      return true;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'cancelled') this.stopped.value = true;
      else this.error.value = error.toShape();
      return false;
    } finally {
      this.work.value = null;
      this.progress.value = null;
    }
  }
}

function sum(found: readonly { rows: number }[]): number {
  return found.reduce((total, { rows }) => total + rows, 0);
}
