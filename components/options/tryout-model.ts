import { signal } from '@preact/signals';
import { TRYOUT_TASKS, type Tryout, type TryoutTask } from '../../lib/analysis/tryout.ts';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { findIdentifier, type Identifier, parseIdentifier } from '../../lib/arxiv/identifier.ts';
import { identifierOfUrl } from '../../lib/arxiv/urls.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, Estimate, TryoutRequest } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { type PageService, type PageSettings, serviceFor } from '../../lib/settings/settings.ts';

export function isTryoutTask(task: PromptTask): task is TryoutTask {
  return TRYOUT_TASKS.some((each) => each === task);
}

/** An identifier, the address of a page, or a text that holds one. */
function readPaper(text: string): Identifier | null {
  const address = text.trim();
  const ofUrl = URL.canParse(address) ? identifierOfUrl(new URL(address)) : null;
  return ofUrl ?? parseIdentifier(address) ?? findIdentifier(address);
}

/** What can be tried and what cannot, by what is wrong with it. */
export type InputFault = 'paper' | 'question';

/** One run of a prompt on one paper: asked for in two steps, for it costs. */
export class TryoutModel {
  readonly paper = signal('');
  readonly question = signal('');
  readonly fault = signal<InputFault | null>(null);
  /** Of the request below; null while it is reckoned or nothing is asked for. */
  readonly estimate = signal<Estimate | null>(null);
  /** Waits for a yes. */
  readonly request = signal<TryoutRequest | null>(null);
  readonly job = signal<JobView | null>(null);
  readonly result = signal<Tryout | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  readonly #settings = signal<PageSettings | null>(null);
  #task: TryoutTask | null = null;

  /** Whom a run would be sent to. */
  serviceFor(task: TryoutTask): PageService | null {
    const settings = this.#settings.value;
    return settings && serviceFor(settings, task);
  }

  /** The last run of that prompt, and whether one is under way. */
  async show(task: PromptTask): Promise<void> {
    this.cancelRequest();
    this.#task = isTryoutTask(task) ? task : null;
    this.job.value = null;
    this.result.value = null;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const task = this.#task;
    if (!task) return;
    await this.#attempt(async () => {
      this.#settings.value = await call('getPageSettings');
      const { tryout, job } = await call('getTryout', { task });
      if (task !== this.#task) return;
      this.result.value = tryout;
      this.job.value = job;
      if (tryout && this.paper.peek() === '') this.paper.value = tryout.arxivId;
    });
  }

  /** First step: what it would take. */
  async ask(task: TryoutTask, role: string): Promise<void> {
    const identifier = readPaper(this.paper.peek());
    const question = task === 'ask' ? this.question.peek().trim() : '';
    this.fault.value = identifier === null ? 'paper' : task === 'ask' && question === '' ? 'question' : null;
    if (!identifier || this.fault.peek()) return;
    const request = { task, arxivId: identifier.arxivId, role, question };
    this.estimate.value = null;
    this.request.value = request;
    await this.#attempt(async () => {
      const estimate = await call('estimateTryout', request);
      if (this.request.peek() === request) this.estimate.value = estimate;
    });
    if (this.error.peek()) this.cancelRequest();
  }

  cancelRequest(): void {
    this.request.value = null;
    this.estimate.value = null;
    this.error.value = null;
  }

  /** Second step. */
  async run(): Promise<void> {
    const request = this.request.peek();
    if (!request) return;
    this.cancelRequest();
    await this.#attempt(async () => {
      this.job.value = await call('tryPrompt', request);
    });
  }

  async cancelJob(): Promise<void> {
    const job = this.job.peek();
    if (job) await this.#attempt(() => call('cancel', { jobIds: [job.id] }));
  }

  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'settings') this.#settings.value = event.settings;
    if (event.type !== 'job' || event.job.subject.task !== 'tryout' || event.job.subject.of !== this.#task) return;
    if (event.job.state === 'done') void this.refresh();
    else this.job.value = event.job.state === 'cancelled' ? null : event.job;
  }

  async #attempt(act: () => Promise<unknown>): Promise<void> {
    this.error.value = null;
    try {
      await act();
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }
}
