import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { keepData } from '../../lib/client/keep-data.ts';
import { AppError, type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { emptyMark, type Mark, type MarkChange } from '../../lib/library/mark.ts';
import { applyTags } from '../../lib/library/reader-tags.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import { isActive, type JobView } from '../../lib/queue/job.ts';
import { AskStore } from './ask-store.ts';
import { BatchStore } from './batch-store.ts';
import { type DoneAct, DoneActs } from './done-acts.ts';
import { EstimateStore } from './estimate-store.ts';
import { GradeStore } from './grade-store.ts';
import { takeBack } from './mark-acts.ts';
import { isMoving, pageSettings } from './page-settings.ts';
import { PaperViews } from './paper-views.ts';

/** The papers of one page, and what is done to them. */
export class PaperStore extends PaperViews {
  /** The last thing the reader asked for, of a paper, that did not work. */
  readonly #errors = new Map<string, Signal<ErrorShape | null>>();

  /** Questions on these papers. */
  readonly asks = new AskStore();
  readonly batches = new BatchStore();
  /** What the reader did to them, to be taken back. */
  readonly done = new DoneActs();
  readonly grades = new GradeStore((arxivId) => this.listed.has(arxivId));
  readonly estimates = new EstimateStore();
  /** Papers whose abstract has been asked for and has not come. */
  readonly fetching: Signal<ReadonlySet<string>> = signal(new Set<string>());

  /** What its jobs are asked for from, as `Job.listing`; undefined on the page of one paper. */
  listing: () => string | undefined = () => undefined;

  /** The page was read too badly for anything to be paid for by what it says. */
  readonly heldBack: Signal<boolean> = signal(false);

  /** Jobs of these papers that wait or run: while there are any, the background is to be kept awake. */
  readonly activeJobs: ReadonlySignal<JobView[]> = computed(() =>
    this.listed.all.value.flatMap(({ job }) => (job && isActive(job) ? [job] : [])),
  );

  /** Whether the background has something under way for this page. */
  readonly isBusy: ReadonlySignal<boolean> = computed(
    () =>
      [this.activeJobs, this.asks.activeJobs, this.grades.active].some(({ value }) =>
        value.some((job) => isMoving(job, pageSettings.value)),
      ) ||
      this.fetching.value.size > 0 ||
      this.batches.asking.value,
  );

  errorOf(arxivId: string): ErrorShape | null {
    return this.#errorOf(arxivId).value;
  }

  #errorOf(arxivId: string): Signal<ErrorShape | null> {
    const error = this.#errors.get(arxivId) ?? signal<ErrorShape | null>(null);
    this.#errors.set(arxivId, error);
    return error;
  }

  /** Papers that this page does not show are not its concern. */
  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'paper') this.hear(event.view);
    if (event.type === 'job') this.hearJob(event.job);
    this.asks.applyEvent(event);
    this.batches.applyEvent(event);
    this.grades.applyEvent(event);
    this.estimates.applyEvent(event);
  }

  setStarred(arxivId: string, starred: boolean): Promise<void> {
    const at = starred ? new Date().toISOString() : null;
    if (starred) void keepData();
    return this.#mark(arxivId, { starredAt: at }, () => call('setMark', { arxivId, starred }), {
      what: starred ? 'starred' : 'unstarred',
      undo: () => this.setStarred(arxivId, !starred),
    });
  }

  setHidden(arxivId: string, hidden: boolean): Promise<void> {
    const at = hidden ? new Date().toISOString() : null;
    return this.#mark(arxivId, { hiddenAt: at }, () => call('setMark', { arxivId, hidden }), {
      what: hidden ? 'hidden' : 'shown',
      undo: () => this.setHidden(arxivId, !hidden),
    });
  }

  /** Gives and takes tags of the reader's own. */
  tag(arxivId: string, change: { add?: string[]; remove?: string[] }): Promise<void> {
    const mark = this.find(arxivId)?.peek().mark;
    if (change.add) void keepData();
    const tags = mark ? (applyTags(mark, change, new Date().toISOString()).tags ?? []) : [];
    const { add, remove } = change;
    const send = async (): Promise<Mark> => {
      const [stored] = await call('tagPapers', { arxivIds: [arxivId], ...change });
      return { ...emptyMark(arxivId), ...stored };
    };
    return this.#mark(arxivId, { tags }, send, {
      what: add ? 'tagged' : 'untagged',
      undo: () => this.tag(arxivId, add ? { remove: add } : { add: remove ?? [] }),
    });
  }

  /** `restore` puts back the words of a note that was emptied. */
  noteSaved(arxivId: string, hasNote: boolean, restore?: () => Promise<void>): void {
    if (hasNote) {
      void keepData();
      this.done.forgetNote(arxivId);
    } else if (restore) this.done.add({ what: 'noteRemoved', arxivId, undo: restore });
    if (this.find(arxivId)?.peek().hasNote !== hasNote) this.change(arxivId, { hasNote });
  }

  /** Errors of each paper are kept with it; nothing is thrown. */
  async analyse(arxivIds: readonly string[], again = false, form: AnalysisForm = 'abstract'): Promise<void> {
    await this.#attempt(arxivIds, async () => {
      if (this.heldBack.peek()) throw new AppError('page-changed');
      const listing = this.listing();
      const what = { ...(again ? { again } : {}), ...(form === 'abstract' ? {} : { form }) };
      const jobs = await call('analyse', { arxivIds: [...arxivIds], ...what, ...(listing ? { listing } : {}) });
      void keepData();
      await this.#applyJobs(jobs, arxivIds);
    });
  }

  /** As a batch, for less; translations are left to be asked for one by one. */
  async analyseAsBatch(arxivIds: readonly string[]): Promise<void> {
    await this.#attempt(arxivIds, async () => {
      if (this.heldBack.peek()) throw new AppError('page-changed');
      const listing = this.listing();
      const jobs = await call('analyseAsBatch', { arxivIds: [...arxivIds], ...(listing ? { listing } : {}) });
      void keepData();
      await this.#applyJobs(jobs, arxivIds);
      await this.batches.load();
    });
  }

  async translate(arxivId: string, form: AnalysisForm, language: Language): Promise<void> {
    await this.#attempt([arxivId], async () => {
      await this.#applyJobs(await call('translate', { arxivId, form, language }), [arxivId]);
    });
  }

  /** Into Chinese, in this browser. What nobody pressed for fails without a word; the button is still there. */
  async translateTldr(arxivId: string, { unasked = false } = {}): Promise<void> {
    const ask = (): Promise<void> => call('translateTldr', { arxivId });
    if (unasked) await ask().catch(() => undefined);
    else await this.#attempt([arxivId], ask);
  }

  async #applyJobs(jobs: readonly JobView[], arxivIds: readonly string[]): Promise<void> {
    for (const job of jobs) this.hearJob(job);
    // Nothing was missing: another page has it made, and this one has not heard.
    if (jobs.length === 0) await this.readAgain(arxivIds);
  }

  /** Answers with what had not begun. */
  async cancel(jobs: readonly JobView[]): Promise<JobView[]> {
    const ids = jobs.flatMap(({ subject }) => (subject.task === 'analysis' ? [subject.arxivId] : []));
    await this.#attempt(ids, () => call('cancel', { jobIds: jobs.map((job) => job.id) }));
    return jobs.filter(({ state }) => state === 'queued');
  }

  /** Shows the mark at once, to be undone from then on, and takes it back when it could not be stored. */
  async #mark(arxivId: string, change: MarkChange, send: () => Promise<Mark>, done: Omit<DoneAct, 'arxivId'>) {
    const view = this.find(arxivId);
    if (!view) return;
    const before = view.peek().mark;
    this.change(arxivId, { mark: { ...before, ...change } });
    this.markActs.begin(arxivId);
    const act = this.done.add({ arxivId, ...done });
    let stored: Mark | null = null;
    await this.#attempt([arxivId], async () => {
      stored = await send();
    });
    this.markActs.end(arxivId);
    if (stored) {
      if (!this.markActs.isPending(arxivId)) this.change(arxivId, { mark: stored });
    } else {
      this.done.forget(act);
      this.change(arxivId, { mark: takeBack(view.peek().mark, change, before) });
    }
  }

  async #attempt(arxivIds: readonly string[], act: () => Promise<unknown>): Promise<void> {
    const tell = (error: ErrorShape | null): void => {
      for (const id of arxivIds) if (error || this.#errors.has(id)) this.#errorOf(id).value = error;
    };
    tell(null);
    try {
      await act();
    } catch (thrown) {
      tell(toAppError(thrown).toShape());
    }
  }
}
