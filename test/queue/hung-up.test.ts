import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { streamCompletion } from '../../lib/completion/stream-completion.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { Queue } from '../../lib/queue/queue.ts';
import { aStanding, makeJob } from '../fixtures/records.ts';
import { openStream, sendText, startServer } from '../completion/local-server.ts';

test('a server that goes on sending after it was hung up on holds no place, and its late answer is stored nowhere', async () => {
  const { profile, requests } = await startServer((_, response) => {
    openStream(response);
    // It never hears that nobody listens any more.
    const timer = setInterval(() => sendText(response, 'more '), 5);
    response.on('error', () => undefined);
    setTimeout(() => clearInterval(timer), 2_000);
  });
  const store = jobStore(new Database(crypto.randomUUID()));
  const stored: string[] = [];
  let heard = '';
  const queue = new Queue({
    store,
    run: async (job, { signal }) => {
      const messages = [{ role: 'user' as const, content: job.id }];
      const request = {
        profile,
        apiKey: '',
        messages,
        schema: null,
        outputLevel: 'plain' as const,
        maxOutputTokens: 9,
      };
      for await (const event of streamCompletion(request, { signal })) if (event.type === 'delta') heard += event.text;
      stored.push(job.id);
    },
    standing: async () => aStanding({ concurrency: 1 }),
    isStored: async () => false,
    onStart: () => undefined,
    pauseProfile: async () => undefined,
    onChange: () => undefined,
    onInterrupted: async () => undefined,
    stayAwake: () => undefined,
    wakeAt: () => undefined,
  });
  await queue.enqueue([makeJob({ id: 'first', createdAt: 1 }), makeJob({ id: 'second', createdAt: 2 })]);
  await vi.waitFor(() => expect(heard).not.toBe(''));
  await queue.cancel(['first']);
  await vi.waitFor(() => expect(requests).toHaveLength(2));
  expect((await store.find('first'))?.state).toBe('cancelled');
  expect((await store.find('second'))?.state).toBe('running');
  await queue.cancel(['second']);
  expect(await requests[1]?.closed).toBe(true);
  expect(stored).toEqual([]);
  expect((await store.find('first'))?.state).toBe('cancelled');
});
