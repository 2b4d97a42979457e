import { expect, test } from 'vitest';
import { readText } from '../../lib/core/read-body.ts';

/** A body without end, as a server can send one; tells how much was taken of it. */
function endless(): { response: Response; taken: () => number; isCancelled: () => boolean } {
  let taken = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1_000;
      controller.enqueue(new Uint8Array(1_000).fill(97));
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { response: new Response(body), taken: () => taken, isCancelled: () => isCancelled };
}

test('a text within the bound is read whole, characters across pieces too', async () => {
  const text = 'Ωμέγα 中文 '.repeat(50);
  expect(await readText(new Response(text), 10_000)).toBe(text);
  expect(await readText(new Response(null), 10)).toBe('');
});

test('of a body without end no more is taken than the bound, and it is let go of', async () => {
  const { response, taken, isCancelled } = endless();
  expect(await readText(response, 10_000)).toBeNull();
  expect(taken()).toBeLessThan(14_000);
  expect(isCancelled()).toBe(true);
});

test('one that says it is longer is not read at all', async () => {
  const response = new Response('x'.repeat(100), { headers: { 'Content-Length': '100' } });
  expect(await readText(response, 99)).toBeNull();
});
