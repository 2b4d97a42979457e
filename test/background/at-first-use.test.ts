import { expect, test, vi } from 'vitest';
import { atFirstUse } from '../../lib/background/at-first-use.ts';

test('nothing is made before it is asked for, and two who ask at once get one and the same', async () => {
  const make = vi.fn<() => Promise<object>>(async () => ({}));
  const made = atFirstUse(make);
  expect(make).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([made(), made()]);
  expect(first).toBe(second);
  expect(await made()).toBe(first);
  expect(make).toHaveBeenCalledOnce();
});

test('what goes wrong in the making reaches whoever asks', async () => {
  const made = atFirstUse(async () => {
    throw new Error('no such module');
  });
  await expect(made()).rejects.toThrow('no such module');
});
