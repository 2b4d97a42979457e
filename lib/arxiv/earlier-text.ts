import type { Paper } from './paper.ts';

/** What a paper said before a newer version, or another text, took its place. */
export interface EarlierText {
  /** null: no page had named it. */
  version: number | null;
  title: string;
  abstract: string;
  /** The first hundred, as on a list page. */
  authors: string[];
  comments: string | null;
  /** ISO 8601 instant at which something newer was met; null: read on its own page when something newer was known. */
  until: string | null;
}

/** What is kept of a paper's past beside the paper. */
export interface TextHistory {
  /** Oldest first. */
  earlier?: EarlierText[];
  /** Versions with the title and abstract of now, that of now among them; missing where there is only that. */
  sameText?: number[];
}

type Text = Pick<Paper, 'title' | 'abstract'>;

/** Earlier texts of one paper. */
export const MOST_EARLIER = 4;
const MOST_AUTHORS = 100;

/** Pages break lines and set spaces each in their own way. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u00ad]+/g, '');
}

/** The same title and abstract to the letter, but for how a page sets them. */
export function isSameText(one: Text, other: Text): boolean {
  return (
    bareText(one.title) === bareText(other.title) && bareText(one.abstract ?? '') === bareText(other.abstract ?? '')
  );
}

/**
 * What is left of two readings of a paper when `merged` stands for both: a text of another version, or that gave way to
 * another, is kept. `now`: ISO 8601 instant of the later reading.
 */
export function keepEarlier(
  known: Paper & TextHistory,
  read: Paper & TextHistory,
  merged: Paper,
  now: string,
): TextHistory {
  const texts = [...(known.earlier ?? []), ...(read.earlier ?? [])];
  if (isReplaced(known, merged)) texts.push(earlierOf(known, now));
  else if (isOlder(read, merged)) texts.push(earlierOf(read, null));
  const earlier: EarlierText[] = [];
  for (const text of texts) {
    const isKnown = earlier.some(({ version, ...each }) => version === text.version && isSameText(each, text));
    if (!isKnown) earlier.push(text);
  }
  // Without a version it lies where it was met.
  earlier.sort((a, b) => (a.version === null || b.version === null ? 0 : a.version - b.version));
  const same = earlier.flatMap((text) => (text.version !== null && isSameText(text, merged) ? [text.version] : []));
  return {
    ...(earlier.length > 0 ? { earlier: earlier.slice(-MOST_EARLIER) } : {}),
    ...(merged.version !== null && same.length > 0 ? { sameText: [...new Set([...same, merged.version])] } : {}),
  };
}

function isReplaced(known: Paper, merged: Paper): boolean {
  if (known.abstract === null || merged.abstract === null) return false;
  if (known.version !== null && merged.version !== null) return merged.version > known.version;
  return !isSameText(known, merged);
}

function isOlder(read: Paper, merged: Paper): boolean {
  return read.abstract !== null && read.version !== null && merged.version !== null && read.version < merged.version;
}

function earlierOf({ version, title, abstract, authors, comments }: Paper, until: string | null): EarlierText {
  return { version, title, abstract: abstract ?? '', authors: authors.slice(0, MOST_AUTHORS), comments, until };
}
