import type { Fragment } from './pdf-fragments.ts';
import { readGlyphs } from './pdf-glyphs.ts';
import type { Metrics } from './pdf-metrics.ts';
import type { PdfPage } from './pdf-page.ts';

/** Fragments on one baseline, whatever column they are in. */
interface Row {
  page: number;
  edge: 'top' | 'bottom';
  y: number;
  /** Distance to the next row inwards. */
  gap: number;
  fragments: Fragment[];
  /** What is the same on other pages: the words, without numbers. */
  key: string;
  text: string;
}

/** Rows at a page's edge among which heads and feet are sought. */
const EDGE_ROWS = 3;
/** Points by which the place of a head may differ between pages. */
const SLACK = 4;

const PAGE_NUMBER = /^[-–—•|\s]*(?:page\s*)?(?:\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|[ivxl]{1,6})[-–—•|.\s]*$/i;

/** The fragments of each page without running heads and feet, numbers of pages and of lines. */
export function withoutFurniture(
  pages: readonly PdfPage[],
  fragments: readonly Fragment[][],
  metrics: Metrics,
): Fragment[][] {
  const rows = fragments.flatMap((list, page) => edgeRows(list, page, metrics));
  const furniture = new Set<Fragment>();
  const drop = (row: Row) => row.fragments.forEach((fragment) => furniture.add(fragment));
  for (const group of repeated(rows)) group.forEach(drop);
  for (const row of setApart(rows, pages.length, metrics)) drop(row);
  for (const row of fromFront(rows, fragments[0] ?? [], pages[0]?.height ?? 0, metrics)) drop(row);
  for (const list of fragments) for (const fragment of lineNumbers(list)) furniture.add(fragment);
  for (const [index, list] of fragments.entries()) {
    const left = list.filter((fragment) => !furniture.has(fragment));
    const height = pages[index]?.height ?? 0;
    for (const row of edgeRows(left, index, metrics)) if (isPageNumber(row, height, metrics)) drop(row);
  }
  return fragments.map((list) => list.filter((fragment) => !furniture.has(fragment)));
}

function textOf(fragments: readonly Pick<Fragment, 'items'>[]): string {
  return fragments
    .flatMap(({ items }) => items)
    .map(({ text }) => readGlyphs(text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function edgeRows(fragments: readonly Fragment[], page: number, metrics: Metrics): Row[] {
  const sorted = fragments.toSorted((a, b) => a.y - b.y);
  return [...rowsFrom(sorted, page, 'top', metrics), ...rowsFrom(sorted.toReversed(), page, 'bottom', metrics)];
}

function rowsFrom(sorted: readonly Fragment[], page: number, edge: Row['edge'], metrics: Metrics): Row[] {
  const rows: Row[] = [];
  for (const fragment of sorted) {
    const row = rows.at(-1);
    const step = row ? Math.abs(fragment.y - row.y) : Infinity;
    if (row && step < 0.3 * metrics.size) row.fragments.push(fragment);
    else {
      if (row) row.gap = step;
      if (rows.length === EDGE_ROWS) break;
      rows.push({ page, edge, y: fragment.y, gap: Infinity, fragments: [fragment], key: '', text: '' });
    }
  }
  for (const row of rows) {
    row.text = textOf(row.fragments.toSorted((a, b) => a.x - b.x));
    row.key = row.text.toLowerCase().replace(/[\d\s]+|\b[ivxl]+\b/g, '');
  }
  return rows;
}

/** Rows that say the same in the same place on several pages. */
function repeated(rows: readonly Row[]): Row[][] {
  const groups = Map.groupBy(
    rows.filter(({ key, text }) => key !== '' && !/^(?:table|tab\.|fig|algorithm|listing)/i.test(text)),
    ({ edge, key }) => `${edge} ${key}`,
  );
  return [...groups.values()].map((group) =>
    group.filter((row) => group.some(({ page, y }) => page !== row.page && Math.abs(y - row.y) < SLACK)),
  );
}

/** Heads whose words change, but which stand apart from the text in the same place on most pages. */
function setApart(rows: readonly Row[], pages: number, metrics: Metrics): Row[] {
  if (pages < 4) return [];
  return (['top', 'bottom'] as const).flatMap((edge) => {
    const outermost = new Map<number, Row>();
    for (const row of rows) if (row.edge === edge && !outermost.has(row.page)) outermost.set(row.page, row);
    const apart = [...outermost.values()].filter(({ gap }) => gap > 1.5 * metrics.leading);
    const inPlace = apart.filter(({ y }) => apart.filter((other) => Math.abs(other.y - y) < 2).length > 0.6 * pages);
    return inPlace.filter(({ fragments }) => fragments.every(({ size }) => size < 1.15 * metrics.size));
  });
}

const namesOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => word !== 'and');

/** Title and authors at the head of a page, where the paper has no two pages with the same head. */
function fromFront(rows: readonly Row[], first: readonly Fragment[], height: number, metrics: Metrics): Row[] {
  const front = new Set(first.filter(({ y }) => y < 0.45 * height).flatMap((fragment) => namesOf(textOf([fragment]))));
  const tops = new Map<number, Row>();
  for (const row of rows) if (row.edge === 'top' && !tops.has(row.page)) tops.set(row.page, row);
  return [...tops.values()].filter(({ page, gap, text, fragments }) => {
    const words = namesOf(text);
    const isPlain = fragments.every(({ size }) => size < 1.06 * metrics.size) && gap > 1.25 * metrics.leading;
    const isSmall = fragments.every(({ size }) => size < 0.95 * metrics.size);
    return page > 0 && isPlain && words.length > (isSmall ? 1 : 3) && words.every((word) => front.has(word));
  });
}

function isPageNumber({ text, y, gap, edge }: Row, height: number, metrics: Metrics): boolean {
  if (!PAGE_NUMBER.test(text)) return false;
  const isOutside = edge === 'top' ? y < 0.09 * height : y > 0.91 * height;
  return isOutside || gap > 1.25 * metrics.leading;
}

/** Numbers of lines stand under one another in the margin of manuscripts under review. */
function lineNumbers(fragments: readonly Fragment[]): Fragment[] {
  const numbers = fragments.filter(({ items, length }) => length <= 4 && /^\d+$/.test(textOf([{ items }])));
  const groups = Map.groupBy(numbers, ({ right }) => Math.round(right / 3));
  return [...groups.values()].flatMap((group) => {
    if (group.length < 15) return [];
    const values = group.toSorted((a, b) => a.y - b.y).map((fragment) => Number(textOf([fragment])));
    if (!values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))) return [];
    const edge = Math.max(...group.map(({ right }) => right));
    const start = Math.min(...group.map(({ x }) => x));
    const others = fragments.filter((fragment) => !group.includes(fragment) && fragment.length > 20);
    const isOutside = others.every(({ x, right }) => x >= edge - 1 || right <= start + 1);
    return isOutside ? group : [];
  });
}
