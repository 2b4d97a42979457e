import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { keepData } from '../../lib/client/keep-data.ts';
import { AppError, type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { emptyMark, type Mark, type MarkChange } from '../../lib/library/mark.ts';
import { applyTags } from '../../lib/library/reader-tags.ts';
import type { BackgroundEvent, PaperView } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { AskStore } from './ask-store.ts';
import { BatchStore } from './batch-store.ts';
import { type DoneAct, DoneActs } from './done-acts.ts';
import { EstimateStore } from './estimate-store.ts';
import { GradeStore } from './grade-store.ts';
import { MarkActs, takeBack } from './mark-acts.ts';
import { isMoving, pageSettings } from './page-settings.ts';

interface Entry {
  view: Signal<PaperView>;
  /** The last thing the reader asked for that did not work. */
  error: Signal<ErrorShape | null>;
}

/** The papers of one page, as signals: a surface redraws when its own paper changes, and only then. */
export class PaperStore {
  readonly #entries = new Map<string, Entry>();
  readonly #ids = signal<readonly string[]>([]);
  readonly #markActs = new MarkActs();

  /** Questions on these papers. */
  readonly asks = new AskStore();
  readonly batches = new BatchStore();
  /** What the reader did to them, to be taken back. */
  readonly done = new DoneActs();
  readonly grades = new GradeStore((arxivId) => this.#entries.has(arxivId));
  readonly estimates = new EstimateStore();
  /** Papers whose abstract has been asked for and has not come. */
  readonly fetching: Signal<ReadonlySet<string>> = signal(new Set<string>());

  /** What its jobs are asked for from, as `Job.listing`; undefined on the page of one paper. */
  listing: () => string | undefined = () => undefined;

  /** The page was read too badly for anything to be paid for by what it says. */
  readonly heldBack: Signal<boolean> = signal(false);

  /** Every paper, in the order in which they came. */
  readonly views: ReadonlySignal<PaperView[]> = computed(() =>
    this.#ids.value.flatMap((id) => this.#entries.get(id)?.view.value ?? []),
  );

  /** Jobs of these papers that wait or run: while there are any, the background is to be kept awake. */
  readonly activeJobs: ReadonlySignal<JobView[]> = computed(() =>
    this.views.value.flatMap(({ job }) => (job && (job.state === 'queued' || job.state === 'running') ? [job] : [])),
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

  find(arxivId: string): ReadonlySignal<PaperView> | undefined {
    return this.#entries.get(arxivId)?.view;
  }

  errorOf(arxivId: string): ErrorShape | null {
    return this.#entries.get(arxivId)?.error.value ?? null;
  }

  /** `asked`: acts on marks up to which the views can tell of them. */
  put(views: readonly PaperView[], asked = this.#markActs.count): void {
    const added: string[] = [];
    for (const view of views) {
      const { arxivId } = view.paper;
      const known = this.#entries.get(arxivId);
      if (known) known.view.value = this.#merged(known.view.peek(), view, asked);
      else {
        this.#entries.set(arxivId, { view: signal(view), error: signal(null) });
        added.push(arxivId);
      }
    }
    if (added.length > 0) this.#ids.value = [...this.#ids.peek(), ...added];
  }

  /** Asks for papers anew. */
  async readAgain(arxivIds: readonly string[]): Promise<void> {
    const { count } = this.#markActs;
    this.put(await call('getPapers', { arxivIds: [...arxivIds] }), count);
  }

  /** What the reader does to a mark is newer than what was read before; an older version's page keeps telling of its own text. */
  #merged(shown: PaperView, told: PaperView, asked: number): PaperView {
    const mark = this.#markActs.isNewer(shown.paper.arxivId, asked) ? shown.mark : told.mark;
    const isOtherVersion = shown.paper.version !== null && (told.paper.version ?? 0) > shown.paper.version;
    return isOtherVersion ? { ...told, mark, paper: shown.paper, reading: shown.reading } : { ...told, mark };
  }

  /** Papers that this page does not show are not its concern. */
  applyEvent(event: BackgroundEvent): void {
    if (event.type === 'paper' && this.#entries.has(event.view.paper.arxivId)) this.put([event.view]);
    if (event.type === 'job') this.#applyJob(event.job);
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
    const mark = this.#entries.get(arxivId)?.view.peek().mark;
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
    const view = this.#entries.get(arxivId)?.view;
    if (view && view.peek().hasNote !== hasNote) view.value = { ...view.peek(), hasNote };
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
    for (const job of jobs) this.#applyJob(job);
    // Nothing was missing: another page has it made, and this one has not heard.
    if (jobs.length === 0) await this.readAgain(arxivIds);
  }

  /** Answers with what had not begun. */
  async cancel(jobs: readonly JobView[]): Promise<JobView[]> {
    const ids = jobs.flatMap(({ subject }) => (subject.task === 'analysis' ? [subject.arxivId] : []));
    await this.#attempt(ids, () => call('cancel', { jobIds: jobs.map((job) => job.id) }));
    return jobs.filter(({ state }) => state === 'queued');
  }

  #applyJob(job: JobView): void {
    if (job.subject.task !== 'analysis') return;
    const view = this.#entries.get(job.subject.arxivId)?.view;
    if (!view) return;
    const known = view.peek().job;
    if (known && known.createdAt > job.createdAt) return;
    // A finished job stays until the paper arrives with its analysis, so that nothing flickers.
    view.value = { ...view.peek(), job: job.state === 'cancelled' ? null : job };
  }

  /** Shows the mark at once, to be undone from then on, and takes it back when it could not be stored. */
  async #mark(arxivId: string, change: MarkChange, send: () => Promise<Mark>, done: Omit<DoneAct, 'arxivId'>) {
    const view = this.#entries.get(arxivId)?.view;
    if (!view) return;
    const before = view.peek().mark;
    view.value = { ...view.peek(), mark: { ...before, ...change } };
    this.#markActs.begin(arxivId);
    const act = this.done.add({ arxivId, ...done });
    let stored: Mark | null = null;
    await this.#attempt([arxivId], async () => {
      stored = await send();
    });
    this.#markActs.end(arxivId);
    if (stored) {
      if (!this.#markActs.isPending(arxivId)) view.value = { ...view.peek(), mark: stored };
    } else {
      this.done.forget(act);
      view.value = { ...view.peek(), mark: takeBack(view.peek().mark, change, before) };
    }
  }

  async #attempt(arxivIds: readonly string[], act: () => Promise<unknown>): Promise<void> {
    const tell = (error: ErrorShape | null): void => {
      for (const id of arxivIds) {
        const entry = this.#entries.get(id);
        if (entry) entry.error.value = error;
      }
    };
    tell(null);
    try {
      await act();
    } catch (thrown) {
      tell(toAppError(thrown).toShape());
    }
  }
}
