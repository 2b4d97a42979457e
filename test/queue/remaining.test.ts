import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expected, type OpenWork, paceOf, type Room, remainingOf, shareDone } from '../../lib/queue/remaining.ts';

const MINUTE = 60_000;
const NOW = 1_000_000;
const rooms: Record<string, Room> = { a: { concurrency: 2, requestsPerMinute: null, tokensPerMinute: null } };
const priced: Expected = { inputTokens: 1_000, outputTokens: 1_000, cost: 0.02, free: false };
/** A minute for each such call. */
const pace = { perToken: 60, spread: 0 };

const work = (fields: Partial<OpenWork> = {}): OpenWork => ({
  state: 'queued',
  profileId: 'a',
  isHeld: false,
  notBefore: 0,
  startedAt: 0,
  share: 0,
  expected: priced,
  pace,
  ...fields,
});
const timeOf = (jobs: readonly OpenWork[], now = NOW, limits = rooms) => remainingOf(jobs, { rooms: limits, now }).time;

const row = (fields: Partial<Parameters<typeof paceOf>[0][number]> = {}) => ({
  task: 'abstract',
  duration: 10_000,
  outputTokens: 900,
  outcome: 'done',
  expected: { outputTokens: 1_000 },
  ...fields,
});

describe('pace', () => {
  test('is by what was expected, of calls that came to their end', () => {
    const rows = [row(), row(), row({ outcome: 'timeout', duration: 90_000 }), row()];
    expect(paceOf(rows, 'abstract')).toEqual({ perToken: 10, spread: 0 });
  });

  test('is taken from other tasks of the service while a task has few of its own', () => {
    const others = [row({ task: 'ask' }), row({ task: 'ask' }), row({ task: 'ask' })];
    expect(paceOf([...others, row({ duration: 50_000 })], 'abstract')?.perToken).toBe(20);
    const own = [row({ duration: 50_000 }), row({ duration: 50_000 }), row({ duration: 50_000 })];
    expect(paceOf([...others, ...own], 'abstract')?.perToken).toBe(50);
  });

  test('is unknown with fewer than three calls', () => {
    expect(paceOf([row(), row()], 'abstract')).toBeNull();
    expect(paceOf([row({ duration: 0 }), row({ duration: 0 }), row()], 'abstract')).toBeNull();
  });
});

describe('what is left', () => {
  test('two at a time, ten calls of a minute take about five', () => {
    expect(timeOf(Array.from({ length: 10 }, () => work()))).toEqual({ least: 4.5 * MINUTE, most: 5.5 * MINUTE });
  });

  test('no longer than its limits allow, services beside each other', () => {
    const free: Room = { concurrency: 2, requestsPerMinute: null, tokensPerMinute: null };
    const slow = { a: { ...free, requestsPerMinute: 2 }, b: { ...free, tokensPerMinute: 1_000 } };
    const ten = Array.from({ length: 10 }, () => work({ pace: { perToken: 1, spread: 0 } }));
    expect(timeOf(ten, NOW, slow)?.most).toBeCloseTo(5.5 * MINUTE);
    const other = ten.map((job) => ({ ...job, profileId: 'b' }));
    expect(timeOf([...ten, ...other], NOW, slow)?.most).toBeCloseTo(22 * MINUTE);
  });

  test('a call that may start later takes that much longer', () => {
    expect(timeOf([work({ notBefore: NOW + 3 * MINUTE })])?.least).toBeCloseTo(0.9 * 4 * MINUTE);
  });

  test('is not known without calls to go by, and not asked of what waits for the reader', () => {
    expect(timeOf([work(), work({ pace: null })])).toBeNull();
    expect(timeOf([work({ expected: null })])).toBeNull();
    const held = remainingOf([work(), work({ isHeld: true, pace: null })], { rooms, now: NOW });
    expect(held).toMatchObject({ held: 1, tokens: 4_000, cost: 0.04 });
    expect(held.time?.most).toBeCloseTo(1.1 * MINUTE);
    expect(timeOf([work({ isHeld: true })])).toBeNull();
  });

  test('an unknown price stays unknown, and what is free is free', () => {
    const jobs = [
      work(),
      work({ expected: { ...priced, cost: null } }),
      work({ expected: { ...priced, cost: null, free: true } }),
      work({ expected: null }),
    ];
    expect(remainingOf(jobs, { rooms, now: NOW })).toMatchObject({ cost: 0.02, unpriced: 2, free: 1, tokens: 6_000 });
  });

  test('what is sent of a call under way is no longer left', () => {
    const running = work({ state: 'running', startedAt: NOW, share: 0.5 });
    const { tokens, cost } = remainingOf([running], { rooms, now: NOW });
    expect(tokens).toBe(500);
    expect(cost).toBeCloseTo(0.005);
  });
});

