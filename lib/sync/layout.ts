/**
 * What is told apart on the server: a note of one paper, or the marks of all papers of one month of identifiers. Five thousand
 * marks in files of their own would be five thousand requests, and 坚果云 allows 600 in half an hour.
 */
export type RecordId = `note|${string}` | `marks|${string}`;

/** Below the reader's folder; another layout of files would be another number. */
export const ROOT = 'v1';
export const NOTES = 'notes';
export const MARKS = 'marks';

const ARXIV_ID = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/;
const MONTH = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/;
const YEAR = /^(?:19|20)\d{2}$/;
const JSON_FILE = /^(.+)\.json$/;
/** arXiv began in 1991: two digits from here on are of the last century. */
const FIRST_YEAR = 91;

export const noteId = (arxivId: string): RecordId => `note|${arxivId}`;
export const marksId = (month: string): RecordId => `marks|${month}`;

export const isArxivId = (text: string): boolean => ARXIV_ID.test(text);
export const isYear = (text: string): boolean => YEAR.test(text);

/** The part after the kind: an arXiv id, or a month. */
export function subjectOf(id: string): string {
  return id.slice(id.indexOf('|') + 1);
}

export function isNoteId(id: string): boolean {
  return id.startsWith('note|');
}

/** `2026-11` of `2611.00001`, `1999-01` of `hep-th/9901001`. */
export function monthOf(arxivId: string): string {
  const digits = /\d{4}/.exec(arxivId)?.[0] ?? '0001';
  const year = Number(digits.slice(0, 2));
  return `${year >= FIRST_YEAR ? 1900 + year : 2000 + year}-${digits.slice(2)}`;
}

/** Where a record lies, below `ROOT`. The slash of an old identifier is no folder: `notes/1999/hep-th_9901001.json`. */
export function pathOf(id: string): string {
  const subject = subjectOf(id);
  if (!isNoteId(id)) return `${MARKS}/${subject}.json`;
  return `${folderOfNote(subject)}/${subject.replace('/', '_')}.json`;
}

/** Notes of a year of identifiers lie together: 坚果云 lists no more than 750 files of a folder. */
function folderOfNote(arxivId: string): string {
  return `${NOTES}/${monthOf(arxivId).slice(0, 4)}`;
}

/** The record a file of a folder is; null for files that are not ours. */
export function recordAt(folder: string, name: string): RecordId | null {
  const stem = JSON_FILE.exec(name)?.[1];
  if (stem === undefined) return null;
  if (folder === MARKS) return MONTH.test(stem) ? marksId(stem) : null;
  const arxivId = stem.replace('_', '/');
  return isArxivId(arxivId) && folderOfNote(arxivId) === folder ? noteId(arxivId) : null;
}
