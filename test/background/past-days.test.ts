import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPastDays } from '../../lib/background/past-days.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { putAnnouncement } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { putPapers } from '../../lib/db/papers.ts';
import { NO_TAG_RULES } from '../../lib/reader/tag-rules.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';

let database: Database;
let name = 0;

beforeEach(() => {
  database = new Database(`past-days-${name++}`);
});
afterEach(() => database.close());

/** A listing of papers on one theme each, stored as if it had been opened. */
async function open(announcementDate: string, titles: string[], category = 'cs.CV'): Promise<void> {
  const papers = titles.map((title, index) =>
    makePaper({
      arxivId: `${announcementDate.replaceAll('-', '').slice(2, 6)}.${announcementDate.slice(-2)}00${index}`,
      title,
    }),
  );
  await putPapers(database, papers, readPaper, `${announcementDate}T08:00:00.000Z`);
  const entries = papers.map(({ arxivId }) => ({ arxivId, kind: 'new' as const }));
  await putAnnouncement(database, makeAnnouncement({ category, announcementDate, entries, total: entries.length }));
}

const today = makeAnnouncement({ announcementDate: '2026-11-17' });

test('counts the tags of the listings before, of this category only', async () => {
  await open('2026-11-13', ['Optical Flow at Sea', 'Grasping in Fog']);
  await open('2026-11-16', ['Optical Flow at Dusk']);
  await open('2026-11-12', ['Optical Flow Elsewhere'], 'cs.RO');
  await open('2026-11-18', ['Optical Flow Tomorrow']);
  const past = await findPastDays({ database }, today, NO_TAG_RULES);
  expect(past).toMatchObject({ days: 2, papers: 3 });
  expect(past.tags.get('optical-flow')).toBe(2);
});

test('goes back five listings, and by the reader’s own rules', async () => {
  for (const date of ['2026-11-03', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-16']) {
    await open(date, ['Optical Flow']);
  }
  const rules = { ...NO_TAG_RULES, names: [{ tag: 'optical-flow', name: 'motion' }] };
  expect(await findPastDays({ database }, today, rules)).toEqual({
    days: 5,
    papers: 5,
    tags: new Map([['motion', 5]]),
  });
});

test('knows nothing of a category met for the first time', async () => {
  expect(await findPastDays({ database }, today, NO_TAG_RULES)).toEqual({ days: 0, papers: 0, tags: new Map() });
});
