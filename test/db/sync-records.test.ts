import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { findTwoVersions, forgetSyncStates, syncRecords } from '../../lib/db/sync-records.ts';
import { emptyMark, type Mark } from '../../lib/library/mark.ts';
import { joinSyncedTexts } from '../../lib/library/notes.ts';
import type { Content } from '../../lib/sync/agree.ts';
import { isNoteId, marksId, monthOf, noteId } from '../../lib/sync/layout.ts';
import { marks, type MarksContent } from '../../lib/sync/marks.ts';
import { type NoteContent, notes } from '../../lib/sync/notes.ts';
import type { LocalRecords } from '../../lib/sync/ports.ts';
import type { SyncState } from '../../lib/sync/record.ts';
import { Device } from '../sync/devices.ts';

const [EARLY, LATE] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];
const arxivId = '2611.00001';
let database: Database;
let taken: Set<string>;
let records: LocalRecords;

beforeEach(() => {
  database = new Database(crypto.randomUUID());
  taken = new Set();
  records = syncRecords(database, taken);
});

const content = (text: string | null, updatedAt = LATE): NoteContent => ({ text, createdAt: EARLY, updatedAt });
const starred = (id: string, at: string | null = EARLY): Mark => ({ ...emptyMark(id), starredAt: at });
const write = (id: string, local: Content, state?: SyncState | null) =>
  records.change(id, () => ({ local, ...(state === undefined ? {} : { state }), result: null }));
const read = (id: string) => records.change(id, (here) => ({ result: here }));
const rowsOf = async (store: 'notes' | 'marks' | 'noteHistory' | 'syncStates') =>
  (await database.connection()).getAll(store);
const put = async (store: 'notes' | 'marks', row: unknown) =>
  void (await (await database.connection()).put(store, row as never));

describe('a note', () => {
  test('that another device changed is read again in its history, its revision is raised, and other fields stay', async () => {
    await put('notes', { arxivId, text: 'Here.', createdAt: EARLY, updatedAt: EARLY, revision: 4, draft: 'kept' });
    await write(noteId(arxivId), content('There.'));
    expect(await rowsOf('notes')).toEqual([
      { arxivId, text: 'There.', createdAt: EARLY, updatedAt: LATE, revision: 5, draft: 'kept' },
    ]);
    expect(await rowsOf('noteHistory')).toMatchObject([{ arxivId, text: 'Here.', savedAt: EARLY }]);
    await write(noteId(arxivId), content(null));
    expect(await rowsOf('notes')).toEqual([]);
    expect((await rowsOf('noteHistory')).map((row) => ('text' in row ? row.text : ''))).toContain('There.');
    expect([...taken]).toEqual([arxivId]);
  });

  test('without a time of its making has that of its last change', async () => {
    await write(noteId(arxivId), { text: 'x', createdAt: '', updatedAt: LATE });
    expect(await rowsOf('notes')).toMatchObject([{ createdAt: LATE, revision: 1 }]);
  });

  test('that cannot be read is neither taken for removed nor written over', async () => {
    await write(noteId(arxivId), content('Agreed.'), { id: noteId(arxivId), etag: '"1"', base: null, sent: null });
    await put('notes', { arxivId, text: 7, revision: 1 });
    expect([...(await records.survey()).keys()]).toEqual([]);
    await expect(write(noteId(arxivId), content('Other.'))).rejects.toMatchObject({ fault: 'unreadable' });
    expect(await rowsOf('notes')).toMatchObject([{ text: 7 }]);
  });

  test('with what two devices wrote is named until they are merged', async () => {
    await write(noteId(arxivId), content(joinSyncedTexts('One.', 'Two.', LATE)));
    await write(noteId('2611.00002'), content('Alone.'));
    expect(await findTwoVersions(database)).toEqual([arxivId]);
    await write(noteId(arxivId), content('Merged.'));
    expect(await findTwoVersions(database)).toEqual([]);
  });
});

