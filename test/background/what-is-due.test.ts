import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mailingsBetween, mailingTime } from '../../lib/arxiv/announcement-times.ts';
import { afterCatchUp, afterFailure, afterNewest, tidy } from '../../lib/background/schedule-outcome.ts';
import { FRESH, keyOf, type ScheduleState } from '../../lib/background/schedule-state.ts';
import { MOST_MISSED, type Situation, whatIsDue } from '../../lib/background/what-is-due.ts';
import { AppError } from '../../lib/core/errors.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (written: string): number => Date.parse(written);

/** A Wednesday morning in London: Tuesday evening's mailing is the newest. */
const NOW = at('2026-11-18T08:00:00Z');
const NEWEST = '2026-11-18';
const cv = (announcementDate: string): string => keyOf({ category: 'cs.CV', announcementDate });
const ro = (announcementDate: string): string => keyOf({ category: 'cs.RO', announcementDate });

type Over = Partial<Omit<Situation, 'settings' | 'state' | 'stored' | 'summaries'>> & {
  settings?: Partial<Situation['settings']>;
  state?: Partial<ScheduleState>;
  stored?: string[];
  summaries?: string[];
};

function situation({ settings, state, stored = [], summaries = [], ...over }: Over = {}): Situation {
  return {
    now: NOW,
    settings: { fetchDaily: true, summariseDaily: false, categories: ['cs.CV', 'cs.RO'], ...settings },
    state: { ...FRESH, since: { 'cs.CV': NEWEST, 'cs.RO': NEWEST }, jitter: 10 * MINUTE, ...state },
    stored: new Set(stored),
    summaries: new Set(summaries),
    writing: false,
    arxivNotBefore: 0,
    online: true,
    ...over,
  };
}

const both = [cv(NEWEST), ro(NEWEST)];
const told = { told: NEWEST };
const next = at('2026-11-19T01:10:00Z');
const awaited = { announcementDate: NEWEST, tries: 2, notBefore: NOW + 30 * MINUTE, over: false };
const failure = { count: 1, notBefore: NOW + 15 * MINUTE, error: { code: 'page-changed' as const } };
const read = (category: string) => ({ act: 'read-newest', category, announcementDate: NEWEST });
const rest = (because: string, until: number | null) => ({ act: 'rest', because, until });

