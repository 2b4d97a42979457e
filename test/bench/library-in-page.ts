/** Bundled and run in a page of the extension: puts a library of many papers into its database, and counts its trends. */
import { toLibraryEntries } from '../../lib/background/library-rows.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { Database } from '../../lib/db/database.ts';
import { findLibraryPiece } from '../../lib/db/library.ts';
import type { LibraryRow } from '../../lib/library/library-row.ts';
import { tagTrends } from '../../lib/library/trends/tag-trends.ts';
import { countWeeks } from '../../lib/library/trends/week-counts.ts';
import { defaultSettings } from '../../lib/settings/defaults.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const WRITTEN_AT_ONCE = 1_000;
/** Of so many papers one is starred, and has a note. */
const EVERY = 40;
/** Papers with an announcement of their own day. */
const A_DAY = 400;

/** The readings of some papers stand for all: what is measured is not the reader. */
async function fillLibrary(count: number, noteEvery = EVERY): Promise<void> {
  const database = new Database();
  const models = inventPapers(A_DAY).map((paper) => ({ ...paper, reading: readPaper(paper, null) }));
  for (let from = 0; from < count; from += WRITTEN_AT_ONCE) {
    const db = await database.connection();
    const transaction = db.transaction(['papers', 'marks', 'notes'], 'readwrite');
    for (let index = from; index < Math.min(count, from + WRITTEN_AT_ONCE); index += 1) {
      const model = models[index % models.length];
      if (!model) continue;
      const month = String(1 + (Math.floor(index / A_DAY) % 12)).padStart(2, '0');
      const arxivId = `26${month}.${String(10_000 + index)}`;
      const announcementDate = `2026-${month}-${String(1 + (Math.floor(index / A_DAY / 12) % 28)).padStart(2, '0')}`;
      void transaction.objectStore('papers').put({
        ...model,
        arxivId,
        versions: [1],
        announced: [{ category: 'cs.CV', announcementDate, kind: 'new' }],
        storedAt: `${announcementDate}T08:00:00.000Z`,
      });
      if (index % noteEvery !== 0) continue;
      const at = `${announcementDate}T09:00:00.000Z`;
      void transaction.objectStore('marks').put({ arxivId, seenAt: at, starredAt: at, hiddenAt: null });
      void transaction
        .objectStore('notes')
        .put({ arxivId, text: `Note on paper ${index}.`, createdAt: at, updatedAt: at, revision: 1 });
    }
    await transaction.done;
  }
  await database.close();
}

/** Milliseconds in which the weeks of all rows are counted, and what rises is told from what falls; each round anew. */
async function timeTrends(rounds: number): Promise<{ rows: number; times: number[] }> {
  const database = new Database();
  const settings = defaultSettings('en');
  const rows: LibraryRow[] = [];
  for (let after: string | null = null, isMore = true; isMore; ) {
    const { parts, next } = await findLibraryPiece(database, after, WRITTEN_AT_ONCE);
    rows.push(...toLibraryEntries(parts, settings).map(({ row }) => row));
    after = next;
    isMore = next !== null;
  }
  await database.close();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    tagTrends(countWeeks(rows, { categories: [], tag: null }));
    return performance.now() - start;
  });
  return { rows: rows.length, times };
}

Object.assign(globalThis, { fillLibrary, timeTrends });
