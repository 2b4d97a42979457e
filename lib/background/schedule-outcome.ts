import { mailingTime } from '../arxiv/announcement-times.ts';
import { AppError } from '../core/errors.ts';
import { slowsDown } from '../queue/politeness.ts';
import { keyOf, type ScheduleState, type Subject, subjectOf } from './schedule-state.ts';
import { mailingsOut } from './what-is-due.ts';

const MINUTE = 60_000;
/** Minutes until a mailing that is not out, or what could not be read, is asked for again; the last one repeats. */
const LADDER = [15, 30, 60, 120];
/** Milliseconds after its hour, 09:00 of the next morning in New York, from which on a mailing counts as not coming. */
const GIVEN_UP_AFTER = 13 * 60 * MINUTE;
/** A missed day that fails this often is left alone. */
const MOST_FAILURES = 3;
/** Milliseconds after which a summary that was refused is asked for again. */
export const SUMMARY_WAIT = 60 * MINUTE;

const waitOf = (tries: number): number => (LADDER[Math.min(tries, LADDER.length) - 1] ?? 0) * MINUTE;

/** The state after arXiv has answered at all. */
function answered(state: ScheduleState, key: string): ScheduleState {
  const { [key]: _, ...failures } = state.failures;
  return { ...state, failures, trouble: null };
}

/** What the listing of a category showed, when `subject` was looked for there. */
export function afterNewest(
  state: ScheduleState,
  subject: Subject,
  shown: Pick<Subject, 'announcementDate'>,
  now: number,
): ScheduleState {
  const { category, announcementDate } = subject;
  const after = answered(state, keyOf(subject));
  const read = [...new Set([...after.read, keyOf({ category, announcementDate: shown.announcementDate })])];
  if (shown.announcementDate >= announcementDate) {
    const hasCome = after.awaited !== null && after.awaited.announcementDate <= shown.announcementDate;
    return { ...after, read, awaited: hasCome ? null : after.awaited };
  }
  // While a later one is given up or waited for, what the listing shows is all there is: this one never came.
  if (after.awaited && after.awaited.announcementDate > announcementDate)
    return { ...after, read, without: [...after.without, keyOf(subject)] };
  const before = after.awaited?.announcementDate === announcementDate ? after.awaited.tries : 0;
  const mailing = mailingTime(announcementDate);
  // One that arXiv has called off is looked for once, in case it comes after all.
  const over = mailing === null || mailing.deferred || now >= mailing.at + GIVEN_UP_AFTER;
  const tries = before + 1;
  return { ...after, read, awaited: { announcementDate, tries, notBefore: now + waitOf(tries), over } };
}

/** A day that was missed has been asked for; `found` is false where arXiv had nothing on it. */
export function afterCatchUp(state: ScheduleState, subject: Subject, found: boolean): ScheduleState {
  const key = keyOf(subject);
  const after = answered(state, key);
  return found ? { ...after, read: [...after.read, key] } : { ...after, without: [...after.without, key] };
}

/** Busy or out of reach is arXiv's or the network's, and its gate keeps the time; the rest is of this one mailing. */
export function afterFailure(
  state: ScheduleState,
  subject: Subject,
  error: AppError,
  { now, isNewest }: { now: number; isNewest: boolean },
): ScheduleState {
  if (error.code === 'arxiv-busy' || slowsDown(error)) {
    const isAway = [error, error.cause].some((each) => each instanceof AppError && each.code === 'unreachable');
    return { ...state, trouble: { code: isAway ? 'unreachable' : 'arxiv-busy' } };
  }
  const key = keyOf(subject);
  const count = (state.failures[key]?.count ?? 0) + 1;
  const isFinal = error.code === 'bad-request' || error.code === 'not-found' || count >= MOST_FAILURES;
  if (isFinal && !isNewest) return afterCatchUp(state, subject, false);
  const failure = { count, notBefore: now + waitOf(count), error: error.toShape() };
  return { ...state, failures: { ...state.failures, [key]: failure } };
}

/** Notes since when each category is followed, and forgets what is no longer looked back on. */
export function tidy(situation: Parameters<typeof mailingsOut>[0]): ScheduleState {
  const { state, settings } = situation;
  const out = mailingsOut(situation).map(({ announcementDate }) => announcementDate);
  const [oldest = '', newest = ''] = [out[0], out.at(-1)];
  const isKept = (key: string): boolean => subjectOf(key).announcementDate >= oldest;
  return {
    ...state,
    since: Object.fromEntries(settings.categories.map((category) => [category, state.since[category] ?? newest])),
    awaited: state.awaited && state.awaited.announcementDate >= newest ? state.awaited : null,
    failures: Object.fromEntries(Object.entries(state.failures).filter(([key]) => isKept(key))),
    read: state.read.filter(isKept),
    without: state.without.filter(isKept),
    summarised: state.summarised.filter(isKept),
  };
}
