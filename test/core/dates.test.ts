import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDay } from '../../lib/core/dates.ts';

describe('findDay', () => {
  it.each([
    ['Showing new listings for Tuesday, 27 January 2026', '2026-01-27'],
    ['Fri, 2 Oct 2009', '2009-10-02'],
    ['New submissions for Tue, 23 Jul 24', '2024-07-23'],
    ['Mon, 12 Aug 91 (showing 3 of 3 entries)', '1991-08-12'],
    ['v1 submitted 19 May 2026', '2026-05-19'],
    ['Wed, 4 Apr 2007 17:36:18 UTC (56 KB)', '2007-04-04'],
    ['26 Sept. 2025', '2025-09-26'],
  ])('finds the day in %j', (text, day) => {
    expect(findDay(text)).toBe(day);
  });

  it.each(['', 'January 2026', '1 submitted 19', 'v1 May 2026', '12 May', '3 Mar 202', '4 Foo 2026'])(
    'finds none in %j',
    (text) => {
      expect(findDay(text)).toBeNull();
    },
  );

  it('reads back every day, with the year in four digits and in two', () => {
    const day = fc.date({ min: new Date('1991-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
        const iso = date.toISOString().slice(0, 10);
        expect(findDay(`on ${written}, at`)).toBe(iso);
        expect(findDay(`on ${written.replace(/\d\d(\d\d)$/, '$1')}, at`)).toBe(iso);
      }),
    );
  });
});
