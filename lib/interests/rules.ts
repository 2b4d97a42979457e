export interface KeywordRules {
  includeKeywords: readonly string[];
  excludeKeywords: readonly string[];
}

export interface RuleMatch {
  /** Sum over included keywords, 2 in title or author names, 1 in the abstract, less the same over excluded ones. */
  score: number;
  /** The reader's own spellings of what matched, in the order of the rules. */
  included: string[];
  excluded: string[];
}

interface Fields {
  title: string;
  abstract: string | null;
  authors: readonly string[];
}

const WORD = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/** Which of a reader's keywords a paper holds: whole words in any case, singular or plural, Chinese anywhere. */
export function matchRules(rules: KeywordRules, paper: Fields): RuleMatch {
  const strong = padded([paper.title, ...paper.authors].join(' . '));
  const weak = padded(paper.abstract ?? '');
  let score = 0;
  const matched = (keywords: readonly string[], sign: 1 | -1) =>
    keywords.filter((keyword) => {
      const wanted = padded(keyword);
      if (wanted.trim() === '') return false;
      const weight = strong.includes(wanted) ? 2 : Number(weak.includes(wanted));
      score += sign * weight;
      return weight > 0;
    });
  const included = matched(rules.includeKeywords, 1);
  const excluded = matched(rules.excludeKeywords, -1);
  return { score, included, excluded };
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
