import type { Term } from './learned/terms.ts';
import type { RankReason } from './rank.ts';

/** The same as `Language` of analyses, which this room does not know. */
type WordsLanguage = 'zh' | 'en';

interface RankWords {
  reason: (reason: RankReason, nameOf: (term: Term) => string) => string;
  explored: string;
  between: string;
  ruledOut: (lines: readonly string[], title: string) => string;
  seenIn: (category: string, title: string) => string;
  twice: (title: string) => string;
}

const WORDS: Readonly<Record<WordsLanguage, RankWords>> = {
  en: {
    reason(reason, nameOf) {
      switch (reason.kind) {
        case 'followed':
          return `by ${reason.names.join(', ')}`;
        case 'rules':
          return `your rules: ${reason.lines.join(', ')}`;
        case 'learned':
          return `like papers you starred: ${reason.terms.map(nameOf).join(', ')}`;
        default:
          return `graded ${reason.sum} of 6`;
      }
    },
    explored: 'to explore: the order knows least of such papers',
    between: '; ',
    ruledOut: (lines, title) => `Left out by your rule ${lines.map((line) => `“${line}”`).join(', ')}: ${title}`,
    seenIn: (category, title) => `You have seen this in ${category}: ${title}`,
    twice: (title) => `Also further up on this page: ${title}`,
  },
  zh: {
    reason(reason, nameOf) {
      switch (reason.kind) {
        case 'followed':
          return `${reason.names.join('、')} 的论文`;
        case 'rules':
          return `符合你的规则：${reason.lines.join('、')}`;
        case 'learned':
          return `像你收藏过的：${reason.terms.map(nameOf).join('、')}`;
        default:
          return `评分 ${reason.sum} / 6`;
      }
    },
    explored: '换换口味：排序对这类论文所知最少',
    between: '；',
    ruledOut: (lines, title) => `你的规则${lines.map((line) => `“${line}”`).join('、')}将其略去：${title}`,
    seenIn: (category, title) => `在 ${category} 列表中看过：${title}`,
    twice: (title) => `本页前面已有：${title}`,
  },
};

export const rankWords = (language: WordsLanguage): RankWords => WORDS[language];

/** Why a paper stands where it does, in a few words; empty where nothing speaks for it. */
export function tellReasons(
  { reasons, explored }: { reasons: readonly RankReason[]; explored: boolean },
  { language, nameOf }: { language: WordsLanguage; nameOf: (term: Term) => string },
): string {
  const words = rankWords(language);
  const told = reasons.slice(0, 2).map((reason) => words.reason(reason, nameOf));
  return [...(explored ? [words.explored] : []), ...told].join(words.between);
}