describe('marks', () => {
  test('of a month are one record, identifiers of before 2007 among them', async () => {
    const ids = ['0703.99999', 'hep-th/0703001', 'math.GT/0703002', '0704.0001', 'hep-th/9901001', '2611.00001'];
    for (const id of ids) await put('marks', starred(id));
    const months = Object.fromEntries(Map.groupBy(ids, (id) => marksId(monthOf(id))));
    for (const [id, own] of Object.entries(months)) {
      const { local } = await read(id);
      expect([...(local as MarksContent).keys()].toSorted(), id).toEqual(own?.toSorted());
    }
    expect([...(await records.survey()).keys()].toSorted()).toEqual(Object.keys(months).toSorted());
  });

  test('that say the same are not written, and a row that cannot be read stays as it is', async () => {
    await put('marks', starred(arxivId));
    await put('marks', { arxivId: '2611.00002', seenAt: 7 });
    const id = marksId('2611'.replace(/(..)(..)/, '20$1-$2'));
    await write(
      id,
      new Map(
        [starred(arxivId), starred('2611.00002'), starred('2611.00003')].map((mark) => [mark.arxivId, mark] as const),
      ),
    );
    expect([...taken]).toEqual(['2611.00003']);
    expect(await rowsOf('marks')).toEqual([
      starred(arxivId),
      { arxivId: '2611.00002', seenAt: 7 },
      starred('2611.00003'),
    ]);
  });
});

test('what fails while it decides writes nothing, and the next change finds the store free', async () => {
  await write(noteId(arxivId), content('Here.'));
  const fault = new Error('half way');
  const change = records.change(noteId(arxivId), () => {
    throw fault;
  });
  await expect(change).rejects.toBe(fault);
  expect((await read(noteId(arxivId))).local).toMatchObject({ text: 'Here.' });
});

const state = (id: string): SyncState => ({ id, etag: '"1"', base: null, sent: 'x' });

test('what was agreed on is kept, forgotten one by one, or all at once', async () => {
  for (const id of [noteId(arxivId), noteId('2611.00002'), marksId('2026-11')]) {
    await records.change(id, () => ({ state: state(id), result: null }));
    expect((await read(id)).state).toEqual(state(id));
  }
  await records.change(noteId(arxivId), () => ({ state: null, result: null }));
  expect((await read(noteId(arxivId))).state).toBeNull();
  await forgetSyncStates(database);
  expect(await rowsOf('syncStates')).toEqual([]);
  expect((await records.survey()).size).toBe(0);
});

/** Of any store of records: what sync is proved with in memory, and what it runs on. */
const PAPERS = ['2611.00001', '2611.00002', '0703.00001', 'hep-th/0703001'] as const;
const paper = fc.constantFrom(...PAPERS);
const time = fc.constantFrom(null, EARLY, LATE);
const act = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), paper, text: fc.constantFrom(null, 'one', 'two', '三') }),
  fc.record({
    kind: fc.constant('mark' as const),
    paper,
    starredAt: time,
    seenAt: time,
    tags: fc.uniqueArray(fc.constantFrom('a', '乙'), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('agree' as const), paper, isNote: fc.boolean() }),
  fc.record({ kind: fc.constant('forget' as const), paper, isNote: fc.boolean() }),
);

/** All that a device says of its records, in one order. */
async function plainOf(local: LocalRecords): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  const survey = await local.survey();
  for (const id of [...survey.keys()].toSorted((a, b) => (a < b ? -1 : 1))) {
    const here = await local.change(id, (own) => ({ result: own }));
    const content = isNoteId(id)
      ? (here.local as NoteContent).text
      : marks.keyOf(new Map([...(here.local as MarksContent)].toSorted(([a], [b]) => (a < b ? -1 : 1))));
    all[id] = { survey: survey.get(id), state: here.state, content };
  }
  return all;
}

test('whatever is written, the database and the device in memory that sync is proved with say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const stored = syncRecords(new Database(crypto.randomUUID()), new Set());
      const device = new Device();
      const both: LocalRecords[] = [stored, device];
      for (const each of acts) {
        const id =
          each.kind === 'note' || ('isNote' in each && each.isNote) ? noteId(each.paper) : marksId(monthOf(each.paper));
        for (const local of both) {
          await local.change(id, (here) => {
            if (each.kind === 'note') return { local: content(each.text), result: null };
            if (each.kind === 'forget') return { state: null, result: null };
            if (each.kind === 'agree') {
              const version = { content: here.local as never, past: [] };
              const base = (isNoteId(id) ? notes : marks).encode(id.slice(id.indexOf('|') + 1), version, LATE);
              return { state: { id, etag: '"1"', base, sent: null }, result: null };
            }
            const tags = each.tags.map((name) => ({ name, at: EARLY }));
            const { starredAt, seenAt } = each;
            const mark = { ...emptyMark(each.paper), starredAt, seenAt, ...(tags.length > 0 ? { tags } : {}) };
            return { local: new Map([...(here.local as MarksContent), [each.paper, mark]]), result: null };
          });
        }
      }
      const [told, expected] = await Promise.all(both.map(plainOf));
      expect(told).toEqual(expected);
    }),
    { numRuns: 120 },
  );
});
