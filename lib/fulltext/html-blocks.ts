import { equationParts, formulaText, isMath } from './formula.ts';
import type { Block } from './full-text.ts';
import { hasClass, isElement, isText, shapeOf } from './latexml.ts';
import { collapse, listingText, readPassage, superscript, tableText } from './passage.ts';

type Flow = 'paragraph' | 'item';

/** Where blocks go, and the sections met among them. */
export interface Outlet {
  add(block: Block): void;
  enter(section: Element): void;
}

/** A heading in a paragraph's first line, of theorems and of terms too, is a sentence. */
const asSentence = (heading: string): string => (/[.:!?…。：！？]$/.test(heading) ? heading : `${heading}.`);

/** The blocks of an element in reading order. Any nesting will do: text runs on until a block begins or ends. */
export class BlockReader {
  readonly #outlet: Outlet;
  #words: string[] = [];
  /** Waits for the paragraph it opens. */
  #runIn = '';

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** All of an element but its heading. */
  read(element: Element, heading: Element | null = null): void {
    this.#readChildren(element, 'paragraph', heading);
    this.#closeText('paragraph');
    this.#closeRunIn();
  }

  #readChildren(parent: Element, flow: Flow, leftOut: Element | null = null): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.#words.push(node.nodeValue ?? '');
      else if (isElement(node) && node !== leftOut) this.#readElement(node, flow);
    }
  }

  #readElement(element: Element, flow: Flow): void {
    switch (shapeOf(element)) {
      case 'left-out':
        return;
      case 'inline':
        this.#readChildren(element, flow);
        return;
      case 'break':
        this.#words.push(' ');
        return;
      case 'formula':
        this.#words.push(formulaText(element));
        return;
      case 'superscript':
        this.#words.push(superscript(element));
        return;
      case 'heading':
      case 'term':
        this.#openRunIn(element, flow);
        return;
      case 'section':
        this.#closeText(flow);
        this.#closeRunIn();
        this.#outlet.enter(element);
        return;
      case 'equation':
        this.#readEquation(element, flow);
        return;
      case 'caption':
        this.#addWhole('caption', readPassage(element), element, flow);
        return;
      case 'table':
        this.#addWhole('table', tableText(element), element, flow);
        return;
      case 'listing':
        this.#addWhole('table', listingText(element), element, flow);
        return;
      case 'item':
        this.#readItem(element, flow);
        return;
      case 'block':
        this.#readBlock(element, flow, flow);
    }
  }

  #readBlock(element: Element, outer: Flow, inner: Flow): void {
    this.#closeText(outer);
    if (/^[OU]L$/i.test(element.tagName)) this.#closeRunIn();
    this.#readChildren(element, inner);
    this.#closeText(inner);
  }

  #readItem(element: Element, flow: Flow): void {
    const mark = [...element.children].find((child) => hasClass(child, 'ltx_tag_item'));
    if (mark && isTerm(readPassage(mark))) this.#openRunIn(mark, flow);
    this.#readBlock(element, flow, 'item');
  }

  /** What turns out to be of another shape is read as text. */
  #addWhole(type: Block['type'], text: string | null, element: Element, flow: Flow): void {
    this.#closeText(flow);
    if (text === null) {
      this.#readBlock(element, flow, flow);
    } else if (text !== '') {
      this.#closeRunIn();
      this.#outlet.add({ type, text });
    }
  }

  #readEquation(element: Element, flow: Flow): void {
    for (const part of equationParts(element)) {
      if (typeof part === 'string') this.#addWhole('equation', part, element, flow);
      else if (isMath(part)) this.#words.push(formulaText(part));
      else this.#readBlock(part, flow, flow);
    }
  }

  #openRunIn(element: Element, flow: Flow): void {
    this.#closeText(flow);
    this.#closeRunIn();
    const heading = readRunIn(element);
    if (heading !== '') this.#runIn = asSentence(heading);
  }

  #closeText(flow: Flow): void {
    const text = collapse(this.#words.join(''));
    this.#words = [];
    if (text === '') return;
    this.#outlet.add({ type: flow, text: this.#runIn === '' ? text : `${this.#runIn} ${text}` });
    this.#runIn = '';
  }

  #closeRunIn(): void {
    if (this.#runIn !== '') this.#outlet.add({ type: 'paragraph', text: this.#runIn });
    this.#runIn = '';
  }
}

/** "Speed", "Step 1", not "•", "1." or "iii)". */
const isTerm = (mark: string): boolean => /\p{L}{3}/u.test(mark) && !/^\W*[ivxlc]+\W*$/i.test(mark);

/** A term stands where other items have their mark. */
function readRunIn(element: Element): string {
  const mark = element.querySelector('.ltx_tag_item');
  const term = mark ? readPassage(mark) : '';
  return `${term} ${readPassage(element)}`.trim();
}