const anything = fc.record<OpenWork>({
  state: fc.constantFrom('queued', 'running'),
  profileId: fc.constantFrom('a', 'b', 'gone'),
  isHeld: fc.boolean(),
  notBefore: fc.integer({ min: 0, max: 2 * NOW }),
  startedAt: fc.integer({ min: 0, max: 2 * NOW }),
  share: fc.double({ min: 0, max: 5, noNaN: true }),
  expected: fc.option(
    fc.record({
      inputTokens: fc.nat(1_000_000),
      outputTokens: fc.nat(1_000_000),
      cost: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
      free: fc.boolean(),
    }),
  ),
  pace: fc.option(
    fc.record({
      perToken: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      spread: fc.double({ min: 0, max: 1e3, noNaN: true }),
    }),
  ),
});
const limits = fc.record({
  concurrency: fc.integer({ min: 1, max: 8 }),
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 1_000 })),
  tokensPerMinute: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
});

test('nothing that is left is ever negative, or no number', () => {
  fc.assert(
    fc.property(fc.array(anything), limits, limits, (jobs, a, b) => {
      const left = remainingOf(jobs, { rooms: { a, b }, now: NOW });
      const figures = [left.tokens, left.cost, left.unpriced, left.free, left.held];
      if (left.time) figures.push(left.time.least, left.time.most, left.time.most - left.time.least);
      expect(figures.every((figure) => Number.isFinite(figure) && figure >= 0)).toBe(true);
    }),
  );
});

test('at a steady rate, time, tokens and cost only fall until nothing is left', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 12 });
  const rates = fc.record({
    perToken: fc.integer({ min: 1, max: 100 }),
    spread: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(amounts, rates, limits, (outputs, steady, room) => {
      const jobs = outputs.map((outputTokens) =>
        work({ pace: steady, expected: { inputTokens: 500, outputTokens, cost: outputTokens / 1e5, free: false } }),
      );
      const lengths = outputs.map((outputTokens) => outputTokens * steady.perToken);
      // One after the other in each of its places, as the queue does.
      const free = Array.from({ length: room.concurrency }, () => 0);
      const starts = lengths.map((length) => {
        const place = free.indexOf(Math.min(...free));
        const start = free[place] ?? 0;
        free[place] = start + length;
        return start;
      });
      const end = Math.max(...free);
      const at = (elapsed: number) => {
        const open = jobs.flatMap((job, index): OpenWork[] => {
          const start = starts[index] ?? 0;
          const length = lengths[index] ?? 0;
          if (elapsed >= start + length) return [];
          if (elapsed < start) return [job];
          return [{ ...job, state: 'running', startedAt: NOW + start, share: (elapsed - start) / length }];
        });
        return remainingOf(open, { rooms: { a: room }, now: NOW + elapsed });
      };
      let before = at(0);
      for (let step = 1; step <= 40; step += 1) {
        const left = at((end * step) / 40);
        expect(left.tokens).toBeLessThanOrEqual(before.tokens + 1e-6);
        expect(left.cost).toBeLessThanOrEqual(before.cost + 1e-9);
        expect(left.time?.most ?? 0).toBeLessThanOrEqual((before.time?.most ?? 0) + 1e-3);
        expect(left.time?.least ?? 0).toBeLessThanOrEqual((before.time?.least ?? 0) + 1e-3);
        before = left;
      }
      expect(at(end)).toEqual({ time: null, tokens: 0, cost: 0, unpriced: 0, free: 0, held: 0 });
    }),
  );
});

test('a job is never over before its end has come', () => {
  fc.assert(
    fc.property(anything, (job) => {
      const share = shareDone(job, NOW);
      expect(share >= 0 && share <= 0.95).toBe(true);
    }),
  );
});
