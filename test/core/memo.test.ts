import { expect, it, vi } from 'vitest';
import { memo } from '../../lib/core/memo.ts';

it('works a text through once, and forgets the one that was not asked for the longest', () => {
  const make = vi.fn<(text: string) => number>((text) => text.length);
  const length = memo(2, make);
  expect([length('a'), length('bb'), length('a'), length('ccc'), length('a')]).toEqual([1, 2, 1, 3, 1]);
  expect(make).toHaveBeenCalledTimes(3);
  expect(length('bb')).toBe(2);
  expect(make).toHaveBeenCalledTimes(4);
});