describe('what is due', () => {
  test.each<[string, Over, object]>([
    ['nothing without a category', { settings: { categories: [] } }, rest('off', null)],
    ['nothing where it is switched off', { settings: { fetchDaily: false } }, rest('off', null)],
    ['the newest mailing of the first category', {}, read('cs.CV')],
    ['of the second once the first is here', { stored: [cv(NEWEST)] }, read('cs.RO')],
    ['to tell of it once all are here', { stored: both }, { act: 'tell', announcementDate: NEWEST }],
    [
      'nothing after that but the next, with the reader’s own minutes',
      { stored: both, state: told },
      rest('resting', next),
    ],
    ['not what an open page has brought', { stored: both, state: told, now: NOW + HOUR }, rest('resting', next)],
    [
      'not the newest before the reader’s own minutes are over',
      { now: at('2026-11-19T01:09:59Z'), stored: both, state: told },
      rest('resting', next),
    ],
    [
      'the newest from then on',
      { now: next, stored: both, state: told },
      { act: 'read-newest', category: 'cs.CV', announcementDate: '2026-11-19' },
    ],
    [
      'what an open page has shown before that is the newest for the others too',
      { now: at('2026-11-19T01:02:00Z'), stored: [...both, cv('2026-11-19')], state: told },
      { act: 'read-newest', category: 'cs.RO', announcementDate: '2026-11-19' },
    ],
    [
      'a mailing that is not out waits, and its forerunner is the newest meanwhile',
      { state: { awaited }, stored: [cv('2026-11-17')] },
      { act: 'read-newest', category: 'cs.RO', announcementDate: '2026-11-17' },
    ],
    [
      'a mailing that is not out is said to be so',
      { state: { awaited, told: '2026-11-17' }, stored: [cv('2026-11-17'), ro('2026-11-17')] },
      rest('not-out', awaited.notBefore),
    ],
    ['it is asked for again when its time has come', { state: { awaited }, now: awaited.notBefore }, read('cs.CV')],
    [
      'it is not waited for any more when an open page has shown it',
      { state: { awaited }, stored: [cv(NEWEST)] },
      read('cs.RO'),
    ],
    [
      'a mailing that was given up is waited for no longer',
      {
        state: { awaited: { ...awaited, notBefore: 0, over: true }, told: '2026-11-17' },
        stored: [cv('2026-11-17'), ro('2026-11-17')],
      },
      rest('resting', next),
    ],
    ['a busy arXiv is left alone', { arxivNotBefore: NOW + 40_000 }, rest('busy', NOW + 40_000)],
    ['without a network nothing is asked', { online: false }, rest('offline', NOW + 5 * MINUTE)],
    [
      'a busy arXiv is no news to who has everything',
      { arxivNotBefore: NOW + 40_000, stored: both, state: told },
      rest('resting', next),
    ],
    [
      'a category that cannot be read stands in no other’s way',
      { state: { failures: { [cv(NEWEST)]: failure } } },
      read('cs.RO'),
    ],
    [
      'and is asked for again',
      { state: { failures: { [cv(NEWEST)]: failure }, told: NEWEST }, stored: [ro(NEWEST)] },
      rest('failed', failure.notBefore),
    ],
    [
      'missed days come after the newest, the last first',
      { stored: both, state: { ...told, since: { 'cs.CV': '2026-11-12', 'cs.RO': NEWEST } } },
      { act: 'catch-up', category: 'cs.CV', announcementDate: '2026-11-17' },
    ],
    [
      'a weekend is no missed day',
      {
        stored: [...both, cv('2026-11-17'), cv('2026-11-16')],
        state: { ...told, since: { 'cs.CV': '2026-11-12', 'cs.RO': NEWEST } },
      },
      { act: 'catch-up', category: 'cs.CV', announcementDate: '2026-11-13' },
    ],
    [
      'days on which there was nothing are not asked for again',
      {
        stored: [...both, cv('2026-11-17'), cv('2026-11-16')],
        state: { ...told, since: { 'cs.CV': '2026-11-13' }, without: [cv('2026-11-13')] },
      },
      rest('resting', next),
    ],
    [
      'a mailing that waits holds up no missed day',
      {
        stored: [cv('2026-11-17'), ro('2026-11-17')],
        state: { awaited, told: '2026-11-17', since: { 'cs.CV': '2026-11-16', 'cs.RO': NEWEST } },
      },
      { act: 'catch-up', category: 'cs.CV', announcementDate: '2026-11-16' },
    ],
    [
      'a summary is asked for as soon as its mailing is here',
      { settings: { summariseDaily: true }, stored: [cv(NEWEST)], arxivNotBefore: NOW + 40_000 },
      { act: 'summarise', category: 'cs.CV', announcementDate: NEWEST },
    ],
    [
      'not where a model has written one, nor twice',
      {
        settings: { summariseDaily: true },
        stored: both,
        summaries: [cv(NEWEST)],
        state: { ...told, summarised: [ro(NEWEST)] },
      },
      rest('resting', next),
    ],
    [
      'a summary that was refused waits',
      { settings: { summariseDaily: true }, stored: both, state: { ...told, summaryNotBefore: NOW + HOUR } },
      rest('resting', NOW + HOUR),
    ],
    ['nothing is told while a summary is written', { stored: both, writing: true }, rest('resting', next)],
    [
      'a clock that was set back does not make the next question wait for days',
      { state: { awaited: { ...awaited, notBefore: NOW + 80 * HOUR } } },
      read('cs.CV'),
    ],
  ])('%s', (_, over, expected) => expect(whatIsDue(situation(over))).toEqual(expected));

  it('looks back fourteen mailings and no farther, however long the reader was away', () => {
    let state: ScheduleState = situation({ state: { since: { 'cs.CV': '2026-06-01' } } }).state;
    const asked: string[] = [];
    for (;;) {
      const step = whatIsDue(situation({ state, stored: [cv(NEWEST)], settings: { categories: ['cs.CV'] } }));
      if (step.act === 'rest') break;
      if (step.act === 'tell') state = { ...state, told: step.announcementDate };
      else {
        asked.push(step.announcementDate);
        state = afterCatchUp(state, { category: 'cs.CV', announcementDate: step.announcementDate }, true);
      }
    }
    expect(asked).toHaveLength(MOST_MISSED);
    expect(asked).toEqual(asked.toSorted().toReversed());
    expect([asked[0], asked.at(-1)]).toEqual(['2026-11-17', '2026-10-29']);
  });
});

