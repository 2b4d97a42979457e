import type { GlossaryEntry } from '../../lib/analysis/prompts/glossary.ts';
import type { ExtensionMessages } from '../../lib/i18n/extension-pages.ts';
import { compilePattern, parseRule, type Rule } from '../../lib/interests/rule.ts';
import type { ProfileView } from '../../lib/messaging/protocol.ts';
import { BUDGET_UNITS } from '../../lib/queue/budget.ts';
import {
  ANALYSIS_LANGUAGES,
  type FreeSettings,
  SELECTION_ANALYSES,
  SELECTION_THRESHOLDS,
  type Settings,
  parseUiLanguage,
} from '../../lib/settings/settings.ts';
import { parseCategories } from './arxiv-categories.ts';
import { parseTagRules, tagRulesText } from './tag-rules-text.ts';
import { type ServiceField, serviceValuesOf } from './service-values.ts';

export const SETTING_FIELDS = [
  'uiLanguage',
  'analysisLanguages',
  'translateTldr',
  'glossary',
  'categories',
  'fetchDaily',
  'summariseDaily',
  'notifyWhenReady',
  'showBadge',
  'includeKeywords',
  'excludeKeywords',
  'interestAuthors',
  'interestGroups',
  'interestDescription',
  'selectionThreshold',
  'selectionCount',
  'analyseSelection',
  'learnInterest',
  'tagRules',
  'shortcutsOnArxiv',
  'budgetUnit',
  'dailyBudget',
  'monthlyBudget',
] as const;

export type SettingField = (typeof SETTING_FIELDS)[number];
export type FieldName = ServiceField | SettingField;

/** Settings are saved as soon as they are made; the service waits for the button. */
export function isSetting(field: FieldName): field is SettingField {
  return SETTING_FIELDS.some((name) => name === field);
}

/** What the form holds, as typed. */
export type FormValues = Record<FieldName, string>;

/** Kept as a function of the words, so that it changes language with the page. */
export type FieldError = (words: ExtensionMessages['options']['errors']) => string;
export type FieldErrors = Partial<Record<FieldName, FieldError>>;

export type SettingsPatch = Partial<FreeSettings>;

/** What the settings' schema takes. */
const MAX_KEYWORDS = 200;
const MAX_KEYWORD_LENGTH = 100;
const MAX_TERMS = 100;
const MAX_TERM_LENGTH = 60;
const MAX_DESCRIPTION = 2_000;
const MOST_SELECTED = 50;

/** A choice of two. */
const switchText = (on: boolean): string => (on ? 'on' : 'off');

/** Stored records as form text; the key is never among them. */
export function formValuesOf(settings: Settings, stored: ProfileView | null): FormValues {
  return {
    ...serviceValuesOf(stored, settings),
    uiLanguage: settings.uiLanguage,
    analysisLanguages: settings.analysisLanguages,
    translateTldr: settings.translateTldr ? 'automatic' : 'on-press',
    glossary: settings.glossary.map(({ term, translation }) => `${term} = ${translation}`).join('\n'),
    categories: settings.categories.join(', '),
    fetchDaily: switchText(settings.fetchDaily),
    summariseDaily: switchText(settings.summariseDaily),
    notifyWhenReady: switchText(settings.notifyWhenReady),
    showBadge: switchText(settings.showBadge),
    includeKeywords: settings.includeKeywords.join('\n'),
    excludeKeywords: settings.excludeKeywords.join('\n'),
    interestAuthors: settings.interestAuthors.join('\n'),
    interestGroups: settings.interestGroups.join('\n'),
    interestDescription: settings.interestDescription,
    selectionThreshold: String(settings.selectionThreshold),
    selectionCount: String(settings.selectionCount),
    analyseSelection: settings.analyseSelection,
    learnInterest: switchText(settings.learnInterest),
    tagRules: tagRulesText(settings.tagRules),
    shortcutsOnArxiv: switchText(settings.shortcutsOnArxiv),
    budgetUnit: settings.budgetUnit,
    dailyBudget: settings.dailyBudget === null ? '' : String(settings.dailyBudget),
    monthlyBudget: settings.monthlyBudget === null ? '' : String(settings.monthlyBudget),
  };
}

/** One word or phrase a line, each once; null when there are too many or one is too long. */
function parseKeywords(text: string): string[] | null {
  const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const keywords = [...new Set(lines.filter(Boolean))];
  const fits = keywords.length <= MAX_KEYWORDS && keywords.every((keyword) => keyword.length <= MAX_KEYWORD_LENGTH);
  return fits ? keywords : null;
}

const keywordsWrong: FieldError = (words) => words.keywordsWrong(MAX_KEYWORDS, MAX_KEYWORD_LENGTH);

/** Rules, one a line; what is between slashes has to be a regular expression. */
function parseRules(text: string): string[] | FieldError {
  const wrong = parseKeywords(text)?.find((line) => isNoPattern(parseRule(line)));
  if (wrong !== undefined) return (words) => words.ruleWrong(wrong);
  return parseKeywords(text) ?? keywordsWrong;
}

const isNoPattern = (rule: Rule): boolean => rule.kind === 'pattern' && compilePattern(rule.source) === null;

