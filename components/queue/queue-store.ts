import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import { throttle } from '../../lib/core/throttle.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import { workOf } from '../../lib/queue/entry-progress.ts';
import { isActive, isOpen, type JobView, taskOf } from '../../lib/queue/job.ts';
import type { QueueEntry, QueueView } from '../../lib/queue/queue-view.ts';
import { type Remaining, remainingOf } from '../../lib/queue/remaining.ts';
import { isMoving } from '../hooks/page-settings.ts';

/** Milliseconds between two drawings of what jobs tell, and between two askings for all of it. */
const DRAW_INTERVAL = 300;
const ASK_INTERVAL = 3_000;

/** What the last cancel has taken out. */
export interface Taken {
  /** Ids of what had not begun: these can be put back. */
  waiting: string[];
  /** How many had begun. */
  running: number;
}

/** The queue as a page shows it: asked for once, kept by events, and asked for again where those do not say enough. */
export class QueueStore {
  /** null until the background has answered. */
  readonly view = signal<QueueView | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  /** null until it was asked for. */
  readonly ended = signal<QueueEntry[] | null>(null);
  readonly taken = signal<Taken | null>(null);
  /** The clock of what is drawn, in milliseconds. */
  readonly now = signal(Date.now());

  readonly active: ReadonlySignal<QueueEntry[]> = computed(() =>
    (this.view.value?.entries ?? []).filter(({ job }) => isOpen(job)),
  );
  readonly remaining: ReadonlySignal<Remaining> = computed(() =>
    remainingOf(
      this.active.value.flatMap((entry) => workOf(entry) ?? []),
      { rooms: this.view.value?.rooms ?? {}, now: this.now.value },
    ),
  );

  readonly #heard = new Map<string, JobView>();
  readonly #draw = throttle<null>(DRAW_INTERVAL, () => this.#apply());
  readonly #askAgain = throttle<null>(ASK_INTERVAL, () => void this.load());

  async load(): Promise<void> {
    const before = [...this.#heard];
    try {
      const view = await call('getQueue');
      // What is heard while it is asked is newer than the answer, or the same.
      for (const [id, job] of before) if (this.#heard.get(id) === job) this.#heard.delete(id);
      batch(() => {
        this.view.value = view;
        this.error.value = null;
        this.now.value = Date.now();
      });
      this.#apply();
      if (this.ended.peek() !== null) await this.loadEnded();
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  async loadEnded(): Promise<void> {
    await this.#attempt(async () => {
      this.ended.value = await call('getEnded');
    });
  }

  hear(event: BackgroundEvent): void {
    const view = this.view.peek();
    if (event.type === 'settings' && view) this.view.value = { ...view, paused: event.settings.queuePaused === true };
    if (event.type !== 'job' || event.job.subject.task === 'tryout') return;
    this.#heard.set(event.job.id, { ...event.job, partial: null });
    this.#draw(null);
    const known = view?.entries.find(({ job }) => job.id === event.job.id);
    // A job that is new here has a title to be asked for; one that has ended tells how fast its service is.
    if (!known || event.job.state !== known.job.state || event.job.progress) this.#askAgain(null);
  }

  /** Lets go of what waits to be drawn. */
  close(): void {
    this.#draw.cancel();
    this.#askAgain.cancel();
  }

  /** Something is under way of which this page tells: the background must stay up. */
  isBusy(): boolean {
    const pause = this.view.peek()?.paused === true ? { queuePaused: true as const } : {};
    const jobs = new Map(this.active.peek().map(({ job }) => [job.id, job]));
    // Also what is not drawn yet.
    for (const job of this.#heard.values()) jobs.set(job.id, job);
    return [...jobs.values()].some((job) => isActive(job) && isMoving(job, pause));
  }

  async cancel(entries: readonly QueueEntry[]): Promise<void> {
    const jobIds = entries.map(({ job }) => job.id);
    if (jobIds.length > 0) await this.#take(() => call('cancel', { jobIds }));
  }

  async cancelAll(): Promise<void> {
    await this.#take(() => call('cancel', { all: true }));
  }

  /** What waited when it was cancelled waits again. */
  async undo(): Promise<void> {
    const jobIds = this.taken.peek()?.waiting ?? [];
    this.taken.value = null;
    if (jobIds.length === 0) return;
    await this.#attempt(() => call('putBack', { jobIds }));
    await this.load();
  }

  /** A summary is planned anew, and keeps what was read; anything else waits again as it was. */
  async retry({ job: { id, subject } }: QueueEntry): Promise<void> {
    await this.#attempt(async () => {
      if (subject.task === 'digest') {
        const { category, announcementDate } = subject;
        await call('buildDigest', { category, announcementDate });
      } else await call('putBack', { jobIds: [id] });
    });
    await this.load();
  }

  async #take(ask: () => Promise<Taken>): Promise<void> {
    await this.#attempt(async () => {
      this.taken.value = await ask();
    });
  }

  #apply(): void {
    const view = this.view.peek();
    if (!view) return;
    const known = new Set(view.entries.map(({ job }) => job.id));
    // A new job is shown at once; its title and price come with the next asking.
    const added = [...this.#heard.values()].filter((job) => !known.has(job.id) && isOpen(job)).map(toEntry);
    const entries = [...view.entries, ...added].flatMap((entry): QueueEntry[] => {
      const job = this.#heard.get(entry.job.id);
      if (!job || job.createdAt < entry.job.createdAt) return [entry];
      if (job.state === 'done' || job.state === 'cancelled') return [];
      const hasStarted = job.state === 'running' && entry.job.state !== 'running';
      return [{ ...entry, job, ...(hasStarted ? { startedAt: Date.now() } : {}) }];
    });
    batch(() => {
      this.now.value = Date.now();
      this.view.value = { ...view, entries };
    });
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

function toEntry(job: JobView): QueueEntry {
  const now = Date.now();
  const startedAt = job.state === 'running' ? now : 0;
  const bare = { title: null, attempts: 0, expected: null, pace: null };
  return { ...bare, job, task: taskOf(job.subject), startedAt, updatedAt: now };
}
