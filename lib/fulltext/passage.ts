import { formulaText, isMath } from './formula.ts';
import { isElement, isText, shapeOf } from './latexml.ts';

export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `10` and a raised `5` would read as 105, a word and the raised number of its source as one. */
export function superscript(element: Element): string {
  const text = readPassage(element);
  return /^[-−–+]?\d/.test(text) ? `^${text}` : text;
}

/** The text of a heading, a caption or a cell, in one line. */
export function readPassage(element: Element, leftOut: Element | null = null): string {
  const parts: string[] = [];
  collect(element, parts, leftOut);
  return collapse(parts.join(''));
}

function collect(element: Element, parts: string[], leftOut: Element | null): void {
  for (const node of element.childNodes) {
    if (isText(node)) parts.push(node.nodeValue ?? '');
    else if (isElement(node) && node !== leftOut) collectElement(node, parts, leftOut);
  }
}

function collectElement(element: Element, parts: string[], leftOut: Element | null): void {
  const shape = shapeOf(element);
  if (shape === 'left-out') return;
  if (shape === 'break') parts.push(' ');
  else if (shape === 'superscript') parts.push(superscript(element));
  else if (isMath(element)) parts.push(formulaText(element));
  else if (shape === 'inline') collect(element, parts, leftOut);
  else {
    parts.push(' ');
    collect(element, parts, leftOut);
    parts.push(' ');
  }
}

const ROWS = 'tr, .ltx_tr';
const CELLS = 'td, th, .ltx_td';

/** The elements that belong to this table, not to one inside a cell. */
function ownRows(table: Element): Element[] {
  return [...table.querySelectorAll(ROWS)].filter((row) => {
    const outer = row.parentElement?.closest(CELLS);
    return !outer || !table.contains(outer) || outer === table;
  });
}

function cellsOf(row: Element): string[] {
  return [...row.children].filter((cell) => cell.matches(CELLS)).map((cell) => readPassage(cell));
}

/** Rows as lines, cells set apart by ` | `; null where there is one cell or none, which is no table. */
export function tableText(table: Element): string | null {
  const rows = ownRows(table).map(cellsOf);
  if (rows.flat().length < 2) return null;
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => collapse(cells.join(' | ')))
    .join('\n');
}

/** Lines of a program or an algorithm; null where it has no lines. */
export function listingText(listing: Element): string | null {
  const lines = [...listing.querySelectorAll('.ltx_listingline')].map((line) => readPassage(line));
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
}
