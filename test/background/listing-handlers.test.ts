import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { EntryKind } from '../../lib/arxiv/paper.ts';
import { listingHandlers } from '../../lib/background/listing-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Services } from '../../lib/background/services.ts';
import { Database } from '../../lib/db/database.ts';
import { updateMark } from '../../lib/db/marks.ts';
import { putAnnounced, putPapers } from '../../lib/db/papers.ts';
import { applyMark } from '../../lib/library/marks.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { makePaper } from '../fixtures/records.ts';

const [SEEN, OTHER, SURVEY] = ['2611.00001', '2611.00002', '2611.00003'] as const;
const [YESTERDAY, TODAY] = ['2026-11-16', '2026-11-17'] as const;
const EVENING = `${YESTERDAY}T20:00:00.000Z`;
const MORNING = `${TODAY}T08:00:00.000Z`;

let database: Database;
let handlers: ReturnType<typeof listingHandlers>;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  database = new Database(crypto.randomUUID());
  handlers = listingHandlers({ database, events: { tell: () => {} } } as unknown as Services, {
    tryPatterns: () => Promise.reject(new Error('no rule here is a pattern')),
  });
  const papers = [SEEN, OTHER, SURVEY].map((arxivId) =>
    makePaper({ arxivId, title: arxivId === SURVEY ? 'A Survey of Leaves' : `Leaves ${arxivId}` }),
  );
  await putPapers(database, papers, readPaper, EVENING);
});

const announce = (category: string, announcementDate: string, arxivIds: readonly string[]): Promise<void> =>
  putAnnounced(database, {
    category,
    announcementDate,
    entries: arxivIds.map((arxivId) => ({ arxivId, kind: 'new' as const })),
  });

/** Why each row is one line and no more. */
async function foldedOf(
  rows: readonly [arxivId: string, kind?: EntryKind][],
  listing: string = `cs.LG ${TODAY}`,
  openedAt: string = MORNING,
): Promise<(string | null)[]> {
  const entries = rows.map(([arxivId, kind = 'cross']) => ({ arxivId, kind, section: 0 }));
  const { placings } = await handlers.rankListing({ entries, listing, openedAt });
  return placings.map((placing) => placing?.folded?.words ?? null);
}

const see = (arxivId: string, at: string): Promise<unknown> =>
  updateMark(database, arxivId, (mark) => applyMark(mark, { seen: true }, at));

describe('a row is folded', () => {
  test('where its paper was seen in the mailing of another category, and not where it was only announced there', async () => {
    await announce('cs.CV', TODAY, [SEEN, OTHER]);
    await announce('cs.LG', TODAY, [SEEN, OTHER]);
    await see(SEEN, EVENING);
    expect(await foldedOf([[SEEN], [OTHER]])).toEqual([`You have seen this in cs.CV: Leaves ${SEEN}`, null]);
    await patchSettings({ uiLanguage: 'zh-CN' });
    expect(await foldedOf([[SEEN]])).toEqual([`在 cs.CV 列表中看过：Leaves ${SEEN}`]);
  });

  test('never for having been seen on this very listing, however often that is opened', async () => {
    await announce('cs.CV', TODAY, [SEEN]);
    expect(await foldedOf([[SEEN]])).toEqual([null]);
    await see(SEEN, `${TODAY}T08:01:00.000Z`);
    expect(await foldedOf([[SEEN]], `cs.LG ${TODAY}`, `${TODAY}T09:00:00.000Z`)).toEqual([null]);
  });

  test('neither as a replacement, nor on a page of no one day, nor for a mailing that comes later', async () => {
    await announce('cs.CV', TODAY, [SEEN]);
    await see(SEEN, EVENING);
    expect(await foldedOf([[SEEN, 'replacement']])).toEqual([null]);
    expect(await foldedOf([[SEEN]], '/list/cs.LG/recent')).toEqual([null]);
    expect(await foldedOf([[SEEN]], `cs.LG ${YESTERDAY}`)).toEqual([null]);
  });

  test('where it stands further up on the page, and where a rule leaves it out, of which the repeat is said first', async () => {
    await patchSettings({ excludeKeywords: ['survey'] });
    expect(await foldedOf([[OTHER], [OTHER], [SURVEY], [SURVEY]])).toEqual([
      null,
      `Also further up on this page: Leaves ${OTHER}`,
      'Left out by your rule “survey”: A Survey of Leaves',
      'Also further up on this page: A Survey of Leaves',
    ]);
  });
});
