import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { StageResult } from '../../lib/completion/doctor/finding.ts';
import type { BackgroundEvent, Spent } from '../../lib/messaging/protocol.ts';
import type { OptionsModel } from './options-model.ts';
import { requestOrigin } from './request-origin.ts';
import { parseService, type ServiceRequest } from './service-request.ts';

/** One examination of the service in the form, as far as it has come. */
export interface Examination {
  run: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  results: readonly StageResult[];
  /** null until it ended. */
  spent: Spent | null;
  /** Why the examination itself failed, which is not a result. */
  error: ErrorShape | null;
  /** Which state of the form it is about. */
  edits: number;
  profile: ServiceRequest['profile'];
}

/** Has the service in the form examined, saved or not, and keeps what comes of it. */
export class DoctorModel {
  readonly examination = signal<Examination | null>(null);
  /** What the last examined server lists. */
  readonly models = signal<string[]>([]);
  /** Makes sure that what the background tells is heard here. */
  connect: () => void = () => {};

  readonly #form: OptionsModel;
  #cancelled: string | null = null;

  constructor(form: OptionsModel) {
    this.#form = form;
    // What was said of another service is not about this one, and need not be paid for any more.
    form.serviceEdits.subscribe((edits) => {
      if (this.isBusy() && this.examination.peek()?.edits !== edits) this.cancel();
    });
  }

  isBusy(): boolean {
    return this.examination.peek()?.state === 'running';
  }

  /** Starts anew, whatever is under way. To be called in the click itself, see `requestOrigin`. */
  start(): void {
    const values = this.#form.values.peek();
    if (!values) return;
    const parsed = parseService(values, this.#form.stored.peek());
    this.#form.errors.value = 'errors' in parsed ? parsed.errors : {};
    if ('errors' in parsed) return;
    const { request } = parsed;
    // Refused or not: the background looks for itself.
    const asked = requestOrigin(request.profile.baseUrl);
    const run = crypto.randomUUID();
    const edits = this.#form.serviceEdits.peek();
    const { profile } = request;
    this.examination.value = { run, state: 'running', results: [], spent: null, error: null, edits, profile };
    this.connect();
    void this.#examine(run, { ...request, typed: values.baseUrl }, asked);
  }

  async #examine(run: string, request: ServiceRequest & { typed: string }, asked: Promise<boolean>): Promise<void> {
    try {
      await asked;
      if (this.examination.peek()?.run !== run) return;
      // Cancelled while the browser asked for its permission.
      if (this.#cancelled === run) return this.#change(run, { state: 'cancelled' });
      const { results, cancelled, models, spent } = await call('testConnection', { run, ...request });
      if (this.examination.peek()?.run === run && !cancelled) this.models.value = models;
      this.#change(run, { state: cancelled ? 'cancelled' : 'done', results, spent });
    } catch (thrown) {
      this.#change(run, { state: 'failed', error: toAppError(thrown).toShape() });
    }
  }

  cancel(): void {
    const run = this.examination.peek()?.run;
    if (!run || !this.isBusy()) return;
    this.#cancelled = run;
    void call('cancelTest', { run }).catch(() => {});
  }

  /** Puts a corrected address or another model into the form and looks again. */
  take(field: 'baseUrl' | 'model', text: string): void {
    this.#form.set(field, text);
    this.start();
  }

  hear(event: BackgroundEvent): void {
    if (event.type !== 'doctor' || !this.isBusy()) return;
    const results = this.examination.peek()?.results ?? [];
    this.#change(event.run, { results: [...results, event.result] });
  }

  #change(run: string, change: Partial<Examination>): void {
    const examination = this.examination.peek();
    if (examination?.run === run) this.examination.value = { ...examination, ...change };
  }
}
