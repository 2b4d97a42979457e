import { isBy } from './interests.ts';
import { parseRule, type Rule } from './rule.ts';

/** Lines as `parseRule` reads them. */
export interface KeywordRules {
  includeKeywords: readonly string[];
  excludeKeywords: readonly string[];
}

export interface RuleMatch {
  /** Sum over included rules, 2 in title or author names, 1 in the abstract or by category, less the same over excluded ones. */
  score: number;
  /** The reader's own spellings of what matched, in the order of the rules. */
  included: string[];
  excluded: string[];
}

interface Fields {
  title: string;
  abstract: string | null;
  authors: readonly string[];
  categories?: readonly string[];
}

const WORD = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/**
 * Which of a reader's rules a paper meets: whole words in any case, singular or plural, Chinese anywhere. Regular
 * expressions are tried elsewhere, where they can be stopped: `patterns` are the lines of those that the paper met.
 */
export function matchRules(rules: KeywordRules, paper: Fields, patterns?: ReadonlySet<string>): RuleMatch {
  // Most readers have few words or none: a text is taken apart once one is looked for in it.
  let texts: { strong: string; weak: string } | null = null;
  const weightOf = (line: string, rule: Rule): number => {
    switch (rule.kind) {
      case 'off':
        return 0;
      case 'pattern':
        return patterns?.has(line) === true ? 2 : 0;
      case 'author':
        return isBy(rule.name, paper.authors) ? 2 : 0;
      case 'category':
        return Number(paper.categories?.some((category) => isWithin(category, rule.category)) === true);
      default: {
        const wanted = padded(rule.text);
        if (wanted.trim() === '') return 0;
        texts ??= { strong: padded([paper.title, ...paper.authors].join(' . ')), weak: padded(paper.abstract ?? '') };
        return texts.strong.includes(wanted) ? 2 : Number(texts.weak.includes(wanted));
      }
    }
  };
  let score = 0;
  const matched = (lines: readonly string[], sign: 1 | -1) =>
    lines.filter((line) => {
      const weight = weightOf(line, parseRule(line));
      score += sign * weight;
      return weight > 0;
    });
  const included = matched(rules.includeKeywords, 1);
  const excluded = matched(rules.excludeKeywords, -1);
  return { score, included, excluded };
}

/** `cs` has all of `cs.CV`. */
function isWithin(category: string, wanted: string): boolean {
  const [one, whole] = [category.toLowerCase(), wanted.toLowerCase()];
  return one === whole || one.startsWith(`${whole}.`);
}

/** Words between single spaces, so that whole-word search is a plain `includes`; a full stop parts names. */
function padded(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[.;:!?。；：！？]\s|\s\.\s/)
    .map((part) => (part.match(WORD) ?? []).map(singular).join(' '));
  return ` ${words.join(' | ')} `;
}

function singular(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|ch|sh|x)es$/, '$1')
    .replace(/([^sui])s$/, '$1')
    .replace(/che$/, 'ch');
}
