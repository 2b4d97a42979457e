import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { findFullText, putFullText } from '../../lib/db/fulltexts.ts';
import type { FullText } from '../../lib/fulltext/full-text.ts';

const NAME = 'marginalia-fulltexts';
let database = new Database(NAME);

afterEach(async () => {
  await database.close();
  await deleteDB(NAME);
  database = new Database(NAME);
});

const at = (minute: number): string => `2026-11-17T08:${String(minute).padStart(2, '0')}:00.000Z`;

function textOf(characters: number): FullText {
  const blocks = [{ type: 'paragraph' as const, text: 'x'.repeat(characters) }];
  return { source: 'html', title: 'A Text', sections: [{ title: '', number: '', level: 1, kind: 'other', blocks }] };
}

test('a text is found as it was kept, and another version’s is not', async () => {
  await putFullText(database, '2611.00001v2', textOf(10), at(0));
  expect(await findFullText(database, '2611.00001v2', at(1))).toEqual(textOf(10));
  expect(await findFullText(database, '2611.00001v1', at(1))).toBeUndefined();
});

test('that there is no text is believed for a day', async () => {
  await putFullText(database, 'scan', null, '2026-11-17T08:00:00.000Z');
  expect(await findFullText(database, 'scan', '2026-11-17T20:00:00.000Z')).toBeNull();
  expect(await findFullText(database, 'scan', '2026-11-18T07:59:00.000Z')).toBeNull();
  expect(await findFullText(database, 'scan', '2026-11-18T08:00:00.000Z')).toBeUndefined();
  await putFullText(database, 'scan', textOf(10), '2026-11-18T08:01:00.000Z');
  expect(await findFullText(database, 'scan', '2026-11-18T08:02:00.000Z')).toEqual(textOf(10));
});

test('the texts that were not used for longest make room', async () => {
  for (const [minute, id] of ['a', 'b', 'c'].entries()) await putFullText(database, id, textOf(10), at(minute), 30);
  await findFullText(database, 'a', at(10));
  await putFullText(database, 'd', textOf(10), at(11), 30);
  const kept = (await (await database.connection()).getAllKeys('fulltexts')).toSorted();
  expect(kept).toEqual(['a', 'c', 'd']);
});

test('a text larger than the room there is stays until the next one comes', async () => {
  await putFullText(database, 'a', textOf(10), at(0), 30);
  await putFullText(database, 'long', textOf(50), at(1), 30);
  expect(await (await database.connection()).getAllKeys('fulltexts')).toEqual(['long']);
  await putFullText(database, 'b', textOf(10), at(2), 30);
  expect(await (await database.connection()).getAllKeys('fulltexts')).toEqual(['b']);
});
