import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mondayOf, sundayOf, weekOf } from '../../../lib/library/trends/weeks.ts';

test.each([
  ['2026-11-23', '2026-11-23', '2026-11-29'],
  ['2026-11-29', '2026-11-23', '2026-11-29'],
  ['2027-01-01', '2026-12-28', '2027-01-03'],
  ['1969-12-31', '1969-12-29', '1970-01-04'],
])('%s is in the week from %s to %s', (day, monday, sunday) => {
  expect(mondayOf(weekOf(day))).toBe(monday);
  expect(sundayOf(weekOf(day))).toBe(sunday);
});

test('each day is within its week', () => {
  const days = fc.date({ min: new Date('1991-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const week = weekOf(day);
      expect(mondayOf(week) <= day && day <= sundayOf(week)).toBe(true);
      expect(new Date(mondayOf(week)).getUTCDay()).toBe(1);
      expect(weekOf(mondayOf(week))).toBe(week);
    }),
  );
});

test('what is no day is in no week', () => {
  expect(weekOf('yesterday')).toBeNaN();
});
