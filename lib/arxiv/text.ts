import {
  DESCRIPTOR_CLASS,
  HTML_ASIDE_CLASS,
  MATHJAX_CLASS,
  TEXTLESS,
  TEX_SCRIPT_TYPE,
  TOOLTIP_CLASS,
} from './selectors.ts';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT_NODE;

/** MathJax 3 and later leave the drawn formula in the page and nothing of its TeX. */
const LOST_FORMULA = 'MJX-CONTAINER';
/** Stands for such a formula; no page can hold this character. */
const LOST = '\u0000';

/** arXiv uses no custom elements: they are our own, other extensions', or MathJax 3's. */
export const isCustom = (element: Element): boolean => element.tagName.includes('-');

/**
 * The text an element has before MathJax sets it, at whatever moment it is read: TeX in `$…$`, white space collapsed,
 * without arXiv's own labels and without what extensions drew; empty where a formula's TeX is gone, for a text with
 * a hole would be taken for whole. Walks the nodes and changes none.
 */
export function readText(element: Element): string {
  // Most texts of a listing have no element in them.
  if (element.firstElementChild === null && !isCustom(element)) return collapse(element.textContent ?? '');
  const parts: string[] = [];
  if (!isCustom(element)) collectText(element, parts);
  return parts.includes(LOST) ? '' : collapse(parts.join(''));
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

function collectText(element: Element, parts: string[]): void {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === TEXT_NODE) parts.push(node.nodeValue ?? '');
    else if (isElement(node)) collectElement(node, parts);
  }
}

function collectElement(element: Element, parts: string[]): void {
  const name = element.tagName.toUpperCase();
  if (name === 'SCRIPT') {
    const type = element.getAttribute('type') ?? '';
    if (!TEX_SCRIPT_TYPE.test(type)) return;
    const fence = type.includes('mode=display') ? '$$' : '$';
    parts.push(fence, element.textContent ?? '', fence);
    return;
  }
  if (name === LOST_FORMULA) parts.push(LOST);
  if (TEXTLESS.has(name) || isCustom(element)) return;
  if (name === 'MATH') {
    parts.push('$', element.getAttribute('alttext') ?? element.textContent ?? '', '$');
    return;
  }
  const className = element.getAttribute('class');
  if (className !== null && className !== '') {
    if (MATHJAX_CLASS.test(className)) return;
    if (element.classList.contains(DESCRIPTOR_CLASS) || element.classList.contains(TOOLTIP_CLASS)) return;
    if (HTML_ASIDE_CLASS.test(className)) return;
  }
  if (name === 'BR') parts.push(' ');
  else collectText(element, parts);
}

/** Whether an element stands in a custom element, or is one, below the root. */
function isForeign(element: Element, root: ParentNode): boolean {
  for (let node: Element | null = element; node !== null && node !== root; node = node.parentElement) {
    if (isCustom(node)) return true;
  }
  return false;
}

/** The matches inside that are the page's own. */
export function findOwn(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter((element) => !isForeign(element, root));
}

/** Where the links of a passage lead; its text says "this https URL". */
export function readHrefs(element: Element): string[] {
  return findOwn(element, 'a[href]').map((link) => link.getAttribute('href') ?? '');
}

/** The texts of all matches inside that have any. */
export function findTexts(root: ParentNode, selector: string): string[] {
  return findOwn(root, selector)
    .map(readText)
    .filter((text) => text !== '');
}

/** The text of the first match inside, null where there is none or nothing in it. */
export function findText(root: ParentNode, selector: string): string | null {
  const element = root.querySelector(selector);
  const text = element ? readText(element) : '';
  return text === '' ? null : text;
}
