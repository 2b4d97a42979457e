import { isCategory } from './subjects.ts';
import { toUnicode } from './tex-accents.ts';

/** Children by name without prefix: parsers differ in what they make of `arxiv:doi`. */
export function childrenOf(element: Element, name: string): Element[] {
  return [...element.children].filter((child) => child.tagName.replace(/^.*:/, '').toLowerCase() === name);
}

/** A child's text as it stands, white space collapsed; null where there is none. */
export function rawText(element: Element, name: string): string | null {
  return childrenOf(element, name)[0]?.textContent?.replace(/\s+/g, ' ').trim() || null;
}

/** A child's text as arXiv's pages would show it. */
export function shownText(element: Element, name: string): string | null {
  return toUnicode(rawText(element, name) ?? '') || null;
}

/** Category ids, primary first; Atom has them in an attribute, RSS in the text. MSC and ACM codes stand among them. */
export function readCategories(entry: Element): string[] {
  const terms = [...childrenOf(entry, 'primary_category'), ...childrenOf(entry, 'category')].map(
    (element) => element.getAttribute('term') ?? element.textContent ?? '',
  );
  return [...new Set(terms.map((term) => term.trim()).filter(isCategory))];
}
