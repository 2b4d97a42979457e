import { describe, expect, it, test } from 'vitest';
import {
  latestMailing,
  mailingsBetween,
  mailingTime,
  nextMailing,
  shiftDay,
  weekdayOf,
} from '../../lib/arxiv/announcement-times.ts';
import { DEFERRED_EVENINGS } from '../../lib/arxiv/deferred-mailings.ts';
import { easternDay, easternInstant } from '../../lib/arxiv/eastern-time.ts';

const HOUR = 3_600_000;
const at = (written: string): number => Date.parse(written);

/** When the clocks of New York are changed, at 02:00 there; by law, so the test needs no table of the system. */
const CHANGES: Record<number, { summer: number; winter: number }> = {
  2025: { summer: at('2025-03-09T07:00:00Z'), winter: at('2025-11-02T06:00:00Z') },
  2026: { summer: at('2026-03-08T07:00:00Z'), winter: at('2026-11-01T06:00:00Z') },
  2027: { summer: at('2027-03-14T07:00:00Z'), winter: at('2027-11-07T06:00:00Z') },
};

/** The clock in New York by that law, as if it were UTC. */
function clock(instant: number): Date {
  const { summer, winter } = CHANGES[new Date(instant).getUTCFullYear()] ?? { summer: 0, winter: 0 };
  return new Date(instant - (instant >= summer && instant < winter ? 4 : 5) * HOUR);
}

/** The rule in its plainest form: walk back hour by hour to a 20:00 that announces something. */
function latestByRule(now: number): string {
  for (let hour = Math.floor(now / HOUR) * HOUR; ; hour -= HOUR) {
    const there = clock(hour);
    const evening = there.toISOString().slice(0, 10);
    const announces = there.getUTCHours() === 20 && ![5, 6].includes(there.getUTCDay());
    if (announces && !DEFERRED_EVENINGS.has(evening)) return shiftDay(evening, 1);
  }
}

describe.each([2025, 2026, 2027])('every hour of %i', (year) => {
  const first = Date.UTC(year, 0, 8);
  const hours = Array.from({ length: (Date.UTC(year, 11, 31) - first) / HOUR }, (_, hour) => first + hour * HOUR);

  test('the last mailing that must be out is that of the rule, on the hour and just before it', () => {
    for (const hour of hours) {
      expect([hour, latestMailing(hour).announcementDate]).toEqual([hour, latestByRule(hour)]);
      expect([hour, latestMailing(hour - 1).announcementDate]).toEqual([hour, latestByRule(hour - HOUR)]);
    }
  });

  test('nothing lies between the last and the next, and the next is the last once its hour is there', () => {
    for (const hour of hours) {
      const [last, next] = [latestMailing(hour), nextMailing(hour)];
      expect(last.at).toBeLessThanOrEqual(hour);
      expect(next.at).toBeGreaterThan(hour);
      expect(mailingsBetween(last.at, next.at - 1).filter(({ deferred }) => !deferred)).toEqual([]);
      expect(latestMailing(next.at)).toEqual(next);
    }
  });

  test('mailings carry a date from Monday to Friday, one each, and go up at 20:00 of the evening before', () => {
    const mailings = mailingsBetween(first, Date.UTC(year, 11, 31));
    expect(new Set(mailings.map(({ announcementDate }) => announcementDate)).size).toBe(mailings.length);
    for (const { announcementDate, at: instant } of mailings) {
      expect(weekdayOf(announcementDate)).toBeGreaterThan(0);
      expect(weekdayOf(announcementDate)).toBeLessThan(6);
      expect(clock(instant).toISOString()).toBe(`${shiftDay(announcementDate, -1)}T20:00:00.000Z`);
      expect(mailingTime(announcementDate)?.at).toBe(instant);
    }
    const weekdays = hours.filter((hour) => new Date(hour).getUTCHours() === 12).map((hour) => easternDay(hour));
    const expected = weekdays.filter((day) => ![0, 6].includes(weekdayOf(day))).length;
    expect(Math.abs(mailings.length - expected)).toBeLessThanOrEqual(1);
  });
});

describe('times', () => {
  it('follows daylight saving: 01:00 UTC in winter, midnight in summer', () => {
    expect(mailingTime('2026-01-13')?.at).toBe(at('2026-01-13T01:00:00Z'));
    expect(mailingTime('2026-07-14')?.at).toBe(at('2026-07-14T00:00:00Z'));
  });

  it.each([
    ['the Sunday on which clocks go forward', '2026-03-09', '2026-03-09T00:00:00Z'],
    ['the Thursday before', '2026-03-06', '2026-03-06T01:00:00Z'],
    ['the Sunday on which clocks go back', '2026-11-02', '2026-11-02T01:00:00Z'],
    ['the Thursday before', '2026-10-30', '2026-10-30T00:00:00Z'],
  ])('is right on %s', (_, announcementDate, instant) => {
    expect(mailingTime(announcementDate)?.at).toBe(at(instant));
    expect(latestMailing(at(instant)).announcementDate).toBe(announcementDate);
    expect(latestMailing(at(instant) - 1).announcementDate).not.toBe(announcementDate);
  });

  it('knows the hours around a change of clocks by their instants', () => {
    expect(easternDay(at('2026-03-08T04:59:59Z'))).toBe('2026-03-07');
    expect(easternDay(at('2026-03-08T05:00:00Z'))).toBe('2026-03-08');
    expect(easternDay(at('2026-11-02T04:59:59.999Z'))).toBe('2026-11-01');
    expect(easternInstant('2026-03-08', 20)).toBe(at('2026-03-09T00:00:00Z'));
    expect(easternInstant('2026-11-01', 20)).toBe(at('2026-11-02T01:00:00Z'));
  });

  it('keeps Friday’s mailing until Sunday evening', () => {
    for (const instant of ['2026-11-20T02:00:00Z', '2026-11-21T12:00:00Z', '2026-11-23T00:59:59Z']) {
      expect(latestMailing(at(instant)).announcementDate).toBe('2026-11-20');
      expect(nextMailing(at(instant)).announcementDate).toBe('2026-11-23');
    }
    expect(latestMailing(at('2026-11-23T01:00:00Z')).announcementDate).toBe('2026-11-23');
    expect([mailingTime('2026-11-21'), mailingTime('2026-11-22')]).toEqual([null, null]);
  });

  it('waits for no mailing that arXiv defers, and names it as one', () => {
    const afterThanksgiving = at('2026-11-27T12:00:00Z');
    expect(latestMailing(afterThanksgiving).announcementDate).toBe('2026-11-26');
    expect(nextMailing(afterThanksgiving).announcementDate).toBe('2026-11-30');
    expect(mailingTime('2026-11-27')?.deferred).toBe(true);
    expect(mailingsBetween(at('2026-12-28T12:00:00Z'), at('2027-01-04T12:00:00Z'))).toMatchObject([
      { announcementDate: '2026-12-29', deferred: false },
      { announcementDate: '2026-12-30', deferred: true },
      { announcementDate: '2026-12-31', deferred: false },
      { announcementDate: '2027-01-01', deferred: true },
      { announcementDate: '2027-01-04', deferred: false },
    ]);
  });

  it('holds no evening that has no mailing anyway', () => {
    for (const evening of DEFERRED_EVENINGS) expect(mailingTime(shiftDay(evening, 1))?.deferred).toBe(true);
  });
});
