import type { Language } from '../analysis/analysis.ts';
import type { Grade } from '../analysis/triage.ts';
import { followedOf, type Interests } from '../interests/interests.ts';
import { matchRules } from '../interests/rules.ts';
import { findTerm } from '../reader/vocabulary/index.ts';
import { buildDay, type DayPaper } from './day.ts';
import { offlineWords } from './offline-words.ts';
import { rankReading, type ReadingReason } from './rank-reading.ts';
import { findThemes } from './themes.ts';

/** Grades that stand in where no model has given any: of the reader's rules and of the order the day is ranked in. */
export interface StandIn {
  relevance: Grade;
  significance: Grade;
  /** In the language asked for; may be empty. */
  reason: string;
}

/** Shares of the day, best first, that get a 3 and a 2. */
const TOP = 0.1;
const MIDDLE = 0.5;

export function offlineGrades(
  papers: readonly DayPaper[],
  interests: Interests,
  language: Language,
): Map<string, StandIn> {
  const day = buildDay(papers);
  const themes = findThemes(day, (tag) => findTerm(tag) !== undefined);
  const ranked = rankReading(day, themes, interests);
  return new Map(
    ranked.flatMap(({ index, reasons }, place) => {
      const entry = day.papers[index];
      if (!entry) return [];
      const share = place / ranked.length;
      const standIn: StandIn = {
        relevance: relevanceOf(entry, interests),
        significance: share < TOP ? 3 : share < MIDDLE ? 2 : 1,
        reason: reasons.map((reason) => tellReason(reason, language)).join(language === 'zh' ? '；' : '; '),
      };
      return [[entry.paper.arxivId, standIn] as const];
    }),
  );
}

/** As a model is asked to grade it: without interests, 2 for all. */
function relevanceOf({ paper }: DayPaper, interests: Interests): Grade {
  const { score, included, excluded } = matchRules(interests, paper);
  const followed = followedOf(interests, paper.authors);
  if (excluded.length > 0) return 1;
  if (followed.length > 0 || score >= 2) return 3;
  if (included.length > 0) return 2;
  return interests.includeKeywords.length + interests.interestAuthors.length > 0 ? 1 : 2;
}

function tellReason(reason: ReadingReason, language: Language): string {
  const say = offlineWords[language];
  if (reason.kind === 'keyword') return say.keyword(reason.keyword);
  if (reason.kind !== 'theme') return say[reason.kind];
  const term = findTerm(reason.tag);
  return say.centralTo((language === 'zh' ? term?.zh : term?.name) ?? reason.tag);
}
