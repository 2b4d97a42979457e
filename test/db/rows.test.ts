import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Database } from '../../lib/db/database.ts';
import { mergeRows, type Row, untyped } from '../../lib/db/rows.ts';

const day = fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-30');
const row = (n: number): Row => ({ arxivId: `2611.${10_000 + n}` });
const nameOf = (row: Row): string => JSON.stringify([row['arxivId'], row['category'], row['announcementDate']]);
const decide = (here: Row | undefined): { verdict: 'here' | 'new' } => ({ verdict: here ? 'here' : 'new' });
const stores: Readonly<Record<string, fc.Arbitrary<Row>>> = {
  // Far apart and close together.
  notes: fc.nat(60).map((n) => ({ arxivId: `26${String(n % 12).padStart(2, '0')}.${10_000 + n}` })),
  announcements: fc.record({ category: fc.constantFrom('cs.CV', 'cs.LG', 'math.PR'), announcementDate: day }),
};
const keyless: fc.Arbitrary<Row> = fc.constantFrom<Row[]>({}, { arxivId: 7 }, { arxivId: '' }, { category: 'cs.CV' });

test.each(Object.entries(stores))(
  'rows of %s are each held against the one under their key, in their order, and put together',
  async (store, keys) => {
    const rows = fc.array(
      fc
        .oneof({ weight: 9, arbitrary: keys }, keyless)
        .chain((key) => fc.nat(9).map((n): Row & { n: number } => ({ ...key, n }))),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { maxLength: 40 }), rows, fc.boolean(), async (there, coming, write) => {
        const database = new Database(crypto.randomUUID());
        const db = await untyped(database);
        const model = new Map<string, Row>();
        for (const key of there) {
          const row = { ...key, n: 4 };
          model.set(nameOf(row), row);
          await db.put(store, row);
        }
        const before = await db.getAll(store);
        const verdicts: Record<string, number> = {};
        const changed = new Map(model);
        for (const row of coming) {
          const isKeyless =
            store === 'notes'
              ? !('arxivId' in row && typeof row['arxivId'] === 'string' && row['arxivId'])
              : !('announcementDate' in row);
          const here = changed.get(nameOf(row));
          const verdict = isKeyless ? 'broken' : !here ? 'new' : row.n > Number(here['n']) ? 'newer' : 'older';
          verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
          if (verdict === 'new' || verdict === 'newer') changed.set(nameOf(row), row);
        }
        const { counts } = await mergeRows(
          database,
          store,
          coming,
          (here, row) => {
            if (!here) return { verdict: 'new', row };
            return Number(row['n']) > Number(here['n']) ? { verdict: 'newer', row } : { verdict: 'older' };
          },
          { write },
        );
        expect(counts).toEqual(verdicts);
        const after = (await db.getAll(store)) as Row[];
        expect(new Map(after.map((row) => [nameOf(row), row]))).toEqual(
          write ? changed : new Map(before.map((row: Row) => [nameOf(row), row])),
        );
        await database.close();
      }),
      { numRuns: 60 },
    );
  },
);

test('neighbours are read in one request, and rows far apart one by one: never all that lies between them', async () => {
  const database = new Database(crypto.randomUUID());
  const db = await untyped(database);
  for (let n = 0; n < 100; n += 1) await db.put('notes', row(n));
  const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  const hold = (rows: Row[]) => mergeRows(database, 'notes', rows, decide, { write: false });
  expect((await hold([row(0), row(99), row(200)])).counts).toEqual({ here: 2, new: 1 });
  expect(getAll).not.toHaveBeenCalled();
  expect((await hold([row(7), row(5), row(6)])).counts).toEqual({ here: 3 });
  expect(getAll).toHaveBeenCalledTimes(1);
  getAll.mockRestore();
});

test('a row that cannot be put ends the whole, and its own fault is told', async () => {
  const database = new Database(crypto.randomUUID());
  const db = await untyped(database);
  const rows = [{ arxivId: '2611.00001' }, { arxivId: '2611.00002', text: () => undefined }];
  const put = mergeRows(database, 'notes', rows, (_here, row) => ({ verdict: 'new', row }), { write: true });
  await expect(put).rejects.toMatchObject({ name: 'DataCloneError' });
  expect(await db.getAll('notes')).toEqual([]);
});
