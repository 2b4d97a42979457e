import { expect, test, vi } from 'vitest';
import { answer, type Handlers } from '../../lib/background/router.ts';
import { AppError } from '../../lib/core/errors.ts';
import { schemas } from '../../lib/messaging/schemas.ts';
import type { ProtocolType } from '../../lib/messaging/protocol.ts';

const TYPES = Object.keys(schemas) as ProtocolType[];

function spies(): Handlers {
  return Object.fromEntries(TYPES.map((type) => [type, vi.fn<() => null>(() => null)])) as unknown as Handlers;
}

test('a stranger reaches no handler, whatever is asked', async () => {
  const handlers = spies();
  for (const type of TYPES) {
    expect(await answer(handlers, type, null, null)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(handlers[type]).not.toHaveBeenCalled();
  }
});

test('a content script reaches none of the handlers that are for our own pages', async () => {
  const handlers = spies();
  const own = TYPES.filter((type) => !schemas[type].from.includes('content'));
  expect(own).toContain('saveProfile');
  for (const type of own) {
    expect(await answer(handlers, type, null, 'content')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(handlers[type]).not.toHaveBeenCalled();
  }
});

test('data out of shape is refused before the handler sees it', async () => {
  const handlers = spies();
  const envelope = await answer(handlers, 'setMark', { arxivId: 'x' }, 'content');
  expect(envelope).toMatchObject({ ok: false, error: { code: 'bad-message' } });
  expect(handlers.setMark).not.toHaveBeenCalled();
});

test('a handler’s error keeps its code across the wire', async () => {
  const handlers = spies();
  handlers.getPaper = () => {
    throw new AppError('storage-full', 'no room', { retryAfter: 3 });
  };
  expect(await answer(handlers, 'getPaper', { arxivId: '2611.00001' }, 'content')).toEqual({
    ok: false,
    error: { code: 'storage-full', detail: 'no room', retryAfter: 3 },
  });
});

test('an answer is wrapped', async () => {
  const handlers = spies();
  handlers.listAnnouncements = () => [];
  expect(await answer(handlers, 'listAnnouncements', null, 'page')).toEqual({ ok: true, value: [] });
});
