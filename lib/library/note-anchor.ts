/** A place of a paper that a note speaks of: `section-limitations`, `section-findings`, `sentence-4` of the abstract. */
export interface NotePlace {
  anchor: string;
  /** As the link to it reads. */
  label: string;
  /** The words that are spoken of. */
  quote?: string;
}

/** Characters of a quote. */
const LONGEST_QUOTE = 300;

/** The line of Markdown under which the reader writes: a quote that ends with a link to its place. */
export function openNote({ anchor, label, quote = '' }: NotePlace): string {
  const words = quote.replaceAll(/\s+/g, ' ').trim();
  const clipped = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).trimEnd()}…` : words;
  return `> ${closed(clipped)}${clipped && ' '}[${label.replaceAll(/[^\p{L}\p{N}§ ]/gu, ' ')}](#${anchor})\n\n`;
}

/** Without a formula, code or tag that would take the link into itself. */
function closed(words: string): string {
  const isOpen = ['$', '`'].some((mark) => words.split(mark).length % 2 === 0);
  return isOpen || words.includes('<') ? words.replaceAll(/[$`[\]\\<]/g, String.raw`\$&`) : words;
}

/** The place a link in a note leads to, null for any other address. */
export function placeOf(href: string): string | null {
  return /^#((?:section|sentence)-\w{1,40})$/.exec(href)?.[1] ?? null;
}

/** Where a note speaks of a place: just behind the link to it; -1 where it does not. */
export function findPlace(note: string, anchor: string): number {
  const link = `](#${anchor})`;
  const at = note.indexOf(link);
  return at === -1 ? -1 : at + link.length;
}
