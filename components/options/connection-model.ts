import { computed, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { OptionsModel } from './options-model.ts';
import { requestOrigin } from './request-origin.ts';
import { hostOf, parseService } from './service-request.ts';

export type Listing =
  | { state: 'running' }
  | { state: 'done'; names: string[] }
  | { state: 'failed'; error: AppError }
  | { state: 'refused'; host: string };

/** Asks the server in the form, saved or not, which models it has. */
export class ConnectionModel {
  readonly #listing = signal<{ of: string | null; listing: Listing } | null>(null);
  /** Of the service in the form: another one's models are not its own. */
  readonly listing = computed(() => {
    const listed = this.#listing.value;
    return listed?.of === this.#form.editing.value ? (listed?.listing ?? null) : null;
  });

  readonly #form: OptionsModel;

  constructor(form: OptionsModel) {
    this.#form = form;
  }

  /** To be called in the click itself, see `requestOrigin`. */
  listModels(): void {
    const values = this.#form.values.peek();
    if (!values || this.listing.peek()?.state === 'running') return;
    const parsed = parseService(values, this.#form.stored.peek(), false);
    this.#form.errors.value = 'errors' in parsed ? parsed.errors : {};
    if ('errors' in parsed) return;
    const { request } = parsed;
    const { id: of } = request;
    const allowed = requestOrigin(request.profile.baseUrl);
    this.#listing.value = { of, listing: { state: 'running' } };
    const list = async (): Promise<Listing> => {
      try {
        if (!(await allowed)) return { state: 'refused', host: hostOf(request.profile.baseUrl) };
        return { state: 'done', names: await call('listModels', request) };
      } catch (thrown) {
        return { state: 'failed', error: toAppError(thrown) };
      }
    };
    void list().then((listing) => {
      if (this.#listing.peek()?.of === of) this.#listing.value = { of, listing };
    });
  }

  /** What the server has, as far as it said so. */
  models(): string[] {
    const listing = this.listing.value;
    return listing?.state === 'done' ? listing.names : [];
  }
}
