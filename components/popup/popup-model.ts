import { batch, signal } from '@preact/signals';
import { identifierOfUrl } from '../../lib/arxiv/urls.ts';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, DigestView, Estimate, ScheduleView } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { QueueStore } from '../queue/queue-store.ts';
import { findActiveUrl } from './active-url.ts';
import { type AnnouncementHead, categoriesAtHand, categoryOfUrl, daysOf, defaultCategory } from './choose-category.ts';
import { SinglePaper } from '../hooks/single-paper.ts';

export type PopupState = 'idle' | 'offline' | 'queued' | 'running' | 'done' | 'failed';

/** What the popup shows: one day of one category, the paper in the tab, and the work that is going on. */
export class PopupModel {
  /** null until everything below was asked for once. */
  readonly settings = signal<PageSettings | null>(null);
  readonly loadError = signal<AppError | null>(null);
  readonly followed = signal<string[]>([]);
  readonly announcements = signal<AnnouncementHead[]>([]);
  readonly paper = signal<SinglePaper | null>(null);
  /** The category whose listing is being read. */
  readonly reading = signal<string | null>(null);
  readonly readingError = signal<AppError | null>(null);
  /** How the reading of mailings by themselves stands. */
  readonly schedule = signal<ScheduleView | null>(null);
  readonly queue = new QueueStore();

  readonly category = signal<string | null>(null);
  readonly day = signal<string | null>(null);
  /** undefined while it is fetched, null when there is none. */
  readonly digest = signal<DigestView | null | undefined>(undefined);
  readonly estimate = signal<Estimate | null>(null);
  /** What the reader did, or the day they picked, came to nothing. */
  readonly actionError = signal<AppError | null>(null);

  async load(): Promise<void> {
    this.loadError.value = null;
    try {
      const [tab, settings, page, announcements, schedule] = await Promise.all([
        findActiveUrl(),
        call('getSettings'),
        call('getPageSettings'),
        call('listAnnouncements'),
        call('getSchedule'),
        this.queue.load(),
      ]);
      const paper = tab && this.#paperOf(tab);
      await paper?.load();
      batch(() => {
        uiLanguage.value = page.uiLanguage;
        this.settings.value = page;
        this.followed.value = settings.categories;
        this.announcements.value = announcements;
        this.paper.value = paper;
        this.schedule.value = schedule;
      });
      if (this.category.peek() === null)
        this.category.value = defaultCategory(tab && categoryOfUrl(tab), settings.categories, announcements);
      await this.#showDay();
    } catch (thrown) {
      this.loadError.value = toAppError(thrown);
    }
  }

  categories(): string[] {
    const category = this.category.value;
    const atHand = categoriesAtHand(this.followed.value, this.announcements.value);
    return category === null || atHand.includes(category) ? atHand : [category, ...atHand];
  }

  days(): AnnouncementHead[] {
    return daysOf(this.category.value ?? '', this.announcements.value);
  }

  state(): PopupState {
    const digest = this.digest.value;
    if (this.loadError.value || this.actionError.value) return 'failed';
    if (!digest) return 'idle';
    const job = digest.job?.state;
    if (job === 'queued' || job === 'running' || job === 'failed') return job;
    return digest.source === 'model' ? 'done' : 'offline';
  }

  async showCategory(category: string): Promise<void> {
    if (category === this.category.peek()) return;
    batch(() => {
      this.category.value = category;
      this.day.value = null;
      this.digest.value = undefined;
    });
    await this.#showDay();
  }

  async showDay(day: string): Promise<void> {
    batch(() => {
      this.day.value = day;
      this.digest.value = undefined;
    });
    await this.#showDay();
  }

