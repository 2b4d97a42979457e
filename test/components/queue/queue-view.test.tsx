// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { QueueView } from '../../../components/queue/queue-view.tsx';
import type { BackgroundEvent } from '../../../lib/messaging/protocol.ts';
import { acts, answer, type Drawn, draw, resetPage } from '../shared/drawn.tsx';
import { someSettings } from '../shared/fixtures.ts';
import { anEntry, aQueue, jobOf } from './sample-queue.ts';

const fake = vi.hoisted(() => ({ listeners: [] as ((event: unknown) => void)[] }));
vi.mock('../../../lib/client/background.ts', async () => ({
  call: (await import('../shared/drawn.tsx')).callStandIn,
  listen: (onEvent: (event: unknown) => void) => void fake.listeners.push(onEvent),
}));

const LISTING = 'cs.CV 2026-11-17';

beforeEach(() => {
  resetPage();
  fake.listeners.length = 0;
});

const settle = (): Promise<void> => act(() => new Promise((resolve) => setTimeout(resolve, 0)));
const tell = async (event: BackgroundEvent): Promise<void> => {
  for (const listener of fake.listeners) listener(event);
  await settle();
};

async function view(queue = aQueue([])): Promise<Drawn> {
  answer('getQueue', () => queue);
  const page = draw(<QueueView settings={someSettings()} />);
  await settle();
  await settle();
  return page;
}

test('an empty queue says what it is for', async () => {
  const page = await view();
  expect(page.get('[data-part="empty"]').textContent).toContain('Nothing is waiting');
  expect(page.all('[data-part="queue"]')).toHaveLength(0);
});

test('jobs stand by listing, with what is left in time and money', async () => {
  const page = await view(
    aQueue([
      ...[0, 1, 2, 3].map((index) => anEntry({ job: jobOf(index, { listing: LISTING }) })),
      anEntry({ job: jobOf(9) }),
    ]),
  );
  expect(page.all('.queue-group').map((group) => group.dataset['group'])).toEqual([LISTING, '']);
  expect(page.get('.queue-group').textContent).toContain('cs.CV, Tuesday 17 November 2026');
  expect(page.get('[data-part="remaining"]').textContent).toBe(
    'about 3 min left · about 10,000 tokens · about US$0.10',
  );
});

test('what is unknown stays unknown, and what is free is free', async () => {
  const unknown = await view(
    aQueue([
      anEntry({ job: jobOf(0), pace: null, expected: { inputTokens: 9, outputTokens: 1, cost: null, free: false } }),
    ]),
  );
  expect(unknown.get('[data-part="remaining"]').textContent).toBe(
    'time left not known yet · about 10 tokens · price unknown',
  );
  const free = await view(
    aQueue([anEntry({ job: jobOf(0), expected: { inputTokens: 9, outputTokens: 1, cost: null, free: true } })]),
  );
  expect(free.get('[data-part="remaining"]').textContent).toContain('free');
});

test('what is answered and waits for room on the disk takes neither time nor money any more', async () => {
  const page = await view(aQueue([anEntry({ job: jobOf(0, { error: { code: 'no-room' } }) })]));
  expect(page.get('[data-part="error"]').dataset['code']).toBe('no-room');
  expect(page.all('[data-part="remaining"]')).toHaveLength(0);
});

test('each waiting job says what it waits for', async () => {
  const now = Date.now();
  const page = await view(
    aQueue([
      anEntry({ job: jobOf(0) }),
      anEntry({ job: jobOf(1, { notBefore: now + 90_000, error: { code: 'rate-limited' } }) }),
      anEntry({ job: jobOf(2, { error: { code: 'over-budget' } }) }),
      anEntry({ job: jobOf(3, { error: { code: 'no-key' } }) }),
      anEntry({ job: jobOf(4, { state: 'running', received: 500 }), attempts: 2 }),
      anEntry({ job: jobOf(5, { state: 'failed', error: { code: 'refusal' } }) }),
    ]),
  );
  const row = (index: number): HTMLElement => page.get(`[data-job-id="job-${index}"]`);
  expect(row(0).querySelector('[data-wait]')?.getAttribute('data-wait')).toBe('turn');
  expect(row(1).querySelector('[data-wait]')?.textContent).toMatch(/Tried again at \d/);
  expect(row(2).querySelector('[data-part="error"]')?.getAttribute('data-code')).toBe('over-budget');
  expect(row(3).querySelector('[data-part="error"]')?.getAttribute('data-code')).toBe('no-key');
  expect(row(4).textContent).toMatch(/500 of about [\d,]+ characters/);
  expect(row(4).textContent).toContain('attempt 2');
  expect(row(5).querySelector('[data-action="retry"]')?.getAttribute('aria-label')).toContain('Counting Leaves');
  expect(page.get('[data-part="remaining"]').textContent).toContain('2 wait for you or your budget');
});