describe('outcomes', () => {
  const subject = { category: 'cs.CV', announcementDate: NEWEST };
  const older = { announcementDate: '2026-11-17' };
  const up = mailingTime(NEWEST)?.at ?? 0;

  it('asks again after 15, 30, 60 minutes and more, and gives up in the morning', () => {
    let state = FRESH;
    const gaps: number[] = [];
    for (let now = up + 10 * MINUTE; !state.awaited?.over; now = state.awaited?.notBefore ?? 0) {
      state = afterNewest(state, subject, older, now);
      gaps.push(((state.awaited?.notBefore ?? 0) - now) / MINUTE);
    }
    expect(gaps.slice(0, -1)).toEqual([15, 30, 60, 120, 120, 120, 120, 120, 120]);
  });

  it('looks once for a mailing that arXiv has called off', () => {
    const deferred = { category: 'cs.CV', announcementDate: '2026-11-27' };
    const after = afterNewest(FRESH, deferred, { announcementDate: '2026-11-26' }, at('2026-11-27T01:10:00Z'));
    expect(after.awaited).toMatchObject({ announcementDate: '2026-11-27', over: true });
  });

  it('keeps a busy arXiv apart from an unreachable one, and from what is wrong with one page', () => {
    const tell = (error: AppError, isNewest = true) => afterFailure(FRESH, subject, error, { now: NOW, isNewest });
    expect(tell(new AppError('arxiv-busy', '', { cause: new AppError('rate-limited') })).trouble?.code).toBe(
      'arxiv-busy',
    );
    expect(tell(new AppError('arxiv-busy', '', { cause: new AppError('unreachable') })).trouble?.code).toBe(
      'unreachable',
    );
    const changed = tell(new AppError('page-changed'));
    expect([changed.trouble, changed.failures[keyOf(subject)]?.notBefore]).toEqual([null, NOW + 15 * MINUTE]);
    expect(tell(new AppError('bad-request'), false).without).toEqual([keyOf(subject)]);
    expect(tell(new AppError('bad-request')).without).toEqual([]);
  });

  it('forgets what lies behind the days that are looked back on', () => {
    const state = {
      ...FRESH,
      read: [cv('2026-08-03'), cv(NEWEST)],
      without: [cv('2026-08-04')],
      awaited: { ...awaited, announcementDate: '2026-11-17' },
    };
    const after = tidy(situation({ state, settings: { categories: ['cs.CV'] } }));
    expect(after).toMatchObject({ read: [cv(NEWEST)], without: [], awaited: null, since: { 'cs.CV': NEWEST } });
  });
});

/** A world of a season, drawn: when mailings really go up, when arXiv is busy, when the reader's machine is awake. */
const world = fc.record({
  start: fc.integer({ min: at('2026-01-05T00:00:00Z'), max: at('2026-10-05T00:00:00Z') }),
  days: fc.integer({ min: 3, max: 28 }),
  categories: fc.subarray(['cs.CV', 'cs.RO', 'hep-th', 'cs.GL'], { minLength: 1 }),
  /** Hours that mailings are late; a day or more is a holiday that nobody announced. */
  late: fc.array(fc.constantFrom(0, 0, 0, 0.2, 1, 3, 9, 30), { minLength: 1, maxLength: 9 }),
  /** Of each hour: the machine sleeps, arXiv is busy, the worker is killed before or after it has stored something. */
  hours: fc.array(fc.constantFrom('awake', 'awake', 'awake', 'asleep', 'busy', 'lost', 'half'), {
    minLength: 1,
    maxLength: 31,
  }),
  jitter: fc.integer({ min: 0, max: 20 }),
});

