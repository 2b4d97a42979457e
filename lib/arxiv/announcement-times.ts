import { DEFERRED_EVENINGS } from './deferred-mailings.ts';
import { easternDay, easternInstant } from './eastern-time.ts';

/** When a mailing goes up. arXiv announces from Sunday to Thursday at 20:00 US Eastern, under the next day's date. */
export interface MailingTime {
  /** `YYYY-MM-DD`, Monday to Friday: the day the listing names. */
  announcementDate: string;
  /** The instant from which on it is to be there, in milliseconds. */
  at: number;
  /** arXiv has said that this one does not come. */
  deferred: boolean;
}

/** By New York's clock. */
const ANNOUNCEMENT_HOUR = 20;
const DAY = 86_400_000;
const [FRIDAY, SATURDAY] = [5, 6];

const toDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The calendar day some days after another, or before it. */
export function shiftDay(day: string, days: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * DAY);
}

/** Sunday is 0. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Reckoned once: the same few weeks are asked about again and again, and a time zone is dear to ask. */
const evenings = new Map<string, MailingTime | null>();

/** The mailing of an evening in New York; null on Fridays and Saturdays. */
function ofEvening(evening: string): MailingTime | null {
  let mailing = evenings.get(evening);
  if (mailing === undefined) evenings.set(evening, (mailing = reckon(evening)));
  return mailing;
}

function reckon(evening: string): MailingTime | null {
  const weekday = weekdayOf(evening);
  if (weekday === FRIDAY || weekday === SATURDAY) return null;
  return {
    announcementDate: shiftDay(evening, 1),
    at: easternInstant(evening, ANNOUNCEMENT_HOUR),
    deferred: DEFERRED_EVENINGS.has(evening),
  };
}

/** When the mailing of a day goes up; null for Saturdays and Sundays, which have none. */
export function mailingTime(announcementDate: string): MailingTime | null {
  return ofEvening(shiftDay(announcementDate, -1));
}

/** All that go up after one instant and until another, oldest first, those that arXiv defers among them. */
export function mailingsBetween(from: number, to: number): MailingTime[] {
  const mailings: MailingTime[] = [];
  const last = easternDay(to);
  for (let evening = easternDay(from); evening <= last; evening = shiftDay(evening, 1)) {
    const mailing = ofEvening(evening);
    if (mailing && mailing.at > from && mailing.at <= to) mailings.push(mailing);
  }
  return mailings;
}

/** Evening by evening, forwards or back, to the first that fits and is not deferred. */
function findMailing(evening: string, step: 1 | -1, fits: (mailing: MailingTime) => boolean): MailingTime {
  for (let at = evening; ; at = shiftDay(at, step)) {
    const mailing = ofEvening(at);
    if (mailing && !mailing.deferred && fits(mailing)) return mailing;
  }
}

/** The last mailing that must be out. */
export function latestMailing(now: number): MailingTime {
  return findMailing(easternDay(now), -1, ({ at }) => at <= now);
}

/** The one that goes up next. */
export function nextMailing(now: number): MailingTime {
  return findMailing(easternDay(now), 1, ({ at }) => at > now);
}