test('a service at its limit a minute is said, with when it may be asked', async () => {
  const now = Date.now();
  const window = { calls: [{ id: 'a', at: now - 10_000, tokens: 10 }], told: { requests: null, tokens: null } };
  const room = { concurrency: 2, requestsPerMinute: 1, tokensPerMinute: null, window };
  const page = await view(aQueue([anEntry({ job: jobOf(0) })], { rooms: { default: room } }));
  expect(page.get('[data-wait]').dataset['wait']).toBe('limit');
});

test('a group is cancelled together, and what had not begun is put back by one press', async () => {
  answer('cancel', () => ({ waiting: ['job-1'], running: 1 }));
  answer('putBack', () => undefined);
  const page = await view(
    aQueue([
      anEntry({ job: jobOf(0, { state: 'running', listing: LISTING }) }),
      anEntry({ job: jobOf(1, { listing: LISTING }) }),
      anEntry({ job: jobOf(2) }),
    ]),
  );
  await page.press(`[data-group="${LISTING}"] header [data-action="cancel"]`);
  expect(acts().at(-1)).toEqual({ type: 'cancel', data: { jobIds: ['job-0', 'job-1'] } });
  expect(page.get('[data-part="taken"]').textContent).toContain('nothing was paid');
  await page.press('[data-action="undo"]', { trusted: false });
  expect(acts().some(({ type }) => type === 'putBack')).toBe(false);
  await page.press('[data-action="undo"]');
  expect(acts()).toContainEqual({ type: 'putBack', data: { jobIds: ['job-1'] } });
  expect(page.all('[data-part="taken"]')).toHaveLength(0);
});

test('a failed summary is planned anew, anything else waits again', async () => {
  answer('putBack', () => undefined);
  answer('buildDigest', () => jobOf(0));
  const subject = { task: 'digest', category: 'cs.CV', announcementDate: '2026-11-17' } as const;
  const failed = { state: 'failed', error: { code: 'timeout' } } as const;
  const page = await view(
    aQueue([anEntry({ job: jobOf(0, { ...failed, subject }), title: null }), anEntry({ job: jobOf(1, failed) })]),
  );
  await page.press('[data-job-id="job-0"] .queue-acts [data-action="retry"]');
  expect(acts()).toContainEqual({
    type: 'buildDigest',
    data: { category: 'cs.CV', announcementDate: '2026-11-17' },
  });
  await page.press('[data-job-id="job-1"] .queue-acts [data-action="retry"]');
  expect(acts()).toContainEqual({ type: 'putBack', data: { jobIds: ['job-1'] } });
});

test('a thousand jobs are drawn in part, and the rest on request', async () => {
  const page = await view(
    aQueue(Array.from({ length: 1_000 }, (_, index) => anEntry({ job: jobOf(index, { listing: LISTING }) }))),
  );
  expect(page.all('.queue-job')).toHaveLength(20);
  await page.press('.queue-group > [data-action="toggle"]');
  expect(page.all('.queue-job')).toHaveLength(120);
});

test('it follows what other pages do, and asks for what is done only when that is opened', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  answer('getEnded', () => [anEntry({ job: jobOf(7, { state: 'done' }) })]);
  const page = await view(aQueue([anEntry({ job: jobOf(0) })]));
  const running = jobOf(0, { state: 'running' });
  answer('getQueue', () => aQueue([anEntry({ job: running })]));
  await tell({ type: 'job', job: running });
  expect(page.get('[data-job-id="job-0"]').dataset['state']).toBe('running');
  await tell({ type: 'settings', settings: { ...someSettings(), queuePaused: true } });
  expect(page.get('[data-part="queue"]').dataset['paused']).toBe('true');
  expect(acts().some(({ type }) => type === 'getEnded')).toBe(false);
  const details = page.get('[data-part="ended"]') as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await settle();
  await settle();
  expect(details.textContent).toContain('Counting Leaves');
  vi.useRealTimers();
});

test('it speaks Chinese', async () => {
  resetPage('zh-CN');
  const page = await view(aQueue([anEntry({ job: jobOf(0, { listing: '/list/cs.CV/recent' }) })], { paused: true }));
  expect(page.container.textContent).toContain('已暂停');
  expect(page.container.textContent).toContain('继续后大约还需 1 分钟');
  expect(page.container.textContent).toContain('arxiv.org/list/cs.CV/recent');
});
