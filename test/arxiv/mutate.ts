import * as fc from 'fast-check';

/** One change of a page, as damage or other people's code could make it. */
export interface Mutation {
  kind: 'drop' | 'duplicate' | 'reorder' | 'truncate';
  /** Which node, counted round and round. */
  at: number;
  /** Where a node goes that changes its place; whether a cut comes before or behind the node's own content. */
  to: number;
}

/** One to three changes. A download that breaks off comes last: nothing follows where it ends. */
export const mutations: fc.Arbitrary<Mutation[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('drop', 'duplicate', 'reorder', 'truncate'),
      at: fc.nat(),
      to: fc.nat(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => [
    ...list.filter(({ kind }) => kind !== 'truncate'),
    ...list.filter(({ kind }) => kind === 'truncate'),
  ]);

export interface Change {
  kind: Mutation['kind'];
  node: Node;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
const isWorded = (node: Node): boolean => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '';

/** What a node holds, elements and worded text. */
export function contentOf(parent: Node): Node[] {
  return [...parent.childNodes].flatMap((node) => {
    if (isElement(node)) return [node, ...contentOf(node)];
    return isWorded(node) ? [node] : [];
  });
}

/** Changes a document in place and takes it all back: parsing it anew each time would cost ten times as much. */
export class Mutator {
  readonly #nodes: readonly Node[];
  readonly #document: Document;
  readonly #undo: (() => void)[] = [];

  constructor(document: Document) {
    this.#document = document;
    this.#nodes = contentOf(document);
  }

  /** The changes that could be made: a node may have gone with one before. */
  apply(list: readonly Mutation[]): Change[] {
    return list.flatMap(({ kind, at, to }) => {
      const node = this.#nodes[at % this.#nodes.length];
      if (!node || !this.#document.contains(node)) return [];
      // A document holds one element only.
      if (node.parentNode === this.#document && kind !== 'drop' && kind !== 'truncate') return [];
      if (kind === 'drop') this.#remove(node);
      else if (kind === 'duplicate') this.#insert(node.cloneNode(true), node.parentNode, node.nextSibling);
      else if (kind === 'reorder') this.#reorder(node, to);
      else this.#truncate(node, to % 2 === 0);
      return [{ kind, node }];
    });
  }

  undo(): void {
    for (let step = this.#undo.pop(); step; step = this.#undo.pop()) step();
  }

  #remove(node: Node): void {
    const { parentNode, nextSibling } = node;
    parentNode?.removeChild(node);
    this.#undo.push(() => parentNode?.insertBefore(node, nextSibling));
  }

  #insert(node: Node, parent: Node | null, before: Node | null): void {
    parent?.insertBefore(node, before);
    this.#undo.push(() => parent?.removeChild(node));
  }

  /** Changes places with a sibling, or goes before one. */
  #reorder(node: Node, to: number): void {
    const parent = node.parentNode;
    const next = node.nextSibling;
    const others = [...(parent?.childNodes ?? [])].filter((other) => other !== node);
    const other = others[to % Math.max(others.length, 1)];
    if (!other) return;
    if (other === next) {
      this.#remove(other);
      this.#insert(other, parent, node);
      return;
    }
    this.#remove(node);
    this.#insert(node, parent, other);
    if (to % 2 === 0) return;
    this.#remove(other);
    this.#insert(other, parent, next);
  }

  #truncate(node: Node, isEmptied: boolean): void {
    if (isEmptied) {
      while (node.firstChild) this.#remove(node.firstChild);
    }
    for (let above: Node | null = node; above !== null; above = above.parentNode) {
      while (above.nextSibling) this.#remove(above.nextSibling);
    }
  }
}
