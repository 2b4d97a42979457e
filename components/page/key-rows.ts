/** A paper's place on a page, as the keyboard goes through it. */
export interface KeyRow {
  arxivId: string;
  /** What it takes up, from the top. */
  elements: readonly Element[];
  host: HTMLElement | null;
  /** Its host, made where the row had none yet. */
  place: () => HTMLElement;
  /** Of its panel; null before it is drawn. */
  root: ShadowRoot | null;
  passedOver: boolean;
}

/** Pixels that stay free above and below what is brought into view. */
const MARGIN = 16;

interface Span {
  top: number;
  bottom: number;
}

function spanOf({ elements }: Pick<KeyRow, 'elements'>): Span {
  const boxes = elements.map((element) => element.getBoundingClientRect()).filter(({ height }) => height > 0);
  return { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
}

/** The part of the window that nothing stuck to its edges covers. */
function openPart(document: Document): Span {
  const { innerWidth, innerHeight } = globalThis;
  const stuckAt = (y: number): DOMRect[] =>
    document
      .elementsFromPoint(innerWidth / 2, y)
      .filter((element) => /fixed|sticky/.test(getComputedStyle(element).position))
      .map((element) => element.getBoundingClientRect())
      .filter(({ height }) => height < innerHeight / 2);
  return {
    top: Math.max(0, ...stuckAt(MARGIN).map(({ bottom }) => bottom)),
    bottom: Math.min(innerHeight, ...stuckAt(innerHeight - MARGIN).map(({ top }) => top)),
  };
}

/**
 * The row after or before one, in the order in which they are seen, whatever order the page has them in; from the edge
 * of the window where that one is out of it or none is given.
 */
export function nextRow(document: Document, rows: readonly KeyRow[], from: KeyRow | null, by: 1 | -1): KeyRow | null {
  const window = openPart(document);
  const here = from && spanOf(from);
  const isHere = here !== null && here.bottom > window.top && here.top < window.bottom;
  const start = isHere ? here.top : by > 0 ? window.top - 1 : window.top + 1;
  let found: KeyRow | null = null;
  let nearest = Infinity;
  for (const row of rows) {
    if (row.passedOver || row === from) continue;
    const { top } = spanOf(row);
    const distance = (top - start) * by;
    if (Number.isFinite(top) && distance > 0 && distance < nearest) {
      found = row;
      nearest = distance;
    }
  }
  return found;
}

/** Brings a row into the open part of the window; its top, where it is longer than that. */
export function bringIntoView(document: Document, row: KeyRow): void {
  // Twice: what sticks to the edge may come to it by the first.
  for (let turn = 0; turn < 2; turn++) {
    const window = openPart(document);
    const { top, bottom } = spanOf(row);
    const above = top - window.top - MARGIN;
    const below = bottom - window.bottom + MARGIN;
    const by = above < 0 || bottom - top > window.bottom - window.top - 2 * MARGIN ? above : Math.max(0, below);
    // At once, for every reader: keys that are held would run ahead of a movement.
    if (by !== 0 && Number.isFinite(by)) globalThis.scrollBy({ top: by, behavior: 'instant' });
  }
}