test('whatever the world does: each mailing is had, in few requests, none before it is due and none for ever', () => {
  fc.assert(
    fc.property(world, ({ start, days, categories, late, hours, jitter }) => {
      const end = start + days * 24 * HOUR;
      const isSettled = (now: number) => now < start + HOUR || now > end - 24 * HOUR;
      const kindOf = (now: number) =>
        isSettled(now) ? 'awake' : hours[Math.floor((now - start) / HOUR) % hours.length];
      // Late as they are, they go up in their order, and none after the next.
      const ups = mailingsBetween(start - 30 * 24 * HOUR, end).flatMap((mailing, index) => {
        const hoursLate = mailing.at < start - 3 * 24 * HOUR ? 0 : (late[index % late.length] ?? 0);
        return mailing.deferred || hoursLate > 24 ? [] : [{ ...mailing, up: mailing.at + hoursLate * HOUR }];
      });
      const stored = new Set<string>();
      let state: ScheduleState = { ...FRESH, jitter: jitter * MINUTE };
      let requests = 0;
      let now = start;
      let turns = 0;
      while (now < end) {
        if ((turns += 1) > 4_000) throw new Error('it never rests');
        const kind = kindOf(now);
        if (kind === 'asleep') {
          now += HOUR;
          continue;
        }
        const settings = { fetchDaily: true, summariseDaily: false, categories };
        state = tidy({ now, settings, state, stored });
        const step = whatIsDue({
          now,
          settings,
          state,
          stored,
          summaries: new Set(),
          writing: false,
          online: true,
          arxivNotBefore: kind === 'busy' ? now + HOUR : 0,
        });
        if (step.act === 'rest') {
          if (step.until === null || step.until <= now) throw new Error('it rests until the past');
          now = step.until;
          continue;
        }
        if (step.act === 'tell') state = { ...state, told: step.announcementDate };
        if (step.act === 'tell' || step.act === 'summarise') continue;
        now += 3_250;
        requests += 1;
        expect(mailingTime(step.announcementDate)?.at).toBeLessThanOrEqual(now);
        if (kind === 'lost' && turns % 3 > 0) continue;
        const out = ups.filter(({ up }) => up <= now);
        if (step.act === 'read-newest') {
          const shown = { category: step.category, announcementDate: out.at(-1)?.announcementDate ?? '' };
          stored.add(keyOf(shown));
          if (kind !== 'half' || turns % 2 > 0) state = afterNewest(state, step, shown, now);
        } else {
          const found = out.some(({ announcementDate }) => announcementDate === step.announcementDate);
          if (found) stored.add(keyOf(step));
          if (kind !== 'half' || turns % 2 > 0) state = afterCatchUp(state, step, found);
        }
      }
      const first = ups.findLast(({ up }) => up <= start)?.announcementDate ?? '';
      const lookedBack = mailingsBetween(start - 30 * 24 * HOUR, end - 14 * HOUR).slice(-MOST_MISSED);
      const oldest = lookedBack[0]?.announcementDate ?? '';
      const expected = ups.filter((mailing) => mailing.announcementDate > first && mailing.up < end - 14 * HOUR);
      for (const { announcementDate } of expected.filter((mailing) => mailing.announcementDate >= oldest)) {
        for (const category of categories) expect([...stored]).toContain(keyOf({ category, announcementDate }));
      }
      // Ten in vain for a night that brings nothing, and some that a killed worker has forgotten.
      expect(requests).toBeLessThan((days + MOST_MISSED) * (categories.length * 4 + 30));
    }),
    { numRuns: 30 },
  );
});
