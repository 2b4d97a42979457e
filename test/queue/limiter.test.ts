import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallWindow, EMPTY_WINDOW, startOf, withAllowances, withCall } from '../../lib/queue/limiter.ts';

const NOW = 10_000_000;
const MINUTE = 60_000;
const FREE = { concurrency: 8, requestsPerMinute: null, tokensPerMinute: null };
const next = { running: 0, tokens: 100, now: NOW };

const windowOf = (...calls: [at: number, tokens: number][]): CallWindow => ({
  ...EMPTY_WINDOW,
  calls: calls.map(([at, tokens], index) => ({ id: String(index), at, tokens })),
});
const told = (requests: [number, number] | null, tokens: [number, number] | null = null): CallWindow =>
  withAllowances(
    EMPTY_WINDOW,
    {
      requests: requests && { remaining: requests[0], resetAt: requests[1] },
      tokens: tokens && { remaining: tokens[0], resetAt: tokens[1] },
    },
    NOW,
  );

describe('what a reader has set', () => {
  it('lets a call start at once where nothing is in its way', () => {
    expect(startOf(EMPTY_WINDOW, FREE, next)).toBe(NOW);
    expect(startOf(windowOf([NOW - 1, 9_999_999]), FREE, next)).toBe(NOW);
  });

  it('waits for the end of another call where as many run as may', () => {
    expect(startOf(EMPTY_WINDOW, { ...FREE, concurrency: 2 }, { ...next, running: 1 })).toBe(NOW);
    expect(startOf(EMPTY_WINDOW, { ...FREE, concurrency: 2 }, { ...next, running: 2 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts requests over the minute before, whatever their order', () => {
    const window = windowOf([NOW - 10_000, 1], [NOW - 50_000, 1], [NOW - 30_000, 1]);
    expect(startOf(window, { ...FREE, requestsPerMinute: 4 }, next)).toBe(NOW);
    expect(startOf(window, { ...FREE, requestsPerMinute: 3 }, next)).toBe(NOW + 10_000);
    expect(startOf(window, { ...FREE, requestsPerMinute: 1 }, next)).toBe(NOW + 50_000);
    expect(startOf(windowOf([NOW - MINUTE, 1]), { ...FREE, requestsPerMinute: 1 }, next)).toBe(NOW);
  });

  it('counts tokens until the call fits, and lets one that never fits go alone', () => {
    const window = windowOf([NOW - 50_000, 400], [NOW - 20_000, 500]);
    expect(startOf(window, { ...FREE, tokensPerMinute: 1_000 }, next)).toBe(NOW);
    expect(startOf(window, { ...FREE, tokensPerMinute: 900 }, next)).toBe(NOW + 10_000);
    expect(startOf(window, { ...FREE, tokensPerMinute: 550 }, next)).toBe(NOW + 40_000);
    expect(startOf(window, { ...FREE, tokensPerMinute: 50 }, next)).toBe(NOW + 40_000);
    expect(startOf(EMPTY_WINDOW, { ...FREE, tokensPerMinute: 50 }, next)).toBe(NOW);
    // Of unknown size, it starts while there is something left.
    expect(startOf(window, { ...FREE, tokensPerMinute: 901 }, { ...next, tokens: 0 })).toBe(NOW);
    expect(startOf(window, { ...FREE, tokensPerMinute: 900 }, { ...next, tokens: 0 })).toBe(NOW + 10_000);
  });

  it('is never exceeded within any minute, whatever is asked for', () => {
    const asked = fc.array(fc.record({ gap: fc.nat(20_000), tokens: fc.integer({ min: 1, max: 500 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 5 }), (calls, requestsPerMinute) => {
        const limits = { concurrency: 99, requestsPerMinute, tokensPerMinute: 1_000 };
        let window = EMPTY_WINDOW;
        let now = NOW;
        const made: { at: number; tokens: number }[] = [];
        for (const [index, { gap, tokens }] of calls.entries()) {
          now = startOf(window, limits, { running: 0, tokens, now: now + gap });
          window = withCall(window, { id: String(index), at: now, tokens }, now);
          made.push({ at: now, tokens });
          const minute = made.filter(({ at }) => at > now - MINUTE);
          expect(minute.length).toBeLessThanOrEqual(requestsPerMinute);
          expect(minute.reduce((sum, call) => sum + call.tokens, 0)).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });
});

describe('what a server has said', () => {
  it('holds back until its reset once nothing is left, and no longer', () => {
    expect(startOf(told([1, NOW + 5_000]), FREE, next)).toBe(NOW);
    expect(startOf(told([0, NOW + 5_000]), FREE, next)).toBe(NOW + 5_000);
    expect(startOf(told([0, NOW + 5_000]), FREE, { ...next, now: NOW + 5_000 })).toBe(NOW + 5_000);
    expect(startOf(told(null, [99, NOW + 7_000]), FREE, next)).toBe(NOW + 7_000);
    expect(startOf(told(null, [100, NOW + 7_000]), FREE, next)).toBe(NOW);
  });

  it('is counted down by every call until it says more', () => {
    const call = (id: string): CallWindow['calls'][number] => ({ id, at: NOW, tokens: 60 });
    const one = withCall(told([2, NOW + 5_000], [150, NOW + 5_000]), call('a'), NOW);
    expect(one.told).toEqual({
      requests: { remaining: 1, resetAt: NOW + 5_000 },
      tokens: { remaining: 90, resetAt: NOW + 5_000 },
    });
    expect(startOf(one, FREE, next)).toBe(NOW + 5_000);
    // The same call, better known, is no second one.
    expect(withCall(one, { ...call('a'), tokens: 80 }, NOW)).toEqual({
      calls: [{ id: 'a', at: NOW, tokens: 80 }],
      told: one.told,
    });
    const more = { requests: { remaining: 50, resetAt: NOW + 1_000 }, tokens: null };
    expect(withAllowances(one, more, NOW).told).toEqual({ ...one.told, requests: more.requests });
  });

  it('is waited for two minutes at most: then the server may say itself how long', () => {
    expect(startOf(told([0, NOW + 86_400_000]), FREE, next)).toBe(NOW + 120_000);
  });
});

it('a clock that was set back makes nobody wait', () => {
  const window = withAllowances(
    windowOf([NOW, 900]),
    { requests: { remaining: 0, resetAt: NOW + 60_000 }, tokens: null },
    NOW,
  );
  const earlier = { ...next, now: NOW - 3_600_000 };
  expect(startOf(window, { ...FREE, requestsPerMinute: 1 }, earlier)).toBe(earlier.now);
});
