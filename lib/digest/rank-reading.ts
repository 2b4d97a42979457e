import type { EntryKind, Paper } from '../arxiv/paper.ts';
import type { KeywordRules } from '../interests/rules.ts';
import { matchRules } from '../interests/rules.ts';
import type { Day } from './day.ts';
import type { Theme } from './themes.ts';

/** Why a paper is on the list. */
export type ReadingReason =
  | { kind: 'keyword'; keyword: string }
  | { kind: 'theme'; tag: string }
  | { kind: 'central' }
  | { kind: 'numbers' }
  | { kind: 'code' };

export interface RankedPaper {
  /** Index into the day's papers. */
  index: number;
  score: number;
  reasons: ReadingReason[];
}

/** Points; a keyword of the reader's outweighs everything the text can say for itself. */
const POINTS = { central: 1, theme: 0.5, numbers: 0.6, code: 0.4, wish: 0.8, excluded: -4 } as const;
const KIND_POINTS: Record<EntryKind, number> = { new: 0, cross: -0.2, replacement: -1.5 };
/** Matches past this much weight add nothing: a paper must not win by listing every keyword. */
const MOST_WISHES = 3;
/** A paper is called central to the day or to a theme from here on. */
const CENTRAL = 0.85;
const THEME_CORE = 3;

/** A figure with a unit, a factor or decimals; `3D`, `GPT-4` and years are none. */
const NUMBER =
  /(?<![\w.-])\d+(?:[.,]\d+)*\s*(?:\\?%|×|\\times|x(?!\w)|dB|fps|FPS|ms|points?|times|-?fold|hours?)|(?<![\w.-])\d+\.\d+(?![\w.-])/;

export function reportsNumbers(findings: readonly string[]): boolean {
  return findings.some((sentence) => NUMBER.test(sentence));
}

function hasCode(paper: Paper, codeLinks: readonly string[]): boolean {
  return paper.codeLinks.length > 0 || codeLinks.length > 0;
}

/**
 * The day's papers in the order to read them, best first, each with its reasons; equals in the listing's order.
 * Withdrawn papers are left out; replacements and papers with an excluded keyword sink.
 */
export function rankReading(day: Day, themes: readonly Theme[], rules: KeywordRules): RankedPaper[] {
  const core = new Map<number, string>();
  for (const theme of themes) {
    for (const index of theme.members.slice(0, THEME_CORE)) if (!core.has(index)) core.set(index, theme.tag);
  }
  return day.papers
    .flatMap(({ paper, reading, kind }, index): RankedPaper[] => {
      if (paper.withdrawn) return [];
      const { score: wish, included, excluded } = matchRules(rules, paper);
      const centrality = day.centrality[index] ?? 0;
      const tag = core.get(index);
      const numbers = reportsNumbers(day.findings[index] ?? []);
      const code = hasCode(paper, reading.codeLinks);
      const score =
        centrality * POINTS.central +
        (tag === undefined ? 0 : POINTS.theme) +
        (numbers ? POINTS.numbers : 0) +
        (code ? POINTS.code : 0) +
        (excluded.length > 0 ? POINTS.excluded : Math.min(wish, MOST_WISHES) * POINTS.wish) +
        KIND_POINTS[kind];
      const reasons: ReadingReason[] = [
        ...included.map((keyword) => ({ kind: 'keyword', keyword }) as const),
        ...(tag === undefined ? [] : [{ kind: 'theme', tag } as const]),
        ...(tag === undefined && centrality >= CENTRAL ? [{ kind: 'central' } as const] : []),
        ...(numbers ? [{ kind: 'numbers' } as const] : []),
        ...(code ? [{ kind: 'code' } as const] : []),
      ];
      return [{ index, score, reasons }];
    })
    .toSorted((one, other) => other.score - one.score || one.index - other.index);
}
