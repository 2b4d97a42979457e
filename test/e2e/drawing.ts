/** Texts that are not ours; everything else has to read from left to right. */
const FOREIGN =
  'bdi, math, .math, .tex, .markdown, [data-part="tldr"], .finding-text, [data-tag], .question, textarea, .detail, ' +
  '.papers a, .roles > li > :not(.role), .paper h3, [data-part="digest"] [data-section] > ul > li';
/** Lines on which something of ours stands beside something that is not. */
const MIXED = '.tldr, .compact, .papers a, .detail';
/** Seen by nobody, or drawn by the browser. */
const UNSEEN = 'style, .visually-hidden, .skip:not(:focus), svg *, option';
/** Pixels. */
const SLACK = 1.5;

type Say = (complaint: string) => void;

/**
 * Source of an expression that gives what is wrong with how our surfaces are drawn, in words. `hosts` fits our elements
 * on a page of arXiv's; on a page of our own it is null.
 */
export function misdrawn(hosts: string | null): string {
  const values = Object.entries({ FOREIGN, MIXED, UNSEEN, SLACK });
  const constants = values.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  const functions = [nameOf, rectsOf, lineOf, isBefore, leaves, keepsIn, isCut, unitsOf, isDrawn];
  const checks = [checkReading, checkOrder, checkColumn, checkControls, checkNode, checkWidth, findMisdrawn];
  return `(() => { ${[...constants, ...functions, ...checks].join('\n')}\nreturn findMisdrawn(${JSON.stringify(hosts)}) })()`;
}

function findMisdrawn(hosts: string | null): string[] {
  const complaints = new Set<string>();
  const say: Say = (complaint) => void complaints.add(complaint);
  if (hosts === null) {
    checkNode(document.body, document.body.getBoundingClientRect(), say);
    checkControls(document, say);
    return [...complaints];
  }
  const ours = [...document.querySelectorAll<HTMLElement>(hosts)];
  for (const host of ours) {
    if (!host.shadowRoot) continue;
    checkColumn(host, say);
    for (const child of host.shadowRoot.children) checkNode(child, host.getBoundingClientRect(), say);
    checkControls(host.shadowRoot, say);
  }
  checkWidth(ours, say);
  return [...complaints];
}

/** What is drawn of a node lies within the surface, or within what scrolls or cuts there; words of ours read forwards. */
function checkNode(node: Node, bounds: DOMRect | null, say: Say): void {
  if (node instanceof Text) {
    const words = node.data.trim().slice(0, 40);
    if (bounds && rectsOf(node).some((rect) => leaves(rect, bounds))) say(`text leaves its surface: “${words}”`);
    if (!node.parentElement?.closest(FOREIGN)) checkReading(node, say);
  }
  if (!(node instanceof Element) || !isDrawn(node)) return;
  const rect = node.getBoundingClientRect();
  if (bounds && rect.width > 0 && leaves(rect, bounds)) say(`${nameOf(node)} is wider than its surface`);
  if (isCut(node)) say(`${nameOf(node)} cuts its words`);
  if (node.matches(MIXED)) checkOrder(node, say);
  for (const child of node.childNodes) checkNode(child, keepsIn(node) ? null : bounds, say);
}

/** Sign by sign, as far as it is on one line. */
function checkReading(text: Text, say: Say): void {
  const range = document.createRange();
  let last: DOMRect | null = null;
  let depth = 0;
  for (const [at, sign] of text.data.slice(0, 200).split('').entries()) {
    // A name put into a sentence of ours is isolated there, and may read as it likes.
    if (/[\u2066-\u2069]/.test(sign)) depth += sign === '\u2069' ? -1 : 1;
    if (depth > 0) continue;
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    const isBackwards = last !== null && Math.abs(last.top - rect.top) < SLACK && rect.left < last.left - SLACK;
    if (isBackwards) return say(`reads backwards: “${text.data.trim().slice(0, 40)}”`);
    last = rect;
  }
}

/** What stands on a line follows each other as it does in the source. */
function checkOrder(line: Element, say: Say): void {
  const units = unitsOf(line);
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (next && !isBefore(lineOf(unit, 'last'), lineOf(next, 'first'))) {
      say(`${nameOf(line)}: “${unit.textContent?.slice(0, 20)}” does not stand before what follows it`);
    }
  }
}

