import { signal } from '@preact/signals';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { type DeviceApis, findDeviceApis } from '../../lib/on-device/apis.ts';
import { downloadModel } from '../../lib/on-device/download.ts';
import { readContextWindow } from '../../lib/on-device/prompt.ts';
import { type DeviceState, readAvailability } from '../../lib/on-device/state.ts';

export type Which = 'model' | 'translator';

/** `loaded` is a share, from 0 to 1. */
export type Download = { state: 'running'; loaded: number } | { state: 'failed'; error: AppError };

/** What this browser has of models of its own, and their downloads: a page has to start one, in a press. */
export class OnDeviceModel {
  /** null until it has been looked at. */
  readonly found = signal<DeviceState | null>(null);
  readonly downloads = signal<Partial<Record<Which, Download>>>({});
  /** Whether the browser knows of such a model at all; whether it can be used is another question. */
  readonly exists: boolean;

  readonly #apis: DeviceApis;
  /** The language model can be asked now. */
  readonly #onReady: () => void;
  readonly #controllers = new Map<Which, AbortController>();

  constructor(onReady: () => void, apis = findDeviceApis()) {
    this.#apis = apis;
    this.#onReady = onReady;
    this.exists = apis.languageModel !== null;
  }

  async look(): Promise<void> {
    const availability = await readAvailability(this.#apis);
    this.found.value = { ...availability, contextTokens: this.found.peek()?.contextTokens ?? null };
    if (availability.model !== 'available') return;
    const { signal } = new AbortController();
    // What it holds is worth knowing, and nothing depends on it here.
    const contextTokens = await readContextWindow(this.#apis.languageModel, signal).catch(() => null);
    this.found.value = { ...availability, contextTokens };
  }

  /** To be called in the press itself, or the browser refuses. */
  download(which: Which): void {
    this.#controllers.get(which)?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#controllers.set(which, controller);
    this.#set(which, { state: 'running', loaded: 0 });
    const onProgress = (loaded: number): void => this.#set(which, { state: 'running', loaded });
    downloadModel(this.#apis, which, { signal, onProgress })
      .then(
        () => {
          if (signal.aborted) return;
          this.#set(which, null);
          if (which === 'model') this.#onReady();
        },
        (thrown: unknown) => {
          if (!signal.aborted) this.#set(which, { state: 'failed', error: toAppError(thrown) });
        },
      )
      .finally(() => void this.look());
  }

  cancel(which: Which): void {
    this.#controllers.get(which)?.abort();
    this.#set(which, null);
  }

  #set(which: Which, download: Download | null): void {
    const { [which]: _, ...others } = this.downloads.peek();
    this.downloads.value = download ? { ...others, [which]: download } : others;
  }
}
