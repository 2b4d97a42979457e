import { findAnnouncement } from '../db/announcements.ts';
import { findLibraryParts, findLibraryPiece } from '../db/library.ts';
import { findPaper, findPapers } from '../db/papers.ts';
import type { LibraryEntry } from '../library/library-row.ts';
import type { LibraryPiece } from '../messaging/protocol.ts';
import { nameTags } from '../reader/tag-names.ts';
import { getSettings } from '../settings/store.ts';
import { announcedPapers, toDayPapers } from './day-papers.ts';
import { selectOfDay } from './day-selection.ts';
import { markPapers } from './mark-papers.ts';
import { toLibraryEntries } from './library-rows.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { versionHandlers } from './version-handlers.ts';
import { paperViews } from './views.ts';

type LibraryHandlers = Pick<
  Handlers,
  'listLibrary' | 'getLibraryRows' | 'getPaperHistory' | 'listStandIns' | 'setMarks'
>;

/** The first piece is what fills a window, at once; the others are few messages and none too long. */
const FIRST_PIECE = 100;
const PIECE = 500;
/** Characters of what is searched after which a piece ends, whatever is left of it. */
const MOST_TEXT = 4_000_000;
/** Papers whose views are made and told at a time. */
const TOLD_AT_ONCE = 100;

/** The whole library for the page that shows it, in pieces, and marks given to many papers. */
export function libraryHandlers(services: Services): LibraryHandlers & ReturnType<typeof versionHandlers> {
  const { database, events } = services;
  return {
    ...versionHandlers(services),
    async listLibrary({ after }) {
      const settings = await getSettings();
      const { parts, next } = await findLibraryPiece(database, after, after === null ? FIRST_PIECE : PIECE);
      const entries = toLibraryEntries(parts, settings);
      const taken = entries.slice(0, countWithin(entries, MOST_TEXT));
      return asPiece(taken, taken.length < entries.length ? (taken.at(-1)?.row.arxivId ?? null) : next);
    },
    async getLibraryRows({ arxivIds }) {
      const settings = await getSettings();
      return asPiece(toLibraryEntries(await findLibraryParts(database, arxivIds), settings), null);
    },
    async getPaperHistory({ arxivId }) {
      const record = await findPaper(database, arxivId);
      if (!record) return null;
      const { announced, versions, storedAt, imported } = record;
      return { announced, versions, storedAt, imported: imported === true };
    },
    async listStandIns({ category, announcementDate }) {
      const announcement = await findAnnouncement(database, category, announcementDate);
      if (!announcement) return {};
      const records = await announcedPapers(services, announcement);
      const settings = await getSettings();
      const papers = toDayPapers(announcement, records, settings.tagRules);
      const { standIns } = await selectOfDay(services, { records, papers }, settings);
      return Object.fromEntries(
        Object.entries(standIns).map(([arxivId, { relevance, significance }]) => [
          arxivId,
          { relevance, significance },
        ]),
      );
    },
    async setMarks({ arxivIds, ...patch }) {
      const marks = await markPapers(database, arxivIds, patch);
      for (let from = 0; from < arxivIds.length; from += TOLD_AT_ONCE) {
        const records = await findPapers(database, arxivIds.slice(from, from + TOLD_AT_ONCE));
        for (const view of await paperViews(services, records)) events.tell({ type: 'paper', view });
      }
      return marks;
    },
  };
}

function asPiece(entries: LibraryEntry[], next: string | null): LibraryPiece {
  return { entries, tagNames: nameTags([...new Set(entries.flatMap(({ row }) => row.tags))]), next };
}

/** How many of them are together no longer than `most` characters; one at least. */
function countWithin(entries: readonly LibraryEntry[], most: number): number {
  let length = 0;
  for (const [index, { text }] of entries.entries()) {
    length += text.analysis.length + text.note.length + text.abstract.length;
    if (length > most) return Math.max(1, index);
  }
  return entries.length;
}
