/** An author as reference managers want one: in parts, or whole where it is no person's name in parts. */
export type PersonName = { family: string; given: string; suffix: string | null } | { literal: string };

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** Groups sign as one. */
const GROUP = /\b(?:collaborations?|consortium|group|team|project|initiative|committee|laboratory|network)\b/i;
/** Words of a family name that stand before it: `van der`, `de la`. */
const PARTICLE = /^(?:\p{Ll}[\p{L}'’.-]*)$/u;

/**
 * arXiv writes names as they are signed, given names first. What cannot be told apart (groups, one word, scripts
 * without spaces, names with further commas) stays whole.
 */
export function parsePersonName(name: string): PersonName {
  const text = name.replace(/\s+/g, ' ').trim();
  const [front = '', ...rest] = text.split(/\s*,\s*/);
  const [last = ''] = rest;
  if (rest.length > 1 || (rest.length === 1 && !SUFFIX.test(last))) return { literal: text };
  const words = front.split(' ');
  const hasSuffix = rest.length === 0 && words.length > 2 && SUFFIX.test(words.at(-1) ?? '');
  const suffix = rest.length === 1 ? last : hasSuffix ? (words.pop() ?? null) : null;
  if (words.length < 2 || GROUP.test(front) || /\s(?:and|&)\s|[{}\d:]/i.test(front)) return { literal: text };
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start--;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' '), suffix };
}
