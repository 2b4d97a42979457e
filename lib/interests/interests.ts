import { plainRules } from './rule.ts';
import type { KeywordRules } from './rules.ts';

/** What the reader says they care for, as far as a model is told of it. */
export interface Interests extends KeywordRules {
  /** Names as they stand on papers. */
  interestAuthors: readonly string[];
  /** Laboratories, companies, collaborations. */
  interestGroups: readonly string[];
  /** In the reader's own words; may be empty. */
  interestDescription: string;
}

export const NO_INTERESTS: Interests = {
  includeKeywords: [],
  excludeKeywords: [],
  interestAuthors: [],
  interestGroups: [],
  interestDescription: '',
};

/** The part of the settings that a judgement of a paper rests on, in a fixed order; regular expressions are for pages. */
export function interestsOf(settings: Interests): Interests {
  const { interestAuthors, interestGroups, interestDescription } = settings;
  const includeKeywords = plainRules(settings.includeKeywords);
  const excludeKeywords = plainRules(settings.excludeKeywords);
  return { includeKeywords, excludeKeywords, interestAuthors, interestGroups, interestDescription };
}

/** Which of the people and collaborations the reader follows a paper is by, in the reader's spelling. */
export function followedOf(
  { interestAuthors, interestGroups }: Pick<Interests, 'interestAuthors' | 'interestGroups'>,
  authors: readonly string[],
): string[] {
  const followed = [...interestAuthors, ...interestGroups];
  if (followed.length === 0) return [];
  const names = authors.map(wordsOf);
  return followed.filter((wanted) => {
    const words = wordsOf(wanted);
    return words.length > 0 && names.some((name) => isSameName(words, name));
  });
}

/** Whether one of the authors has this name; a single word is a surname. */
export function isBy(name: string, authors: readonly string[]): boolean {
  const words = wordsOf(name);
  return authors
    .map(wordsOf)
    .some((author) => (words.length === 1 ? author.at(-1) === words[0] : isSameName(words, author)));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same surname, and given names that are equal or an initial of one another: “A. Quill” is “Ada Quill”. */
function isSameName(one: readonly string[], other: readonly string[]): boolean {
  if (one.at(-1) !== other.at(-1)) return false;
  const [given, givenToo] = [one.slice(0, -1), other.slice(0, -1)];
  const [first = '', firstToo = ''] = [given[0], givenToo[0]];
  if (first === '' || firstToo === '') return first === firstToo;
  return (
    first === firstToo ||
    (first.length === 1 ? firstToo.startsWith(first) : firstToo.length === 1 && first.startsWith(firstToo))
  );
}
