import { browser } from 'wxt/browser';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import type { BackgroundEvent, ScheduleView } from '../messaging/protocol.ts';
import type { JobView } from '../queue/job.ts';
import { keepAwake } from './keep-awake.ts';
import { type Finding, takeSituation } from './schedule-situation.ts';
import { afterCatchUp, afterFailure, afterNewest, SUMMARY_WAIT } from './schedule-outcome.ts';
import { findScheduleState, keyOf, putScheduleState, type ScheduleState, type Subject } from './schedule-state.ts';
import type { Services } from './services.ts';
import { storeMailing } from './store-announcement.ts';
import { missing, type Step, whatIsDue } from './what-is-due.ts';

export const SCHEDULE_ALARM = 'schedule';
/** Milliseconds after which another life takes up a step in the middle of which this one was ended. */
const RESCUE = 60_000;
/** Milliseconds up to which a wait is kept by a timer of this life, more exact than an alarm. */
const SHORT_WAIT = 25_000;

export interface ScheduleOptions {
  /** Queues a written summary, as a press on its button does. */
  summarise: (subject: Subject) => Promise<JobView>;
  /** Every mailing of a day is here. */
  tell: (finding: Finding, announcementDate: string) => Promise<void>;
}

/**
 * Reads the mailings of the followed categories when they are out: one step at a time, as `whatIsDue` says, each
 * through arXiv's gate. What was done is in the database and in the state, so that any life goes on from there.
 */
export class Schedule {
  readonly #services: Pick<Services, 'database' | 'events' | 'arxiv'>;
  readonly #options: ScheduleOptions;
  #running = false;
  #again = false;
  #step: Step | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Pick<Services, 'database' | 'events' | 'arxiv'>, options: ScheduleOptions) {
    this.#services = services;
    this.#options = options;
  }

  /** Something may be due. Cheap when nothing is. */
  wake(): void {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  hear(event: BackgroundEvent): void {
    const isOver = event.type === 'job' && event.job.subject.task === 'digest' && event.job.state !== 'running';
    if (event.type === 'settings' || event.type === 'announcement' || isOver) this.wake();
  }

  async view(): Promise<ScheduleView> {
    const finding = await takeSituation(this.#services);
    return toView(finding, this.#step ?? whatIsDue(finding));
  }

  async #run(): Promise<void> {
    // Where arXiv is out of reach a request waits as long as the browser does; ended in it, no life would note that it failed.
    const rest = keepAwake();
    try {
      while (this.#again) {
        this.#again = false;
        await this.#work();
      }
    } catch (thrown) {
      // Without its database the schedule can note nothing: the next life, or alarm, tries again.
      log.add('error', `schedule: ${toAppError(thrown).message}`);
      await browser.alarms.create(SCHEDULE_ALARM, { when: Date.now() + RESCUE });
    } finally {
      rest();
      // In the same breath as the last look at `#again`: whoever wakes from here on starts a run.
      this.#running = false;
      this.#step = null;
    }
  }

  /** Step after step until there is nothing to do but wait. */
  async #work(): Promise<void> {
    for (;;) {
      const finding = await takeSituation(this.#services);
      await update(() => finding.state);
      const step = whatIsDue(finding);
      this.#step = step.act === 'rest' ? null : step;
      this.#services.events.tell({ type: 'schedule', view: toView(finding, step) });
      if (step.act === 'rest') return this.#rest(step.until);
      await browser.alarms.create(SCHEDULE_ALARM, { when: Date.now() + RESCUE });
      await this.#do(step, finding);
    }
  }

  async #rest(until: number | null): Promise<void> {
    clearTimeout(this.#timer);
    if (until === null) {
      await browser.alarms.clear(SCHEDULE_ALARM);
      return;
    }
    const wait = Math.max(until - Date.now(), 1_000);
    await browser.alarms.create(SCHEDULE_ALARM, { when: Date.now() + wait });
    if (wait <= SHORT_WAIT) this.#timer = setTimeout(() => this.wake(), wait);
  }

  async #do(step: Exclude<Step, { act: 'rest' }>, finding: Finding): Promise<void> {
    if (step.act === 'tell') {
      await this.#options.tell(finding, step.announcementDate).catch((thrown: unknown) => {
        log.add('warn', `notice: ${toAppError(thrown).message}`);
      });
      return update((state) => ({ ...state, told: step.announcementDate }));
    }
    const { act, ...subject } = step;
    if (act === 'summarise') return this.#summarise(subject);
    try {
      if (act === 'read-newest') await this.#readNewest(subject);
      else await this.#catchUp(subject);
    } catch (thrown) {
      const error = toAppError(thrown);
      log.add('warn', `${act} ${keyOf(subject)}: ${error.message}`);
      await update((state) =>
        afterFailure(state, subject, error, { now: Date.now(), isNewest: act === 'read-newest' }),
      );
    }
  }

  async #readNewest(subject: Subject): Promise<void> {
    const mailing = await this.#services.arxiv.mailing(subject.category, new AbortController().signal);
    await storeMailing(this.#services, mailing);
    await update((state) => afterNewest(state, subject, mailing.announcement, Date.now()));
  }

  async #catchUp(subject: Subject): Promise<void> {
    const mailing = await this.#services.arxiv.pastMailing(subject, new AbortController().signal);
    if (mailing.announcement.announcementDate !== subject.announcementDate) throw new AppError('page-changed');
    const found = mailing.papers.length > 0;
    if (found) await storeMailing(this.#services, mailing);
    await update((state) => afterCatchUp(state, subject, found));
  }

  /** Queued before it is noted: queued twice, it is the same job; noted and not queued, it would be lost. */
  async #summarise(subject: Subject): Promise<void> {
    try {
      await this.#options.summarise(subject);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      log.add('info', `summary of ${keyOf(subject)}: ${code}`);
      if (code !== 'nothing-to-summarise')
        return update((state) => ({ ...state, summaryNotBefore: Date.now() + SUMMARY_WAIT }));
    }
    await update((state) => ({ ...state, summarised: [...state.summarised, keyOf(subject)] }));
  }
}

/** Only a run changes what is remembered, one step after the other; a page that looks on does not. */
async function update(change: (state: ScheduleState) => ScheduleState): Promise<void> {
  const before = await findScheduleState();
  const after = change(before);
  if (JSON.stringify(after) !== JSON.stringify(before)) await putScheduleState(after);
}

/** What a page may say of it. */
function toView(finding: Finding, step: Step): ScheduleView {
  const { state, settings } = finding;
  const isReading = step.act === 'read-newest' || step.act === 'catch-up';
  return {
    state: isReading ? 'reading' : step.act === 'rest' ? step.because : 'resting',
    reading: isReading ? { category: step.category, announcementDate: step.announcementDate } : null,
    until: step.act === 'rest' ? step.until : null,
    trouble: state.trouble,
    left: settings.fetchDaily ? missing(finding).length : 0,
    failures: Object.entries(state.failures).map(([key, { error }]) => ({ key, error })),
    without: state.without,
  };
}
