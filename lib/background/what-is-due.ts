import { mailingsBetween, type MailingTime, mailingTime, nextMailing } from '../arxiv/announcement-times.ts';
import type { Settings } from '../settings/settings.ts';
import { keyOf, type ScheduleState, type Subject, subjectOf } from './schedule-state.ts';

/** How things stand. Instants in milliseconds. */
export interface Situation {
  now: number;
  settings: Pick<Settings, 'fetchDaily' | 'summariseDaily' | 'categories'>;
  state: ScheduleState;
  /** `keyOf` each mailing that is stored whole. */
  stored: ReadonlySet<string>;
  /** Those of the newest that a model has summarised, or has been asked to. */
  summaries: ReadonlySet<string>;
  /** A summary that was asked for is being written. */
  writing: boolean;
  /** arXiv is not to be asked before. */
  arxivNotBefore: number;
  /** The browser knows of a network. */
  online: boolean;
}

/** Why nothing is done now. */
export type Pause = 'off' | 'resting' | 'not-out' | 'busy' | 'offline' | 'failed';

/** One thing at a time; whoever does it asks again afterwards. */
export type Step =
  /** The newest mailing, as the category's listing shows it. */
  | ({ act: 'read-newest' } & Subject)
  /** A day that was missed. */
  | ({ act: 'catch-up' } & Subject)
  | ({ act: 'summarise' } & Subject)
  /** Everything of the newest mailing is here. */
  | { act: 'tell'; announcementDate: string }
  /** Nothing before `until`; null: not before the reader changes something. */
  | { act: 'rest'; because: Pause; until: number | null };

/** Mailings that are looked back on. */
export const MOST_MISSED = 14;
const LOOK_BACK = 24 * 86_400_000;
/** Milliseconds after which a network is looked for again, if the browser does not tell. */
const OFFLINE_WAIT = 5 * 60_000;
/** Longer than any wait that is ever noted: what lies farther ahead was noted by another clock. */
const LONGEST_WAIT = 3 * 3_600_000;

const isWaiting = (notBefore: number, now: number): boolean => notBefore > now && notBefore - now <= LONGEST_WAIT;

/** Days of followed categories that are here, from whichever page. */
function knownDays({ settings, state, stored }: Known): string[] {
  return [...stored, ...state.read].flatMap((key) => {
    const { category, announcementDate } = subjectOf(key);
    return settings.categories.includes(category) ? [announcementDate] : [];
  });
}

type Known = Pick<Situation, 'now' | 'settings' | 'state' | 'stored'>;

/** Mailings that are to be out by now, oldest first, deferred ones among them; and what came before it was expected. */
export function mailingsOut(known: Known): MailingTime[] {
  const ahead = knownDays(known).map((day) => mailingTime(day)?.at ?? 0);
  const until = Math.max(known.now - known.state.jitter, ...ahead);
  return mailingsBetween(until - LOOK_BACK, until).slice(-MOST_MISSED - 1);
}

/** Whether the newest mailing is being waited for: asked for in vain, and come for no category since. */
function isAwaited({ settings, state, stored }: Known, newest: MailingTime | undefined): boolean {
  const announcementDate = newest?.announcementDate;
  if (announcementDate === undefined || state.awaited?.announcementDate !== announcementDate) return false;
  return !settings.categories.some((category) => stored.has(keyOf({ category, announcementDate })));
}

/** The mailings to go by: while the newest is not out, or is given up, those before it. */
function mailingsAtHand(known: Known): MailingTime[] {
  const { state, now } = known;
  const out = mailingsOut(known);
  const isLeftOut =
    isAwaited(known, out.at(-1)) && (state.awaited?.over || isWaiting(state.awaited?.notBefore ?? 0, now));
  return isLeftOut ? out.slice(0, -1) : out;
}

/** What is to be read, the newest day first, whether or not it can be asked for now. */
export function missing(known: Known): Subject[] {
  const { settings, state, stored } = known;
  const atHand = mailingsAtHand(known).map(({ announcementDate }) => announcementDate);
  const newest = atHand.at(-1) ?? '';
  const isKnown = (key: string): boolean => stored.has(key) || state.read.includes(key) || state.without.includes(key);
  return atHand.toReversed().flatMap((announcementDate) =>
    settings.categories
      .filter((category) => announcementDate === newest || announcementDate >= (state.since[category] ?? newest))
      .map((category) => ({ category, announcementDate }))
      .filter((subject) => !isKnown(keyOf(subject))),
  );
}

/**
 * The next thing to do. Pure: everything it goes by is in the situation. Alarms only wake, and what is due is found anew each
 * time: a browser that slept and a clock that jumped need no case of their own.
 */
export function whatIsDue(situation: Situation): Step {
  const { now, settings, state, online, arxivNotBefore } = situation;
  if (!settings.fetchDaily || settings.categories.length === 0) return { act: 'rest', because: 'off', until: null };
  const out = mailingsOut(situation);
  const newest = mailingsAtHand(situation).at(-1)?.announcementDate ?? '';
  const comes = nextMailing(Math.max(now - state.jitter, out.at(-1)?.at ?? 0)).at + state.jitter;
  const waits: { because: Pause; until: number }[] = [];

  const ready = missing(situation).filter((subject) => {
    const notBefore = state.failures[keyOf(subject)]?.notBefore ?? 0;
    if (isWaiting(notBefore, now)) waits.push({ because: 'failed', until: notBefore });
    return !isWaiting(notBefore, now);
  });
  const [first] = ready;
  const canAsk = online && !isWaiting(arxivNotBefore, now);
  if (first && canAsk && first.announcementDate === newest) return { act: 'read-newest', ...first };

  const summary = findSummary(situation, newest);
  if (summary && !isWaiting(state.summaryNotBefore, now)) return { act: 'summarise', ...summary };
  if (isComplete(situation, newest, ready)) return { act: 'tell', announcementDate: newest };
  if (first && canAsk) return { act: 'catch-up', ...first };

  if (first)
    waits.push(online ? { because: 'busy', until: arxivNotBefore } : { because: 'offline', until: now + OFFLINE_WAIT });
  const { awaited } = state;
  if (awaited && !awaited.over && isWaiting(awaited.notBefore, now) && isAwaited(situation, out.at(-1)))
    waits.push({ because: 'not-out', until: awaited.notBefore });
  // What is said is why the reader has not got everything; that another mailing is to come goes without saying.
  const because = waits.toSorted((a, b) => a.until - b.until)[0]?.because ?? 'resting';
  const until = Math.min(comes, ...waits.map((wait) => wait.until), ...(summary ? [state.summaryNotBefore] : []));
  return { act: 'rest', because, until };
}

/** A mailing of the newest day that is here and that no model has been asked about. */
function findSummary({ settings, state, stored, summaries }: Situation, newest: string): Subject | null {
  if (!settings.summariseDaily) return null;
  const subjects = settings.categories.map((category) => ({ category, announcementDate: newest }));
  const isWanted = (key: string): boolean => stored.has(key) && !summaries.has(key) && !state.summarised.includes(key);
  return subjects.find((subject) => isWanted(keyOf(subject))) ?? null;
}

/** The newest mailing is here, nothing of it is under way, and it was not told of before. */
function isComplete(situation: Situation, newest: string, ready: readonly Subject[]): boolean {
  const { settings, state, stored, writing } = situation;
  if (state.told !== null && state.told >= newest) return false;
  if (writing || ready.some(({ announcementDate }) => announcementDate === newest)) return false;
  return settings.categories.some((category) => stored.has(keyOf({ category, announcementDate: newest })));
}
