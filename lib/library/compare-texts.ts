import { diffWordsWithSpace } from 'diff';
import { bareText, type EarlierText } from '../arxiv/earlier-text.ts';
import type { Paper } from '../arxiv/paper.ts';

/** A run of words, by the element that says what became of it: kept, brought in or taken out. */
export type Piece = ['span' | 'ins' | 'del', string];

/** What a newer version says otherwise; what is as it was is missing. */
export interface TextComparison {
  title?: Piece[];
  authors?: Piece[];
  abstract?: Piece[];
  comments?: Piece[];
  /** As the comments of both give them. */
  pages?: Piece[];
}

/** Beyond this many changed words a comparison word by word takes longer than it helps. */
const MOST_EDITS = 1_000;
/** A list page drops every author after this many. */
const MOST_AUTHORS = 100;

export function compareTexts(from: EarlierText, to: Paper): TextComparison {
  const [pagesThen, pagesNow] = [pagesOf(from.comments), pagesOf(to.comments)];
  const pages = pagesThen && pagesNow ? compareWords(pagesThen, pagesNow) : null;
  // A page that shows no comments does not say that there are none.
  const comments = from.comments && to.comments ? compareWords(from.comments, to.comments) : null;
  const changes: [keyof TextComparison, Piece[] | null][] = [
    ['title', compareWords(from.title, to.title)],
    ['authors', compareNames(from.authors.slice(0, MOST_AUTHORS), to.authors.slice(0, MOST_AUTHORS))],
    ['abstract', compareWords(from.abstract, to.abstract ?? '')],
    ['comments', comments],
    ['pages', pages],
  ];
  return Object.fromEntries(changes.filter(([, pieces]) => pieces !== null));
}

function compareWords(from: string, to: string): Piece[] | null {
  if (bareText(from) === bareText(to)) return null;
  const [one = '', other = ''] = [from, to].map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const pieces = diffWordsWithSpace(one, other, { maxEditLength: MOST_EDITS });
  if (!pieces) {
    return [
      ['del', one],
      ['ins', other],
    ];
  }
  return inRuns(pieces.map(({ value, added, removed }) => [added ? 'ins' : removed ? 'del' : 'span', value]));
}

/** Changed words that only a space parts are read as one change. */
function inRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  let change = { del: '', ins: '' };
  const end = (): void => {
    if (change.del !== '') runs.push(['del', change.del]);
    if (change.ins !== '') runs.push(['ins', change.ins]);
    change = { del: '', ins: '' };
  };
  for (const [index, [kind, text]] of pieces.entries()) {
    const isBetween =
      kind === 'span' && /^\s+$/.test(text) && change.del + change.ins !== '' && index < pieces.length - 1;
    if (isBetween) {
      if (change.del !== '') change.del += text;
      if (change.ins !== '') change.ins += text;
    } else if (kind === 'span') {
      end();
      runs.push([kind, text]);
    } else change[kind] += text;
  }
  end();
  return runs;
}

/** Names that went, then names that came. */
function compareNames(from: readonly string[], to: readonly string[]): Piece[] | null {
  const [known, now] = [new Set(from.map(bareText)), new Set(to.map(bareText))];
  const gone = from.filter((name) => !now.has(bareText(name)));
  const come = to.filter((name) => !known.has(bareText(name)));
  const pieces = [...gone.map((name): Piece => ['del', name]), ...come.map((name): Piece => ['ins', name])].flatMap(
    (piece, index): Piece[] => (index === 0 ? [piece] : [['span', ', '], piece]),
  );
  return pieces.length > 0 ? pieces : null;
}

function pagesOf(comments: string | null): string | null {
  return /(\d{1,4})[\s~-]*(?:pages?|pp\b)/i.exec(comments ?? '')?.[1] ?? null;
}
