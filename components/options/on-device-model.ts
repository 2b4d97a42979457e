import { signal } from '@preact/signals';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { type DeviceApis, findDeviceApis } from '../../lib/on-device/apis.ts';
import { downloadModel } from '../../lib/on-device/download.ts';
import { readContextWindow } from '../../lib/on-device/prompt.ts';
import { type DeviceState, readDeviceState } from '../../lib/on-device/state.ts';

export type Which = 'model' | 'translator';

/** `loaded` is a share, from 0 to 1. */
export type Download = { state: 'running'; loaded: number } | { state: 'failed'; error: AppError };

interface Listener {
  /** A download has ended: the language model can be asked. */
  onModel(): void;
  /** The translator was found ready. */
  onTranslator(): void;
}

/** What this browser has of models of its own, and their downloads: a page has to start one, in a press. */
export class OnDeviceModel {
  /** null until it has been looked at. */
  readonly found = signal<DeviceState | null>(null);
  /** What the language model holds; null as long as it is not known. */
  readonly contextTokens = signal<number | null>(null);
  readonly downloads = signal<Partial<Record<Which, Download>>>({});
  /** Whether the browser knows of such models at all; whether they can be used is another question. */
  readonly exists: boolean;
  readonly canTranslate: boolean;

  readonly #apis: DeviceApis;
  readonly #listener: Listener;
  readonly #controllers = new Map<Which, AbortController>();

  constructor(listener: Listener, apis = findDeviceApis()) {
    this.#apis = apis;
    this.#listener = listener;
    this.exists = apis.languageModel !== null;
    this.canTranslate = apis.translator !== null;
  }

  async look(): Promise<void> {
    this.found.value = await readDeviceState(this.#apis);
    if (this.found.peek()?.translator === 'available') this.#listener.onTranslator();
    if (this.found.peek()?.model !== 'available') return;
    const { signal } = new AbortController();
    // Worth knowing, and nothing depends on it here.
    this.contextTokens.value = await readContextWindow(this.#apis.languageModel, signal).catch(() => null);
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
          if (which === 'model') this.#listener.onModel();
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