function checkColumn(host: Element, say: Say): void {
  const column = host.parentElement;
  if (!column) return;
  const { left, right } = column.getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(column);
  const inner = new DOMRect(
    left + parseFloat(paddingLeft),
    0,
    right - left - parseFloat(paddingLeft) - parseFloat(paddingRight),
    0,
  );
  if (leaves(host.getBoundingClientRect(), inner)) say('the host leaves its column');
}

/** Every control can be seen and hit, and those beside each other stand in their order. */
function checkControls(root: ParentNode, say: Say): void {
  const controls = [...root.querySelectorAll('button, summary, input, select, textarea')].filter(isDrawn);
  for (const [index, control] of controls.entries()) {
    control.scrollIntoView({ block: 'center', behavior: 'instant' });
    const rect = control.getBoundingClientRect();
    if (rect.width < 8 || rect.height < 8) say(`${nameOf(control)} is too small to press`);
    const place = control.getRootNode() as Document | ShadowRoot;
    const hit = place.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (!hit || !control.contains(hit)) say(`${nameOf(control)} is covered by ${hit ? nameOf(hit) : 'nothing'}`);
    const next = controls[index + 1];
    if (next?.parentElement === control.parentElement && next && !isBefore(rect, next.getBoundingClientRect())) {
      say(`${nameOf(next)} stands before ${nameOf(control)}`);
    }
  }
}

/** The page is no wider for us. */
function checkWidth(hosts: readonly HTMLElement[], say: Say): void {
  const root = document.documentElement;
  const width = root.scrollWidth;
  for (const host of hosts) host.hidden = true;
  if (width > root.scrollWidth) say(`the page is ${width - root.scrollWidth} px wider than without us`);
  for (const host of hosts) host.hidden = false;
}

function nameOf(element: Element): string {
  const part = element.getAttribute('data-part') ?? element.getAttribute('data-action') ?? '';
  return [element.localName, ...element.classList, part].filter(Boolean).join('.');
}

function rectsOf(node: Node): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = node instanceof Element ? node.getClientRects() : range.getClientRects();
  return [...rects].filter(({ width, height }) => width > 0 && height > 0);
}

/** The fragments of a node on its first or its last line, as one box. */
function lineOf(node: Node, which: 'first' | 'last'): DOMRect {
  const rects = rectsOf(node);
  const key = (which === 'first' ? rects[0] : rects.at(-1)) ?? new DOMRect();
  const line = rects.filter(({ top, bottom }) => top < key.bottom - SLACK && bottom > key.top + SLACK);
  const left = Math.min(...line.map((rect) => rect.left));
  return new DOMRect(left, key.top, Math.max(...line.map((rect) => rect.right)) - left, key.height);
}

function isBefore(a: DOMRect, b: DOMRect): boolean {
  return a.bottom - SLACK <= b.top || (a.right - SLACK <= b.left && a.top < b.bottom);
}

function leaves(rect: DOMRect, bounds: DOMRect): boolean {
  return rect.right > bounds.right + SLACK || rect.left < bounds.left - SLACK;
}

function isDrawn(element: Element): boolean {
  return element.checkVisibility() && !element.matches(UNSEEN);
}

/** What is in an element that scrolls or cuts is seen within it only. */
function keepsIn(element: Element): boolean {
  return getComputedStyle(element).overflowX !== 'visible';
}

/** Nothing can break a sign with a hundred marks; every other text has to be broken so that it fits. */
function isCut(element: Element): boolean {
  const isTooWide = element.scrollWidth > element.clientWidth + 8;
  const { overflowX, display } = getComputedStyle(element);
  const cuts = overflowX === 'clip' && display !== 'inline' && !element.matches('.math');
  return isTooWide && cuts && !/\p{M}{20}/u.test(element.textContent);
}

function unitsOf(line: Element): Node[] {
  const all = line.matches('.compact') ? line.querySelectorAll('.dot, .finding-text') : line.childNodes;
  return [...all].filter((node) => rectsOf(node).length > 0);
}
