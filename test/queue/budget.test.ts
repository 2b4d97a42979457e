import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Budget, type Caps, type Spent } from '../../lib/queue/budget.ts';

const tokens = (n: number) => ({ tokens: n, cost: null });
const dollars = (n: number) => ({ tokens: 1_000, cost: n });
const amount = (n: number) => ({ tokens: n, cost: n });
const spent = (day: number, month = day): (() => Promise<Spent>) => {
  return () => Promise.resolve({ day: amount(day), month: amount(month) });
};
const unread = (): Promise<Spent> => Promise.reject(new Error('read'));
const daily = (cap: number): Caps => ({ unit: 'tokens', daily: cap, monthly: null });

test('what is spent, under way and about to be asked for stays within the cap', async () => {
  const budget = new Budget();
  await budget.reserve('a', tokens(400), daily(1_000), spent(100));
  await budget.reserve('b', tokens(500), daily(1_000), spent(100));
  await expect(budget.reserve('c', tokens(1), daily(1_000), spent(100))).rejects.toMatchObject({ code: 'over-budget' });
  budget.release('a');
  await budget.reserve('c', tokens(400), daily(1_000), spent(100));
});

test('what would be refused can be told beforehand, and nothing is reserved by asking', async () => {
  const budget = new Budget();
  await budget.reserve('a', tokens(600), daily(1_000), spent(100));
  expect(await budget.findRefusal(tokens(301), daily(1_000), spent(100))).toMatchObject({ code: 'over-budget' });
  expect(await budget.findRefusal(tokens(300), daily(1_000), spent(100))).toBeNull();
  const inMoney: Caps = { unit: 'usd', daily: 5, monthly: null };
  expect(await budget.findRefusal(tokens(1), inMoney, spent(0))).toMatchObject({ code: 'price-unknown' });
  expect(await budget.findRefusal(tokens(1), { unit: 'tokens', daily: null, monthly: null }, unread)).toBeNull();
  await budget.reserve('b', tokens(300), daily(1_000), spent(100));
});

test('a job that is asked again does not count twice, and one refused does not count at all', async () => {
  const budget = new Budget();
  await budget.reserve('a', tokens(600), daily(1_000), spent(0));
  await budget.reserve('a', tokens(900), daily(1_000), spent(0));
  await expect(budget.reserve('b', tokens(200), daily(1_000), spent(0))).rejects.toMatchObject({ code: 'over-budget' });
  await budget.reserve('b', tokens(100), daily(1_000), spent(0));
});

test('without a cap nothing is refused, nor the ledger read', async () => {
  const budget = new Budget();
  await expect(
    budget.reserve('a', tokens(1e9), { unit: 'usd', daily: null, monthly: null }, unread),
  ).resolves.toBeUndefined();
});

test('a month’s cap holds where the day’s does not, and in money', async () => {
  const budget = new Budget();
  const caps: Caps = { unit: 'usd', daily: 5, monthly: 10 };
  await expect(budget.reserve('a', dollars(2), caps, spent(1, 9))).rejects.toMatchObject({
    code: 'over-budget',
    detail: 'month: 11 > 10 usd',
  });
  await budget.reserve('a', dollars(1), caps, spent(1, 9));
});

test('a cap in money is not broken by a price that nobody knows', async () => {
  const budget = new Budget();
  const caps: Caps = { unit: 'usd', daily: 5, monthly: null };
  await expect(budget.reserve('a', tokens(10), caps, spent(0))).rejects.toMatchObject({ code: 'price-unknown' });
});

test('whatever the order of calls that begin and end, spending and reservations never pass the cap', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 }),
      async (scheduler, sizes) => {
        const budget = new Budget();
        const cap = 100;
        let ledger = 0;
        const read = scheduler.scheduleFunction(() => spent(ledger)());
        const call = scheduler.scheduleFunction(async () => undefined);
        const job = async (id: string, size: number): Promise<void> => {
          try {
            await budget.reserve(id, tokens(size), daily(cap), read);
          } catch {
            return;
          }
          await call();
          ledger += size;
          budget.release(id);
        };
        const jobs = sizes.map((size, index) => job(String(index), size));
        await scheduler.waitFor(Promise.all(jobs));
        expect(ledger).toBeLessThanOrEqual(cap);
      },
    ),
  );
});
