/** One letter or digit of the page's text and where it stands. */
interface Place {
  node: Text;
  offset: number;
}

/**
 * Ranges of `sentences` in an element that shows them, whatever MathJax has made of its formulae: letters
 * and digits outside formulae are compared, and nothing else. A sentence that is not found has no range.
 */
export function findSentenceRanges(element: Element, sentences: readonly string[]): Range[] {
  const { text, places } = readPlaces(element);
  return sentences.flatMap((sentence) => {
    const wanted = keyOf(sentence.replace(FORMULA, ' '));
    const start = wanted === '' ? -1 : text.indexOf(wanted);
    const first = places[start];
    const last = places[start + wanted.length - 1];
    if (start < 0 || !first || !last) return [];
    const range = element.ownerDocument.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, Math.min(last.offset + 1, last.node.data.length));
    return [range];
  });
}

const FORMULA = /\$\$[^$]*\$\$|\$[^$]*\$/g;
const LETTER = /[\p{L}\p{N}]/u;
/** Signs beyond the basic plane are two units on the page and are left out on both sides. */
const NOT_LETTERS = /[^\p{L}\p{N}]|[\u{10000}-\u{10ffff}]/gu;
const NOT_TEXT =
  'script, style, math, .ltx_note, .descriptor, .MathJax, .MathJax_Preview, .MathJax_Display, .MathJax_SVG, .MathJax_CHTML';

function keyOf(text: string): string {
  return text.replace(NOT_LETTERS, '').toLowerCase();
}

function readPlaces(element: Element): { text: string; places: Place[] } {
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  const raw: Place[] = [];
  let source = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(NOT_TEXT)) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) raw.push({ node, offset });
    source += node.data;
  }
  const inFormula = new Set<number>();
  for (const match of source.matchAll(FORMULA)) {
    for (let i = 0; i < match[0].length; i += 1) inFormula.add(match.index + i);
  }
  let text = '';
  const places: Place[] = [];
  raw.forEach((place, index) => {
    const character = source[index] ?? '';
    if (inFormula.has(index) || !LETTER.test(character)) return;
    const lower = character.toLowerCase();
    text += lower.length === 1 ? lower : character;
    places.push(place);
  });
  return { text, places };
}
