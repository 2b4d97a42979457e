import { keepEarlier } from '../../arxiv/earlier-text.ts';
import { mergePaper } from '../../arxiv/paper.ts';
import type { Announcement } from '../../arxiv/announcement.ts';
import type { PaperRecord } from '../../db/schema.ts';
import type { Mark } from '../../library/mark.ts';
import { mergeMarks } from '../../library/marks.ts';
import type { Note } from '../../library/note.ts';
import { mergeRestoredNote } from '../../library/notes.ts';
import { isSoundRow, type Row } from './row-schemas.ts';

/**
 * What a row of a backup means for the library:
 * - `new`: nothing is here under its key;
 * - `same`: what is here holds all of it;
 * - `older`: what is here is newer, and stays;
 * - `newer`: it changes what is here, wholly or in part.
 */
export type Verdict = 'new' | 'same' | 'older' | 'newer';

export interface Merged {
  verdict: Verdict;
  /** What is to be stored; undefined where nothing is to be written. */
  row?: Row;
}

/** One row of a backup held against the one here. `now` is an ISO 8601 instant. Both rows were checked for their shape. */
export function mergeRow(store: string, here: Row | undefined, restored: Row, now: string): Merged {
  if (!here) return { verdict: 'new', row: restored };
  if (isEqual(here, restored)) return { verdict: 'same' };
  const merge = MERGES[store];
  if (!merge) return newest(here, restored);
  const row = merge(here, restored, now);
  if (isEqual(row, here)) return { verdict: stampOf(here) > stampOf(restored) ? 'older' : 'same' };
  return { verdict: 'newer', row };
}

/** In a restore that replaces: the backup's row stands, whatever is here. */
export function replaceRow(here: Row | undefined, restored: Row): Merged {
  if (!here) return { verdict: 'new', row: restored };
  return isEqual(here, restored) ? { verdict: 'same' } : { verdict: 'newer', row: restored };
}

type Merge = (here: Row, restored: Row, now: string) => Row;

const isPaper = (row: Row): row is Row & PaperRecord => isSoundRow('papers', row);
const isMark = (row: Row): row is Row & Mark => isSoundRow('marks', row);
const isNote = (row: Row): row is Row & Note => isSoundRow('notes', row);
const isAnnouncement = (row: Row): row is Row & Announcement => isSoundRow('announcements', row);

/** Of every other store the newer row stands whole. A row here that is broken gives way to a sound one. */
const MERGES: Readonly<Record<string, Merge>> = {
  papers: (here, restored) => (isPaper(here) && isPaper(restored) ? { ...mergePapers(here, restored) } : restored),
  marks: (here, restored) => (isMark(here) && isMark(restored) ? { ...mergeMarks(here, restored) } : restored),
  notes: (here, restored, now) =>
    isNote(here) && isNote(restored) ? { ...mergeRestoredNote(here, restored, now) } : restored,
  announcements: (here, restored) =>
    isAnnouncement(here) && isAnnouncement(restored) ? { ...mergeAnnouncements(here, restored) } : restored,
  // A report is two rows that belong together: the one that is here stays whole.
  reports: (here) => here,
  reportBodies: (here) => here,
};

function newest(here: Row, restored: Row): Merged {
  if (stampOf(restored) > stampOf(here)) return { verdict: 'newer', row: restored };
  return { verdict: stampOf(restored) < stampOf(here) ? 'older' : 'same' };
}

/** When a row was made or last changed, in milliseconds; 0 where it does not say. */
function stampOf(row: Row): number {
  const { provenance } = row;
  const made = typeof provenance === 'object' && provenance !== null ? { ...provenance } : {};
  const at =
    'createdAt' in made
      ? made.createdAt
      : (row['updatedAt'] ?? row['storedAt'] ?? row['fetchedAt'] ?? row['usedAt'] ?? row['at']);
  const stamp = typeof at === 'string' ? Date.parse(at) : 0;
  return Number.isNaN(stamp) ? 0 : stamp;
}

/** What both know of a paper; where they differ, what was read later. */
function mergePapers(here: PaperRecord, restored: PaperRecord): PaperRecord {
  const isNewer = Date.parse(restored.storedAt) > Date.parse(here.storedAt);
  const [older, newer] = isNewer ? [here, restored] : [restored, here];
  const paper = mergePaper(older, newer);
  const ofText = [newer, older].find(({ title, abstract }) => title === paper.title && abstract === paper.abstract);
  const announced = [...here.announced];
  for (const each of restored.announced) {
    const isKnown = announced.some(
      ({ category: at, announcementDate }) => at === each.category && announcementDate === each.announcementDate,
    );
    if (!isKnown) announced.push(each);
  }
  const { earlier: _earlier, sameText: _sameText, ...known } = { ...older, ...newer };
  return {
    ...known,
    ...paper,
    ...keepEarlier(older, newer, paper, newer.storedAt),
    reading: ofText?.reading ?? null,
    versions: [...new Set([...here.versions, ...restored.versions])].toSorted((a, b) => a - b),
    announced,
    storedAt: newer.storedAt,
  };
}

/** The later reading, with entries that only the other one has. */
function mergeAnnouncements(here: Announcement, restored: Announcement): Announcement {
  const isNewer = Date.parse(restored.fetchedAt) > Date.parse(here.fetchedAt);
  const [older, newer] = isNewer ? [here, restored] : [restored, here];
  const known = new Set(newer.entries.map(({ arxivId }) => arxivId));
  // A listing stands before what a report chose of it, whichever came later.
  if (here.imported !== restored.imported) return here.imported ? restored : here;
  if (newer.entries.length >= newer.total) return newer;
  return { ...newer, entries: [...newer.entries, ...older.entries.filter(({ arxivId }) => !known.has(arxivId))] };
}

/** Whatever the order of their fields. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isEqual(value, right.get(key)));
}
