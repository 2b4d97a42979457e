import type { Language } from '../analysis/analysis.ts';
import type { PromptEdits } from '../analysis/form.ts';
import type { GlossaryEntry } from '../analysis/prompts/glossary.ts';
import type { BudgetUnit } from '../queue/budget.ts';
import type { Profile } from '../providers/profile.ts';

export const UI_LANGUAGES = ['zh-CN', 'en'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

export const ANALYSIS_LANGUAGES = ['zh', 'en', 'zh+en'] as const;
export type AnalysisLanguages = (typeof ANALYSIS_LANGUAGES)[number];

/** Everything the reader can set, without secrets: one versioned item in `storage.local`. */
export interface Settings {
  uiLanguage: UiLanguage;
  analysisLanguages: AnalysisLanguages;
  /** Chinese terms that analyses keep to. */
  glossary: GlossaryEntry[];
  /** Words of the reader's own for our prompts. */
  prompts: PromptEdits;
  /** null until a provider was saved. */
  profile: Profile | null;
  /** Followed categories, `cs.CV`. */
  categories: string[];
  /** Of both caps: tokens, input and output together, or US dollars. */
  budgetUnit: BudgetUnit;
  /** By the reader's calendar; null is no cap. */
  dailyBudget: number | null;
  monthlyBudget: number | null;
  /** Calls to the provider at the same time. */
  concurrency: number;
  /** Words that lift a paper in the reading list; case and plural do not matter. */
  includeKeywords: string[];
  /** Words that sink it. */
  excludeKeywords: string[];
}

/** What a page on arXiv may know: no endpoint, no key, not even masked. */
export interface PageSettings {
  uiLanguage: UiLanguage;
  analysisLanguages: AnalysisLanguages;
  /** A provider is saved, with a key where it wants one. */
  ready: boolean;
  model: string | null;
  /** Host the text would be sent to, to be said before the first send. */
  providerName: string | null;
}

/** In the order in which they are written: of two, the one the reader reads comes first. */
export function languagesOf(choice: AnalysisLanguages, uiLanguage: UiLanguage = 'zh-CN'): Language[] {
  if (choice !== 'zh+en') return [choice];
  return uiLanguage === 'en' ? ['en', 'zh'] : ['zh', 'en'];
}