  /** The day in view, or the newest one when none was picked. */
  async #showDay(): Promise<void> {
    const days = this.days();
    const picked = days.find((each) => each.announcementDate === this.day.peek()) ?? days[0];
    this.day.value = picked?.announcementDate ?? null;
    if (!picked) {
      this.digest.value = null;
      return;
    }
    await this.#loadDigest(picked);
  }

  async #loadDigest({
    category,
    announcementDate,
  }: Pick<AnnouncementHead, 'category' | 'announcementDate'>): Promise<void> {
    const isShown = (): boolean => this.category.peek() === category && this.day.peek() === announcementDate;
    try {
      const digest = await call('getDigest', { category, announcementDate });
      if (!isShown()) return;
      batch(() => {
        this.digest.value = digest;
        this.actionError.value = null;
        this.estimate.value = null;
      });
      const settings = this.settings.peek();
      if (!digest || !settings || !serviceFor(settings, 'digest')?.ready) return;
      const estimate = await call('estimateDigest', { category, announcementDate });
      if (isShown()) this.estimate.value = estimate;
    } catch (thrown) {
      if (isShown()) this.actionError.value = toAppError(thrown);
    }
  }

  async reloadDigest(): Promise<void> {
    this.actionError.value = null;
    await this.#showDay();
  }

  async build(again: boolean): Promise<void> {
    const category = this.category.peek();
    const announcementDate = this.day.peek();
    if (category === null || announcementDate === null) return;
    this.actionError.value = null;
    try {
      const job = await call('buildDigest', { category, announcementDate, ...(again ? { again } : {}) });
      this.hear({ type: 'job', job });
    } catch (thrown) {
      this.actionError.value = toAppError(thrown);
    }
  }

  async cancel(jobIds: string[]): Promise<void> {
    if (jobIds.length === 0) return;
    try {
      await call('cancel', { jobIds });
    } catch (thrown) {
      this.actionError.value = toAppError(thrown);
    }
  }

  async follow(category: string): Promise<void> {
    const categories = [...new Set([...this.followed.peek(), category])];
    try {
      await call('saveSettings', { settings: { categories } });
    } catch (thrown) {
      this.actionError.value = toAppError(thrown);
    }
  }

  /** Has the day's mailing of a category read, without its page being opened. */
  async readListing(category: string): Promise<void> {
    batch(() => {
      this.reading.value = category;
      this.readingError.value = null;
    });
    try {
      const { announcementDate } = await call('fetchAnnouncement', { category });
      this.announcements.value = await call('listAnnouncements');
      batch(() => {
        this.category.value = category;
        this.day.value = announcementDate;
      });
      await this.#showDay();
    } catch (thrown) {
      this.readingError.value = toAppError(thrown);
    } finally {
      this.reading.value = null;
    }
  }

  /** Work is going on that this popup shows: the background must stay up. */
  isBusy(): boolean {
    const isFetching =
      this.reading.peek() !== null ||
      this.schedule.peek()?.state === 'reading' ||
      this.paper.peek()?.fetching.peek() === true ||
      this.paper.peek()?.store.isBusy.peek() === true;
    return this.queue.isBusy() || isFetching;
  }

  hear(event: BackgroundEvent): void {
    this.paper.peek()?.hear(event);
    this.queue.hear(event);
    if (event.type === 'schedule') this.schedule.value = event.view;
    else if (event.type === 'job') this.#hearJob(event.job);
    else if (event.type === 'settings') void this.load();
    else if (event.type === 'announcement') void this.#refreshAnnouncements();
    else if (
      event.type === 'digest' &&
      event.category === this.category.peek() &&
      event.announcementDate === this.day.peek()
    )
      void this.#showDay();
  }

  #hearJob(job: JobView): void {
    const digest = this.digest.peek();
    const { subject } = job;
    const over = job.state === 'done' || job.state === 'cancelled';
    if (!digest || subject.task !== 'digest') return;
    const { category, announcementDate } = digest.announcement;
    if (subject.category !== category || subject.announcementDate !== announcementDate) return;
    this.digest.value = { ...digest, job: over ? null : job };
    if (job.state === 'done') void this.#loadDigest({ category, announcementDate });
  }

  /** The same paper as before, where the tab has it still. */
  #paperOf(tab: URL): SinglePaper | null {
    const arxivId = identifierOfUrl(tab)?.arxivId;
    const before = this.paper.peek();
    if (arxivId === undefined) return null;
    return before?.arxivId === arxivId ? before : new SinglePaper(arxivId);
  }

  async #refreshAnnouncements(): Promise<void> {
    try {
      this.announcements.value = await call('listAnnouncements');
      this.category.value ??= this.announcements.value[0]?.category ?? null;
      await this.#showDay();
    } catch (thrown) {
      this.loadError.value = toAppError(thrown);
    }
  }
}
