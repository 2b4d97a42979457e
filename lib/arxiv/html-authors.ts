import { HTML, HTML_ASIDE_CLASS } from './selectors.ts';
import { readText } from './text.ts';

/** A line that is about the authors' places, not about them. */
const PLACE =
  /@|\d{2,}|\b(?:univ|universit\w*|department|dept|institut\w*|laborator\w*|school|college|academy|cent(?:er|re)|research|corporation|inc|ltd|gmbh|hospital|faculty|division|observatory|email|equal contribution)\b/i;
const SUFFIX = /^(?:Jr|Sr|I{2,3}|IV)\.?$/;
const HTML_REFERENCE = /^(?:sup|math)$/i;
/** Longer than any name, also of a collaboration. */
const MAX_NAME = 80;

/** The lines of an author block, as its line breaks divide it. */
function linesOf(element: Element): string[] {
  const lines = [''];
  for (const node of element.childNodes) {
    if (node.nodeName.toUpperCase() === HTML.lineBreak) lines.push('');
    else lines.push(`${lines.pop() ?? ''}${textOf(node)}`);
  }
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Formulas and raised signs in a name, and footnotes themselves, are no part of it. */
function textOf(node: Node): string {
  if (!isElement(node)) return node.nodeType === 3 ? (node.nodeValue ?? '') : '';
  const isReference = HTML_REFERENCE.test(node.tagName) || HTML_ASIDE_CLASS.test(node.getAttribute('class') ?? '');
  return isReference ? ' ' : readText(node);
}

/** "A. Bern, C. Dov and E. Fry": one name or several, to the first line that does not go on. */
function namesOf(block: Element): string[] {
  const names: string[] = [];
  for (const line of linesOf(block)) {
    if (PLACE.test(line)) break;
    for (const part of line.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s*/)) {
      const name = part.replace(/[\s*†‡§¶∗\d]+$/u, '').trim();
      if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop()} ${name}`);
      else if (/\p{L}{2}/u.test(name) && name.length <= MAX_NAME) names.push(name);
    }
    if (!/(?:,|&|\band)$/.test(line)) break;
  }
  return names;
}

/** Authors of a full text, whose markup follows what each author wrote: better none than an address for a name. */
export function readHtmlAuthors(article: Element): string[] {
  return [...new Set([...article.querySelectorAll(`${HTML.authors} ${HTML.author}`)].flatMap(namesOf))];
}
