import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { learnedInterest } from '../../lib/background/learned-interest.ts';
import { markPapers } from '../../lib/background/mark-papers.ts';
import { noteHandlers } from '../../lib/background/note-handlers.ts';
import { answer, type Handlers } from '../../lib/background/router.ts';
import type { Services } from '../../lib/background/services.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { Database } from '../../lib/db/database.ts';
import { findLearned, putLearned } from '../../lib/db/interests.ts';
import { putPapers } from '../../lib/db/papers.ts';
import type { Note, NoteVersion } from '../../lib/library/note.ts';
import type { ProtocolType } from '../../lib/messaging/protocol.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const arxivId = '2611.00001';
const LEARNED = { id: 'learned', weights: {}, bias: 0, wanted: 1, unwanted: 0, since: null, learnedAt: '' } as const;
let handlers: Handlers;
let database: Database;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  const events = { tell: () => undefined };
  handlers = noteHandlers({ database, events } as unknown as Services) as Handlers;
});

async function call(type: ProtocolType, data: object, role: 'page' | 'content' = 'page'): Promise<unknown> {
  const envelope = await answer(handlers, type, { arxivId, ...data }, role);
  return envelope.ok ? envelope.value : envelope.error.code;
}
const save = async (text: string, revision: number) => (await call('saveNote', { text, revision })) as Note | null;
const versions = async () => (await call('listNoteVersions', {})) as NoteVersion[];

test('a deleted note comes back from its history, and what came after it is there too', async () => {
  const first = await save('A kite needs a tail.', 0);
  expect(await save('', first?.revision ?? 0)).toBeNull();
  const [version] = await versions();
  expect(version?.text).toBe('A kite needs a tail.');
  await save('Something else.', 0);
  expect(await call('restoreNote', { id: version?.id })).toMatchObject({ text: 'A kite needs a tail.' });
  expect((await versions()).map(({ text }) => text)).toContain('Something else.');
});

test('two windows that meet leave both texts in the note and in its history; one putting back tells the other', async () => {
  const first = await save('common', 0);
  const revision = first?.revision ?? 0;
  await save('theirs', revision);
  const joined = await save('mine', revision);
  expect(joined?.text).toMatch(/^mine\n[^]*\ntheirs$/);
  const texts = (await versions()).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['mine', 'theirs']));
  const theirs = (await versions()).find(({ text }) => text === 'theirs');
  const back = (await call('restoreNote', { id: theirs?.id })) as Note;
  // A window that had the joined text open and types meets it, and both are kept once more.
  const met = await save('mine, joined and changed', joined?.revision ?? 0);
  expect(met?.text).toContain('mine, joined and changed');
  expect(met?.text).toContain(back.text);
});

test('an earlier version that is gone is said, and nothing changes; arXiv’s pages cannot ask for any', async () => {
  const note = await save('common', 0);
  expect(await call('restoreNote', { id: 'none' })).toBe('not-found');
  expect(await call('getNote', {})).toEqual(note);
  expect(await call('listNoteVersions', {}, 'content')).toBe('forbidden');
});

test('a save that fails half way leaves note and history as they were', async () => {
  const note = await save('A kite needs a tail.', 0);
  const fault = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  expect(await call('saveNote', { text: '', revision: note?.revision })).toBe('storage-full');
  fault.mockRestore();
  expect(await call('getNote', {})).toEqual(note);
  expect(await versions()).toEqual([]);
});

test('a note that comes or goes is learned from; each further save of its words leaves what was learned standing', async () => {
  const papers = inventPapers(12);
  await putPapers(database, papers, readPaper, '2026-11-25T08:00:00.000Z');
  const starred = papers.map((paper) => paper.arxivId).filter((id) => id !== arxivId);
  await markPapers(database, starred.slice(0, 4), { starred: true });
  expect(await learnedInterest(database)).toMatchObject({ wanted: 4 });

  let note = await save('A', 0);
  expect(await findLearned(database)).toBeUndefined();
  const learned = await learnedInterest(database);
  expect(learned).toMatchObject({ wanted: 5 });
  for (const text of ['A ki', 'A kite', 'A kite needs', 'A kite needs a tail.']) {
    note = await save(text, note?.revision ?? 0);
    expect(await findLearned(database)).toEqual(learned);
  }

  await save('', note?.revision ?? 0);
  expect(await findLearned(database)).toBeUndefined();
  expect(await learnedInterest(database)).toMatchObject({ wanted: 4 });
});

test('after a reset a note of before counts again once it is changed, and only then anew', async () => {
  const first = await save('Before.', 0);
  await patchSettings({ interestSince: new Date(Date.now() + 5).toISOString() });
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(first?.updatedAt ?? '') + 10));
  await putLearned(database, LEARNED);
  const second = await save('After.', first?.revision ?? 0);
  expect(await findLearned(database)).toBeUndefined();
  await putLearned(database, LEARNED);
  await save('After it.', second?.revision ?? 0);
  expect(await findLearned(database)).toEqual(LEARNED);
});
