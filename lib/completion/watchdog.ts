import { AppError } from '../core/errors.ts';

/** One abort signal for two reasons, remembering which it was: the reader's wish, or silence. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #verdict: AppError | null = null;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener('abort', this.#onAbort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits from now; an earlier wait is forgotten. */
  start(milliseconds: number): void {
    this.pause();
    if (this.#verdict) return;
    this.#timer = setTimeout(() => {
      this.#stop(new AppError('timeout', `nothing came for ${milliseconds / 1000} s`));
    }, milliseconds);
  }

  /** While the reader of the stream is busy, the server is not to blame. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  verdict(): AppError | null {
    return this.#verdict;
  }

  end(): void {
    this.pause();
    this.#outer.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
  }

  readonly #onAbort = (): void => this.#stop(new AppError('cancelled'));

  #stop(verdict: AppError): void {
    this.pause();
    this.#verdict ??= verdict;
    this.#controller.abort();
  }
}
