import type { Region } from './pdf-columns.ts';
import { type Fragment, mergeFragments } from './pdf-fragments.ts';
import { lineOf, type PdfLine } from './pdf-line.ts';
import type { Metrics } from './pdf-metrics.ts';

/** A line and the column it stands in. */
export interface PlacedLine extends PdfLine {
  /** Where the column's lines start and end. */
  left: number;
  limit: number;
  /** Distance from the line above it in the column; null for the first. */
  above: number | null;
}

/** The lines of a region from top to bottom. */
export function linesOf({ fragments, left, right }: Region, page: number, metrics: Metrics): PlacedLine[] {
  const rows = attachSmall(rowsOf(fragments));
  liftDropCaps(rows, metrics);
  const merged = rows.map(({ parts }) => mergeFragments(parts)).filter((fragment) => fragment !== null);
  const lines = merged
    .toSorted((a, b) => a.y - b.y)
    .map((fragment) => lineOf(fragment, page))
    .filter(({ text }) => text !== '');
  return lines.map((line, index) => {
    const before = lines[index - 1];
    return { ...line, left, limit: right, above: before ? line.y - before.y : null };
  });
}

interface Row {
  parts: Fragment[];
  y: number;
  size: number;
  x: number;
  right: number;
}

/** Rows among the last few, to which what comes next may belong. */
const REACH = 4;

function rowsOf(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  for (const fragment of fragments.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows
      .slice(-REACH)
      .find(
        ({ y, size, parts }) =>
          Math.abs(fragment.y - y) <= 0.25 * Math.min(fragment.size, size) && fits(fragment, parts),
      );
    if (row) add(row, fragment);
    else rows.push({ parts: [fragment], y: fragment.y, size: fragment.size, x: fragment.x, right: fragment.right });
  }
  return rows;
}

/** Two texts in one place are two lines. Only the nearest can be: rows are filled from left to right. */
function fits({ x, right, size }: Fragment, parts: readonly Fragment[]): boolean {
  return parts.slice(-REACH).every((part) => x > part.right - 0.5 * size || right < part.x + 0.5 * size);
}

function add(row: Row, fragment: Fragment): void {
  row.parts.push(fragment);
  row.x = Math.min(row.x, fragment.x);
  row.right = Math.max(row.right, fragment.right);
}

/** Indices and exponents that a file draws apart from their line return to it. */
function attachSmall(rows: readonly Row[]): Row[] {
  return rows.filter((row, index) => {
    const near = rows.slice(Math.max(0, index - REACH), index + REACH + 1);
    const home = near.find(
      ({ y, size, x, right, parts }) =>
        row.size < 0.85 * size &&
        row.y > y - 0.8 * size &&
        row.y < y + 0.4 * size &&
        row.x >= x - size &&
        row.right <= right + size &&
        row.parts.every((part) => fits(part, parts)),
    );
    if (home) for (const part of row.parts) add(home, part);
    return !home;
  });
}

/** A capital over two lines is the first letter of the upper one, and both start where it does. */
function liftDropCaps(rows: readonly Row[], metrics: Metrics): void {
  const isCap = ({ length, size, items }: Fragment) =>
    length === 1 && size > 1.8 * metrics.size && /^\s*\p{Lu}/u.test(items[0]?.text ?? '');
  for (const [index, row] of rows.entries()) {
    const cap = row.parts.find(isCap);
    const [letter] = cap?.items ?? [];
    if (!cap || !letter) continue;
    const beside = rows
      .slice(Math.max(0, index - REACH), index + REACH + 1)
      .flatMap(({ parts }) => parts.filter((part) => part !== cap).slice(0, 1))
      .filter(
        ({ x, y }) => x > cap.right - 1 && x - cap.right < 2 * metrics.size && y > cap.y - cap.size && y <= cap.y + 1,
      );
    const [upper] = beside.toSorted((a, b) => a.y - b.y);
    const [start] = upper?.items ?? [];
    if (!upper || !start) continue;
    row.parts = row.parts.filter((part) => part !== cap);
    const capital = letter.text.trim();
    const isWord = /^[AI]$/.test(capital) && /^\p{Ll}/u.test(start.text);
    upper.items = [{ ...start, text: `${capital}${isWord ? ' ' : ''}${start.text}` }, ...upper.items.slice(1)];
    for (const part of beside) part.x = cap.x;
  }
}
