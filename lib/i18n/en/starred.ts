import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);
const papers = (n: number): string => `${count(n)} ${n === 1 ? 'paper' : 'papers'}`;

/** Words of the part of the options that stars a list of papers; no other page loads them. */
export const starred = {
  heading: 'Star a list of papers',
  intro:
    'Addresses, identifiers, BibTeX, or any text they stand in. Papers that are not in your library are fetched from arXiv by their identifiers, a hundred at a time; nothing else is sent.',
  list: 'The list',
  placeholder: 'https://arxiv.org/abs/2301.12345\nhep-th/9901001v2\n@misc{…, eprint = {2302.00002}}',
  choose: 'Open a file',
  read: 'Look through it',
  notText: 'This file is no text in UTF-8.',
  tooLong: 'This is longer than 5 MB. Split it and star the parts one after the other.',
  nothing: 'No arXiv paper is named in it.',
  looking: 'Looking which of them are here…',
  named: (n: number): string => `${papers(n)} in the list`,
  known: (n: number): string => `${count(n)} in your library`,
  already: (n: number): string => `${count(n)} of them starred already`,
  unknown: (n: number): string => `${count(n)} new, to be fetched from arXiv`,
  unreadable: (n: number): string =>
    n === 1 ? '1 line names no paper and is left out' : `${count(n)} lines name no paper and are left out`,
  line: (n: number): string => `Line ${count(n)}`,
  more: (n: number): string => `and ${count(n)} more`,
  star: (n: number): string => `Star ${papers(n)}`,
  goOn: (n: number): string => `Go on with ${papers(n)}`,
  discard: 'Discard',
  progress: (done: number, total: number): string => `${count(done)} of ${papers(total)} starred`,
  offline: 'No connection. It goes on when there is one.',
  busy: (seconds: number): string => `arXiv asks for a pause. It goes on in ${count(seconds)} s.`,
  starred: (n: number): string => `${papers(n)} starred`,
  fetched: (n: number): string => `${count(n)} of them fetched from arXiv`,
  before: (n: number): string => `${count(n)} had a star already`,
  absent: (n: number): string =>
    n === 1 ? 'arXiv does not know 1 of them:' : `arXiv does not know ${count(n)} of them:`,
  left: (n: number): string => `${papers(n)} still to come`,
  cancelled: 'Cancelled. What was starred until then stays so; “Undo” takes it back.',
  undo: 'Undo',
  undoing: 'Taking it back…',
  undone: 'The stars were taken back. Papers that were fetched stay in the library.',
};
