import { spellPlainly } from '../evidence/spelling.ts';

/** Below this share of common words and of common letters, two titles are of two papers. */
const ALIKE = 0.4;

const COMMON = new Set(
  'a an the of for and or with in on to via by from using is are as at its towards toward based through into under'.split(
    ' ',
  ),
);

/** The echoed title is clearly another paper's. An empty, tiny or translated echo is no proof of that. */
export function isOtherTitle(echoed: string, title: string): boolean {
  const said = wordsOf(echoed.replace(/^\s*(?:title|标题|题目)\s*[:：]\s*/i, ''));
  const real = wordsOf(title);
  if (said.length < 2 || real.length === 0) return false;
  if (isHan(echoed) !== isHan(title)) return false;
  return sharedWords(said, real) < ALIKE && sharedTrigrams(said.join(''), real.join('')) < ALIKE;
}

function wordsOf(title: string): string[] {
  const words =
    spellPlainly(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !COMMON.has(word));
}

function isHan(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu) ?? []).length * 2 > (text.match(/\p{L}/gu) ?? []).length;
}

/** Share of the shorter title, so that a cut one still counts as the same. */
function sharedWords(first: readonly string[], second: readonly string[]): number {
  return sharedOf(new Set(first), new Set(second));
}

function sharedTrigrams(first: string, second: string): number {
  return sharedOf(trigramsOf(first), trigramsOf(second));
}

function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (let start = 0; start + 3 <= text.length; start += 1) trigrams.add(text.slice(start, start + 3));
  return trigrams;
}

function sharedOf(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const smaller = Math.min(first.size, second.size);
  return smaller === 0 ? 0 : [...first].filter((item) => second.has(item)).length / smaller;
}
