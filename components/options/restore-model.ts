import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { RestoreMode } from '../../lib/messaging/protocol.ts';
import type { FileWork } from './backup-file.ts';
import { type Outcome, Restore } from './restore-file.ts';

/** `asked`: what is here is to be saved first; `saved`: it is, and the last question stands. */
export type Replacing = 'no' | 'asked' | 'saved';

/** From a chosen file over what it would change to what it has changed. */
export class RestoreModel {
  /** `applying`: it is being put in place, and cannot be stopped any more. */
  readonly work = signal<'checking' | 'restoring' | 'applying' | null>(null);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly about = signal<{ createdAt: string; extension: string } | null>(null);
  /** What either way would do. */
  readonly preview = signal<Record<RestoreMode, Outcome> | null>(null);
  readonly done = signal<{ mode: RestoreMode; outcome: Outcome } | null>(null);
  readonly replacing = signal<Replacing>('no');
  readonly stopped = signal(false);
  readonly error = signal<ErrorShape | null>(null);
  #restore: Restore | null = null;
  #stop = new AbortController();

  /** Looks through a file; null takes the last one away. */
  async choose(file: Blob | null): Promise<void> {
    this.#stop.abort();
    this.#restore = null;
    this.about.value = null;
    this.preview.value = null;
    this.done.value = null;
    this.replacing.value = 'no';
    if (!file) return;
    await this.#do('checking', async (options) => {
      const { database } = await call('getStorage');
      const restore = await Restore.open(file, database);
      const preview = await restore.preview(options);
      options.signal.throwIfAborted();
      this.preview.value = preview;
      this.about.value = restore.about;
      this.#restore = restore;
    });
  }

  /** `backUp` saves what is here, before anything of it is replaced. */
  async saveFirst(backUp: () => Promise<boolean>): Promise<void> {
    if (await backUp()) this.replacing.value = 'saved';
  }

  async run(mode: RestoreMode): Promise<void> {
    const restore = this.#restore;
    if (!restore || (mode === 'replace' && this.replacing.peek() !== 'saved')) return;
    this.replacing.value = 'no';
    await this.#do('restoring', async (options) => {
      const onApplying = (): void => {
        this.work.value = 'applying';
        this.progress.value = null;
      };
      this.done.value = { mode, outcome: await restore.run(mode, { ...options, onApplying }) };
      this.preview.value = null;
    });
  }

  stop(): void {
    this.#stop.abort();
  }

  async #do(work: 'checking' | 'restoring', act: (options: FileWork) => Promise<void>): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.work.value = work;
    this.stopped.value = false;
    this.error.value = null;
    try {
      await act({
        signal: stop.signal,
        onProgress: (done, total) => (this.progress.value = { done, total }),
      });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'cancelled') this.error.value = error.toShape();
      else if (this.#stop === stop) this.stopped.value = true;
    } finally {
      // Another file may have been chosen meanwhile.
      if (this.#stop === stop) {
        this.work.value = null;
        this.progress.value = null;
      }
    }
  }
}
