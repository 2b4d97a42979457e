import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { asListed } from '../../lib/analysis/listed-paper.ts';
import { call } from '../../lib/client/background.ts';
import type { ListedPaper, PaperView } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';
import { ListedPapers } from './listed-papers.ts';
import { MarkActs } from './mark-acts.ts';

/** What is known of the papers of one page, as signals: a surface redraws when its own paper changes, and only then. */
export class PaperViews {
  readonly #views = new Map<string, Signal<PaperView>>();
  readonly #added = signal(0);
  /** Of papers that are here in brief: which of the events so far was the last that told of each. */
  readonly #heard = new Map<string, number>();
  #events = 0;
  protected readonly markActs = new MarkActs();

  /** All of them, in brief. */
  readonly listed = new ListedPapers();

  /** Those that are here with all that is known of them, in the order in which they came. */
  readonly views: ReadonlySignal<PaperView[]> = computed(() =>
    this.#added.value === 0 ? [] : [...this.#views.values()].map((view) => view.value),
  );

  find(arxivId: string): ReadonlySignal<PaperView> | undefined {
    return this.#views.get(arxivId);
  }

  /** `asked`: acts on marks up to which the views can tell of them. */
  put(views: readonly PaperView[], asked = this.markActs.count): void {
    batch(() => {
      for (const view of views) {
        const shown = this.#views.get(view.paper.arxivId)?.peek();
        this.#show(shown ? this.#merged(shown, view, asked) : view);
      }
    });
  }

  /** Asks for papers anew, as far as they are here. */
  async readAgain(arxivIds: readonly string[]): Promise<void> {
    const { whole = [], brief = [] } = Object.groupBy(arxivIds, (id) => (this.#views.has(id) ? 'whole' : 'brief'));
    const { count } = this.markActs;
    if (whole.length > 0) this.put(await call('getPapers', { arxivIds: whole }), count);
    if (brief.length === 0) return;
    const events = this.#events;
    const { papers, tagNames } = await call('getListed', { arxivIds: brief });
    // Some may have been brought meanwhile, or told of.
    const still = papers.filter(({ arxivId }) => !this.#views.has(arxivId) && !this.hasNews(arxivId, events));
    this.listed.put(still, tagNames);
  }

  /** Events so far that told of papers in brief. */
  get events(): number {
    return this.#events;
  }

  /** Whether more is known of a paper that is here in brief than what was asked for after so many events can tell. */
  hasNews(arxivId: string, events: number): boolean {
    return (this.#heard.get(arxivId) ?? 0) > events;
  }

  #putListed(paper: ListedPaper, tagNames: TagNames): void {
    this.#events += 1;
    this.#heard.set(paper.arxivId, this.#events);
    this.listed.put([paper], tagNames);
  }

  /** Papers that this page does not show are not its concern. */
  protected hear(view: PaperView): void {
    const { arxivId } = view.paper;
    if (this.#views.has(arxivId)) this.put([view]);
    else if (this.listed.has(arxivId)) this.#putListed(asListed(view), view.tagNames);
  }

  protected hearJob(job: JobView): void {
    if (job.subject.task !== 'analysis') return;
    const { arxivId } = job.subject;
    const listed = this.listed.peek(arxivId);
    if (!listed || (listed.job && listed.job.createdAt > job.createdAt)) return;
    // A finished job stays until the paper arrives with its analysis, so that nothing flickers.
    const shown = job.state === 'cancelled' ? null : job;
    if (this.#views.has(arxivId)) this.change(arxivId, { job: shown });
    else this.#putListed({ ...listed, job: shown }, {});
  }

  protected change(arxivId: string, change: Partial<PaperView>): void {
    const view = this.#views.get(arxivId)?.peek();
    if (view) this.#show({ ...view, ...change });
  }

  #show(view: PaperView): void {
    const { arxivId } = view.paper;
    const known = this.#views.get(arxivId);
    batch(() => {
      if (known) known.value = view;
      else {
        this.#views.set(arxivId, signal(view));
        this.#added.value += 1;
      }
      this.listed.put([asListed(view)], view.tagNames);
    });
  }

  /** What the reader does to a mark is newer than what was read before; an older version's page keeps telling of its own text. */
  #merged(shown: PaperView, told: PaperView, asked: number): PaperView {
    const mark = this.markActs.isNewer(shown.paper.arxivId, asked) ? shown.mark : told.mark;
    const isOtherVersion = shown.paper.version !== null && (told.paper.version ?? 0) > shown.paper.version;
    return isOtherVersion ? { ...told, mark, paper: shown.paper, reading: shown.reading } : { ...told, mark };
  }
}
