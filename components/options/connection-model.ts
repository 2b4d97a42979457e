import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { ConnectionReport } from '../../lib/messaging/protocol.ts';
import type { OptionsModel } from './options-model.ts';
import { requestOrigin } from './request-origin.ts';
import { hostOf, parseService, type ServiceRequest } from './service-request.ts';

/** An answer of the server, or why there is none; `edits` tells which state of the form it is about. */
export type Asked<T> =
  | { state: 'running' }
  | { state: 'done'; answer: T; edits: number }
  | { state: 'failed'; error: AppError; edits: number }
  | { state: 'refused'; host: string; edits: number };

/** Questions to the server in the form, saved or not. */
export class ConnectionModel {
  readonly test = signal<Asked<ConnectionReport> | null>(null);
  readonly listing = signal<Asked<string[]> | null>(null);

  readonly #form: OptionsModel;

  constructor(form: OptionsModel) {
    this.#form = form;
  }

  /** To be called in the click itself, as `listModels`. */
  testConnection(): void {
    const asking = this.#parse(true);
    if (!asking || this.test.peek()?.state === 'running') return;
    this.test.value = { state: 'running' };
    void this.#ask(asking, () => call('testConnection', asking.request)).then((asked) => {
      this.test.value = asked;
    });
  }

  listModels(): void {
    const asking = this.#parse(false);
    if (!asking || this.listing.peek()?.state === 'running') return;
    this.listing.value = { state: 'running' };
    void this.#ask(asking, () => call('listModels', asking.request)).then((asked) => {
      this.listing.value = asked;
    });
  }

  /** What the server has, as far as it said so for the address in the form. */
  models(): string[] {
    const listing = this.listing.value;
    if (listing?.state === 'done') return listing.answer;
    const test = this.test.value;
    return test?.state === 'done' ? test.answer.models : [];
  }

  #parse(modelNeeded: boolean): { request: ServiceRequest; allowed: Promise<boolean> } | null {
    const values = this.#form.values.peek();
    if (!values) return null;
    const parsed = parseService(values, this.#form.stored.peek(), modelNeeded);
    this.#form.errors.value = 'errors' in parsed ? parsed.errors : {};
    if ('errors' in parsed) return null;
    return { request: parsed.request, allowed: requestOrigin(parsed.request.profile.baseUrl) };
  }

  async #ask<T>(
    asking: { request: ServiceRequest; allowed: Promise<boolean> },
    send: () => Promise<T>,
  ): Promise<Asked<T>> {
    const edits = this.#form.serviceEdits.peek();
    try {
      if (!(await asking.allowed)) return { state: 'refused', host: hostOf(asking.request.profile.baseUrl), edits };
      return { state: 'done', answer: await send(), edits };
    } catch (thrown) {
      return { state: 'failed', error: toAppError(thrown), edits };
    }
  }
}