/** One term a line, `term = translation`, the last of two for one term; null when one is neither, too long or too many. */
function parseGlossary(text: string): GlossaryEntry[] | null {
  const entries = new Map<string, GlossaryEntry>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [term = '', translation = '', ...more] = line.split(/[=＝]/).map((side) => side.trim().replace(/\s+/g, ' '));
    const fits = [term, translation].every((side) => side !== '' && side.length <= MAX_TERM_LENGTH);
    if (!fits || more.length > 0) return null;
    entries.set(term.toLowerCase(), { term, translation });
  }
  return entries.size <= MAX_TERMS ? [...entries.values()] : null;
}

/** Above nothing, with or without separators between thousands, `2.50` for dollars; null when empty, undefined when neither. */
function parseCap(text: string): number | null | undefined {
  const digits = text.replace(/[\s_，]|,(?=\d{3})/g, '').replace(/^\$/, '');
  if (digits === '') return null;
  return /^\d{1,15}(?:\.\d{1,4})?$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;
}

/** A whole number of at most so much; null for anything else. */
function parseCount(text: string, most: number): number | null {
  const count = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}

const budgetWrong: FieldError = (words) => words.budgetWrong;

type Parser = (text: string) => SettingsPatch | FieldError;

const PARSERS: Record<SettingField, Parser> = {
  uiLanguage: (text) => ({ uiLanguage: parseUiLanguage(text) }),
  analysisLanguages: (text) => ({
    analysisLanguages: ANALYSIS_LANGUAGES.find((languages) => languages === text) ?? 'zh+en',
  }),
  translateTldr: (text) => ({ translateTldr: text === 'automatic' }),
  glossary: (text) => {
    const glossary = parseGlossary(text);
    return glossary ? { glossary } : (words) => words.glossaryWrong(MAX_TERMS, MAX_TERM_LENGTH);
  },
  categories: (text) => {
    const { categories, unknown } = parseCategories(text);
    return unknown.length > 0 ? (words) => words.categoriesWrong(unknown.join(', ')) : { categories };
  },
  fetchDaily: (text) => ({ fetchDaily: text === 'on' }),
  summariseDaily: (text) => ({ summariseDaily: text === 'on' }),
  notifyWhenReady: (text) => ({ notifyWhenReady: text === 'on' }),
  showBadge: (text) => ({ showBadge: text === 'on' }),
  learnInterest: (text) => ({ learnInterest: text === 'on' }),
  includeKeywords: (text) => {
    const includeKeywords = parseRules(text);
    return typeof includeKeywords === 'function' ? includeKeywords : { includeKeywords };
  },
  excludeKeywords: (text) => {
    const excludeKeywords = parseRules(text);
    return typeof excludeKeywords === 'function' ? excludeKeywords : { excludeKeywords };
  },
  interestAuthors: (text) => {
    const interestAuthors = parseKeywords(text);
    return interestAuthors ? { interestAuthors } : keywordsWrong;
  },
  interestGroups: (text) => {
    const interestGroups = parseKeywords(text);
    return interestGroups ? { interestGroups } : keywordsWrong;
  },
  interestDescription: (text) => {
    const interestDescription = text.trim();
    if (interestDescription.length <= MAX_DESCRIPTION) return { interestDescription };
    return (words) => words.descriptionWrong(MAX_DESCRIPTION);
  },
  // The choices are the control's own: another number cannot be entered.
  selectionThreshold: (text) => ({ selectionThreshold: SELECTION_THRESHOLDS.find((sum) => String(sum) === text) ?? 4 }),
  selectionCount: (text) => {
    const selectionCount = parseCount(text, MOST_SELECTED);
    return selectionCount === null ? (words) => words.countWrong(MOST_SELECTED) : { selectionCount };
  },
  analyseSelection: (text) => ({
    analyseSelection: SELECTION_ANALYSES.find((choice) => choice === text) ?? 'off',
  }),
  tagRules: (text) => {
    const tagRules = parseTagRules(text);
    return tagRules ? { tagRules } : (words) => words.tagRulesWrong;
  },
  shortcutsOnArxiv: (text) => ({ shortcutsOnArxiv: text === 'on' }),
  budgetUnit: (text) => ({ budgetUnit: BUDGET_UNITS.find((unit) => unit === text) ?? 'tokens' }),
  dailyBudget: (text) => {
    const dailyBudget = parseCap(text);
    return dailyBudget === undefined ? budgetWrong : { dailyBudget };
  },
  monthlyBudget: (text) => {
    const monthlyBudget = parseCap(text);
    return monthlyBudget === undefined ? budgetWrong : { monthlyBudget };
  },
};

/** The named fields as a patch; what cannot be read is left out of it and named in `errors`. */
export function parseFields(
  values: FormValues,
  fields: readonly SettingField[],
): { patch: SettingsPatch; errors: FieldErrors } {
  const patch: SettingsPatch = {};
  const errors: FieldErrors = {};
  for (const field of fields) {
    const parsed = PARSERS[field](values[field]);
    if (typeof parsed === 'function') errors[field] = parsed;
    else Object.assign(patch, parsed);
  }
  return { patch, errors };
}
