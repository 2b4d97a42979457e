import type { Language, PromptTask } from '../analysis/analysis.ts';
import type { PromptEdits } from '../analysis/form.ts';
import type { GlossaryEntry } from '../analysis/prompts/glossary.ts';
import type { ErrorShape } from '../core/errors.ts';
import type { ShortcutWords } from '../i18n/en/shortcuts.ts';
import type { BudgetUnit } from '../queue/budget.ts';
import type { TagRules } from '../reader/tag-rules.ts';
import type { Profile } from '../providers/profile.ts';
import type { ShortcutChanges, Shortcuts } from './shortcuts.ts';

export const UI_LANGUAGES = ['zh-CN', 'en'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

export const parseUiLanguage = (text: string): UiLanguage => UI_LANGUAGES.find((each) => each === text) ?? 'en';

export const ANALYSIS_LANGUAGES = ['zh', 'en', 'zh+en'] as const;
export type AnalysisLanguages = (typeof ANALYSIS_LANGUAGES)[number];

/** Relevance and significance together. */
export const SELECTION_THRESHOLDS = [2, 3, 4, 5, 6] as const;
export const SELECTION_ANALYSES = ['off', 'abstract', 'fulltext'] as const;
export type SelectionAnalysis = (typeof SELECTION_ANALYSES)[number];

/** Everything the reader can set, without secrets: one versioned item in `storage.local`. */
export interface Settings {
  uiLanguage: UiLanguage;
  analysisLanguages: AnalysisLanguages;
  /** The one sentence of each paper is put into Chinese unasked, where the browser can; for a reader of Chinese. */
  translateTldr: boolean;
  /** Chinese terms that analyses keep to. */
  glossary: GlossaryEntry[];
  /** Words of the reader's own for our prompts. */
  prompts: PromptEdits;
  /** Services to be asked, in the order in which they were added. */
  profiles: Profile[];
  /** Asked for every task that names no other; null until a profile was saved. */
  defaultProfileId: string | null;
  /** Tasks with a profile of their own. */
  taskProfiles: Partial<Record<PromptTask, string>>;
  /** Steps in where another one cannot be used; null for none. */
  fallbackProfileId: string | null;
  /** Followed categories, `cs.CV`. */
  categories: string[];
  /** Their mailings are read from arXiv by themselves. */
  fetchDaily: boolean;
  /** A model is asked for the summary of each day's mailing unasked, within the budget. */
  summariseDaily: boolean;
  /** The browser says when a day's mailing, and its summary, is here. */
  notifyWhenReady: boolean;
  /** The toolbar icon counts unread papers. */
  showBadge: boolean;
  /** Of both caps: tokens, input and output together, or US dollars. */
  budgetUnit: BudgetUnit;
  /** By the reader's calendar; null is no cap. */
  dailyBudget: number | null;
  monthlyBudget: number | null;
  /** Calls at the same time to a profile that has no number of its own; what the form of a new one starts with. */
  concurrency: number;
  /** Words that lift a paper in the reading list; case and plural do not matter. */
  includeKeywords: string[];
  /** Words that sink it. */
  excludeKeywords: string[];
  /** People and groups whose papers are looked for, as they stand on papers. */
  interestAuthors: string[];
  interestGroups: string[];
  /** What the reader cares for, in their own words, for a model to judge by. */
  interestDescription: string;
  /** Relevance and significance together from which a paper is selected, 2 to 6. */
  selectionThreshold: number;
  /** Papers selected of one day at most. */
  selectionCount: number;
  /** What becomes of the selection once a summary is written. */
  analyseSelection: SelectionAnalysis;
  /** Papers are ranked by what stars, hides, notes and opened pages say of the reader's interest. */
  learnInterest: boolean;
  /** Acts before this ISO 8601 instant do not count; null: all do. */
  interestSince: string | null;
  tagRules: TagRules;
  /** Single keys act on arXiv's pages too. */
  shortcutsOnArxiv: boolean;
  /** Keys that the reader has changed. */
  shortcuts: ShortcutChanges;
}

/** What a patch may change; profiles come and go by messages of their own. */
export type FreeSettings = Omit<Settings, 'profiles'>;

/** A profile as a page on arXiv may know it: no endpoint, no key, not even masked. */
export interface PageService {
  id: string;
  /** As the reader calls it, else by its preset, else by its host. */
  name: string;
  model: string;
  /** Where the text would go, to be said before the first send; null: nowhere, it stays in this browser. */
  host: string | null;
  /** It has a key, or wants none. */
  ready: boolean;
  /** The reader has allowed that text goes there. */
  consented: boolean;
  /** What its server refused it for, until the reader takes it up again; null when it works, or nothing is meant for it. */
  paused: ErrorShape | null;
}

/** What a new reader is told or offered once. */
export type FirstStep = 'on-device' | 'follow' | 'service';

/** A part of the options that something elsewhere leads to. */
export type OptionsSection = FirstStep | 'privacy';

/** A first step in the reader's language. */
export interface FirstStepView {
  step: FirstStep;
  text: string;
  /** Of the way to do it; null where there is nothing to do. */
  button: string | null;
  dismiss: string;
}

export interface PageSettings {
  uiLanguage: UiLanguage;
  analysisLanguages: AnalysisLanguages;
  services: PageService[];
  /** The reader has stopped the queue. */
  queuePaused?: true;
  /** What keys do; missing until the background has answered. */
  shortcuts?: Shortcuts;
  /** There where they act on arXiv's pages too: what is said of them. */
  shortcutsOnArxiv?: ShortcutWords;
  /** How the one sentence of a paper comes into Chinese; missing where the browser cannot, or nobody reads Chinese. */
  tldrTranslation?: 'on-press' | 'automatic';
  /** Missing once each was taken or closed. */
  firstSteps?: FirstStepView[];
  /** Id of the service each task would go to now, one that steps in included; null without any. */
  tasks: Record<PromptTask, string | null>;
}

/** The service a task would go to. */
export function serviceFor(
  { services, tasks }: Pick<PageSettings, 'services' | 'tasks'>,
  task: PromptTask,
): PageService | null {
  return services.find(({ id }) => id === tasks[task]) ?? null;
}

/** Which of the languages of analyses the interface speaks. */
export const languageOf = (uiLanguage: UiLanguage): Language => (uiLanguage === 'zh-CN' ? 'zh' : 'en');

/** In the order in which they are written: of two, the one the reader reads comes first. */
export function languagesOf(choice: AnalysisLanguages, uiLanguage: UiLanguage = 'zh-CN'): Language[] {
  if (choice !== 'zh+en') return [choice];
  return uiLanguage === 'en' ? ['en', 'zh'] : ['zh', 'en'];
}
