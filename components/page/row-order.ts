import type { ListingEntry } from '../../lib/arxiv/listing-entry.ts';

/** A row's own nodes: its `dt` and `dd` with what stands between, or its `li`. */
type Place = Pick<ListingEntry, 'row' | 'anchor'>;

/**
 * The order of a listing's rows. Rows are moved within their list, so that what is read aloud, found, selected and reached
 * by key comes in the order that is seen; each takes a place that a row of its section had, and headings and all that others put
 * between keep theirs. The order a list had is kept node by node, and given back. A style's `order` would move
 * nothing but the picture, and 2,000 rules for arXiv's unmarked nodes would cost more than the moving.
 */
export class RowOrder {
  readonly #original = new Map<Element, Node[]>();

  /** Each section's rows, as they are to follow one another. */
  put(sections: readonly (readonly Place[])[]): void {
    const orders = new Map<Element, Place[][]>();
    for (const section of sections) {
      for (const [list, places] of Map.groupBy(section, ({ row }) => row.parentElement)) {
        if (list) orders.set(list, [...(orders.get(list) ?? []), places]);
      }
    }
    for (const [list, order] of orders) arrange(list, sequenceOf(this.#originalOf(list), order));
  }

  /** arXiv's own order. */
  restore(): void {
    for (const [list, nodes] of this.#original) arrange(list, nodes);
    this.#original.clear();
  }

  #originalOf(list: Element): Node[] {
    const known = this.#original.get(list);
    if (known?.length === list.childNodes.length) return known;
    // What came since has its place among rows in their own order.
    if (known) arrange(list, known);
    const nodes = [...list.childNodes];
    this.#original.set(list, nodes);
    return nodes;
  }
}

/** The list's nodes with the rows of each order in the places those rows have. */
function sequenceOf(nodes: readonly Node[], orders: readonly (readonly Place[])[]): Node[] {
  const at = new Map(nodes.map((node, index) => [node, index]));
  const nodesOf = ({ row, anchor }: Place): readonly Node[] => nodes.slice(at.get(row), (at.get(anchor) ?? -1) + 1);
  const places = new Map<Node, { order: Iterator<Place>; length: number }>();
  for (const order of orders) {
    const whole = order.filter((place) => nodesOf(place).length > 0);
    const next = whole[Symbol.iterator]();
    for (const place of whole) places.set(place.row, { order: next, length: nodesOf(place).length });
  }
  const sequence: Node[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    const place = places.get(node);
    const next = place?.order.next();
    if (!place || !next || next.done) sequence.push(node);
    else {
      sequence.push(...nodesOf(next.value));
      index += place.length - 1;
    }
  }
  return sequence;
}

/** Has a list's nodes follow one another like this; others stay where they stand. */
function arrange(list: Element, sequence: readonly Node[]): void {
  const known = new Set(sequence);
  let cursor = list.firstChild;
  for (const node of sequence) {
    while (cursor && !known.has(cursor)) cursor = cursor.nextSibling;
    if (node === cursor) cursor = cursor.nextSibling;
    else if (node.parentNode === list) move(list, node, cursor);
  }
}

/** Where the browser can, a node keeps focus and state as it is moved. */
function move(list: Element, node: Node, before: Node | null): void {
  if ('moveBefore' in list && typeof list.moveBefore === 'function') list.moveBefore(node, before);
  else list.insertBefore(node, before);
}
