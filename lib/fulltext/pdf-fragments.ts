import type { PdfItem, PdfPage } from './pdf-page.ts';

/** Items that follow one another on one baseline, with what is raised or lowered between them. */
export interface Fragment {
  /** As drawn; blanks stand where the file set any. */
  items: PdfItem[];
  x: number;
  right: number;
  /** Baseline and size of most of its characters. */
  y: number;
  size: number;
  font: string;
  /** Characters that are no blanks. */
  length: number;
}

/** A smaller size than this part of the line's is that of an index, an exponent or a mark; a much smaller one is of another line. */
const SMALL = 0.88;
const SMALLEST = 0.45;

export const isBlank = (text: string): boolean => text.trim() === '';

const isSound = ({ x, y, width, fontSize }: PdfItem): boolean =>
  Number.isFinite(x + y + width) && Math.abs(x) + Math.abs(y) < 1e5 && fontSize > 0 && fontSize < 1000 && width >= 0;

/** Text of margins and axes is turned: arXiv's stamp is, and labels are; it is no part of the text. */
const isUpright = ({ turn }: PdfItem): boolean => turn < 3 || turn > 357;

/** The fragments of a page, in the order in which they are drawn: that of TeX is the order of reading. */
export function fragmentsOf(page: PdfPage): Fragment[] {
  const fragments: Fragment[] = [];
  let open: Fragment | null = null;
  for (const item of page.items) {
    if (item.text === '' || !isSound(item) || !isUpright(item)) continue;
    if (isBlank(item.text)) {
      open?.items.push(item);
      continue;
    }
    if (open !== null && follows(open, item)) extend(open, item);
    else {
      open = fragmentOf(item);
      fragments.push(open);
    }
  }
  return fragments;
}

function fragmentOf(item: PdfItem): Fragment {
  const { x, y, width, fontSize, font, text } = item;
  return { items: [item], x, right: x + width, y, size: fontSize, font, length: text.trim().length };
}

function follows(open: Fragment, item: PdfItem): boolean {
  const size = Math.max(open.size, item.fontSize);
  const part = Math.min(open.size, item.fontSize) / size;
  if (part < SMALLEST) return false;
  const gap = item.x - open.right;
  return Math.abs(item.y - open.y) <= (part < SMALL ? 0.8 : 0.3) * size && gap < 1.8 * size && gap > -1.5 * size;
}

function extend(open: Fragment, item: PdfItem): void {
  open.items.push(item);
  open.x = Math.min(open.x, item.x);
  open.right = Math.max(open.right, item.x + item.width);
  const length = item.text.trim().length;
  open.length += length;
  const isMain = item.fontSize > open.size / SMALL || (item.fontSize > SMALL * open.size && 2 * length > open.length);
  if (isMain) {
    open.y = item.y;
    open.size = item.fontSize;
    open.font = item.font;
  }
}

/** Several on one baseline as one, from left to right. */
export function mergeFragments(parts: readonly Fragment[]): Fragment | null {
  const sorted = parts.toSorted((a, b) => a.x - b.x);
  const [main] = parts.toSorted((a, b) => b.length * b.size - a.length * a.size);
  if (!main) return null;
  return {
    ...main,
    items: sorted.flatMap(({ items }) => items),
    x: Math.min(...sorted.map(({ x }) => x)),
    right: Math.max(...sorted.map(({ right }) => right)),
    length: sorted.reduce((sum, { length }) => sum + length, 0),
  };
}
