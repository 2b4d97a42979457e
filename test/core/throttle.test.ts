import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttle } from '../../lib/core/throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first value goes at once, the last of a burst at the end of the interval, none between', () => {
  const seen: number[] = [];
  const tell = throttle<number>(100, (value) => seen.push(value));
  for (const value of [1, 2, 3]) tell(value);
  expect(seen).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(seen).toEqual([1, 3]);
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual([1, 3]);
});

test('a burst that falls silent is still told', () => {
  const seen: string[] = [];
  const tell = throttle<string>(100, (value) => seen.push(value));
  tell('a');
  vi.advanceTimersByTime(10);
  tell('b');
  vi.advanceTimersByTime(90);
  expect(seen).toEqual(['a', 'b']);
});

test('flush passes on what is held, cancel forgets it', () => {
  const seen: number[] = [];
  const tell = throttle<number>(100, (value) => seen.push(value));
  tell(1);
  tell(2);
  tell.flush();
  expect(seen).toEqual([1, 2]);
  tell(3);
  tell.cancel();
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([1, 2]);
});

test('in turn, the first waits for the end of the task, and what came with it goes instead', () => {
  const seen: string[] = [];
  const tell = throttle<string>(100, (value) => seen.push(value), { inTurn: true });
  tell('');
  tell('all of it');
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(seen).toEqual(['all of it']);
  tell('more');
  vi.advanceTimersByTime(99);
  expect(seen).toEqual(['all of it']);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(['all of it', 'more']);
});
