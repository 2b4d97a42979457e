import * as z from 'zod/mini';
import type { PromptTask } from '../analysis/analysis.ts';
import type { BudgetUnit } from '../queue/budget.ts';
import { ANALYSIS_LANGUAGES, SELECTION_ANALYSES, type Settings, UI_LANGUAGES } from './settings.ts';
import { changesOf, parseShortcuts, SHORTCUT_ACTS, SHORTCUT_KEYS } from './shortcuts.ts';

export const promptTaskSchema = z.enum([
  'triage',
  'abstract',
  'fulltext',
  'translate',
  'digest',
  'ask',
] satisfies PromptTask[]);
/** Characters of a prompt the reader edited: several times the longest of ours. */
export const MAX_PROMPT = 12_000;
/** Characters of a reader's description of their interests: it goes along with every call that judges papers. */
const MAX_DESCRIPTION = 2_000;
const MOST_SELECTED = 50;

const keyword = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const term = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
/** One line of the reader's rules. */
export const ruleSchema = keyword;
const keywords = z.array(keyword).check(z.maxLength(200));
/** `cs.CV`, `hep-th`, `cond-mat.mtrl-sci`, `cs`. */
export const categorySchema = z.string().check(z.regex(/^[a-z][a-z-]*(\.[A-Za-z][A-Za-z-]*)?$/), z.maxLength(32));

export const profileId = z.string().check(z.minLength(1), z.maxLength(40));
const model = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const calls = z.number().check(z.int(), z.gte(1), z.lte(8));
/** Share of the price. */
const share = z.number().check(z.gte(0), z.lte(0.95));
const dollars = z.number().check(z.gte(0), z.lte(10_000));
const contextTokens = z.nullable(z.number().check(z.int(), z.gte(1_000), z.lte(100_000_000)));
const aMinute = z.nullable(z.number().check(z.int(), z.gte(1), z.lte(1_000_000_000)));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A server and a model there, as far as a call needs them. */
export const serviceFields = z.strictObject({
  provider: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(40)),
  baseUrl: z.url({ protocol: /^https?$/ }),
  model,
});

const named = z.extend(serviceFields, {
  name: z.exactOptional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  limits: z.exactOptional(z.strictObject({ concurrency: calls, requestsPerMinute: aMinute, tokensPerMinute: aMinute })),
});

/** The browser's own model has no address. */
const here = { provider: z.literal('on-device'), baseUrl: z.literal('') };

const cap = z.nullable(z.number().check(z.gte(0), z.lte(1e15)));

const namedFields = z.extend(named, {
  terms: z.exactOptional(
    z.strictObject({
      contextTokens,
      price: z.nullable(z.strictObject({ input: dollars, output: dollars })),
      batchDiscount: z.exactOptional(share),
    }),
  ),
});

/** A profile as the form sends it: its id, the day of its price and the consent are not the form's to say. */
export const profileFields = z.union([namedFields, z.extend(namedFields, here)]);

const servedProfile = z.extend(named, {
  id: profileId,
  terms: z.exactOptional(
    z.strictObject({
      model,
      contextTokens,
      price: z.nullable(z.strictObject({ input: dollars, output: dollars, edited: day })),
      batchDiscount: z.exactOptional(share),
    }),
  ),
  consent: z.exactOptional(z.strictObject({ origin: z.string(), at: z.string() })),
});

const profile = z.union([servedProfile, z.extend(servedProfile, here)]);

/** What is left of a profile when a detail of it cannot be read. */
const bare = { ...serviceFields.shape, id: profileId };
const bareProfile = z.union([z.object(bare), z.object({ ...bare, ...here })]);

const ofTask = z.exactOptional(profileId);
const tasks = {
  triage: ofTask,
  abstract: ofTask,
  fulltext: ofTask,
  translate: ofTask,
  digest: ofTask,
  ask: ofTask,
} satisfies Record<PromptTask, unknown>;

/** One schema per field, so that one bad value costs that value alone. */
export const settingsFields = {
  uiLanguage: z.enum(UI_LANGUAGES),
  analysisLanguages: z.enum(ANALYSIS_LANGUAGES),
  translateTldr: z.boolean(),
  glossary: z.array(z.strictObject({ term, translation: term })).check(z.maxLength(100)),
  prompts: z.partialRecord(promptTaskSchema, z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_PROMPT))),
  profiles: z.array(profile),
  defaultProfileId: z.nullable(profileId),
  taskProfiles: z.strictObject(tasks),
  fallbackProfileId: z.nullable(profileId),
  categories: z.array(categorySchema).check(z.maxLength(50)),
  fetchDaily: z.boolean(),
  summariseDaily: z.boolean(),
  notifyWhenReady: z.boolean(),
  showBadge: z.boolean(),
  budgetUnit: z.enum(['tokens', 'usd'] satisfies BudgetUnit[]),
  dailyBudget: cap,
  monthlyBudget: cap,
  concurrency: calls,
  includeKeywords: keywords,
  excludeKeywords: keywords,
  interestAuthors: keywords,
  interestGroups: keywords,
  interestDescription: z.string().check(z.trim(), z.maxLength(MAX_DESCRIPTION)),
  selectionThreshold: z.number().check(z.int(), z.gte(2), z.lte(6)),
  selectionCount: z.number().check(z.int(), z.gte(1), z.lte(MOST_SELECTED)),
  analyseSelection: z.enum(SELECTION_ANALYSES),
  learnInterest: z.boolean(),
  interestSince: z.nullable(z.iso.datetime()),
  tagRules: z.strictObject({
    own: z
      .array(z.strictObject({ name: term, words: z.array(keyword).check(z.maxLength(20)) }))
      .check(z.maxLength(100)),
    names: z.array(z.strictObject({ tag: keyword, name: term })).check(z.maxLength(200)),
    muted: keywords,
  }),
  shortcutsOnArxiv: z.boolean(),
  shortcuts: z.partialRecord(z.enum(SHORTCUT_ACTS), z.string().check(z.regex(SHORTCUT_KEYS), z.maxLength(8))),
} satisfies Record<keyof Settings, unknown>;

/** Stored settings, trusted to nothing: what does not fit falls back to its default, field by field. */
export function parseSettings(stored: unknown, defaults: Settings): Settings {
  const row = z.safeParse(z.record(z.string(), z.unknown()), stored);
  if (!row.success) return defaults;
  const read = <Field extends keyof Settings>(
    field: Field,
    schema: z.ZodMiniType<Settings[Field]>,
  ): Settings[Field] => {
    const parsed = z.safeParse(schema, row.data[field]);
    return parsed.success ? parsed.data : defaults[field];
  };
  return {
    uiLanguage: read('uiLanguage', settingsFields.uiLanguage),
    analysisLanguages: read('analysisLanguages', settingsFields.analysisLanguages),
    translateTldr: read('translateTldr', settingsFields.translateTldr),
    glossary: read('glossary', settingsFields.glossary),
    prompts: read('prompts', settingsFields.prompts),
    profiles: readProfiles(row.data['profiles']),
    defaultProfileId: read('defaultProfileId', settingsFields.defaultProfileId),
    taskProfiles: read('taskProfiles', settingsFields.taskProfiles),
    fallbackProfileId: read('fallbackProfileId', settingsFields.fallbackProfileId),
    categories: read('categories', settingsFields.categories),
    fetchDaily: read('fetchDaily', settingsFields.fetchDaily),
    summariseDaily: read('summariseDaily', settingsFields.summariseDaily),
    notifyWhenReady: read('notifyWhenReady', settingsFields.notifyWhenReady),
    showBadge: read('showBadge', settingsFields.showBadge),
    budgetUnit: read('budgetUnit', settingsFields.budgetUnit),
    dailyBudget: read('dailyBudget', settingsFields.dailyBudget),
    monthlyBudget: read('monthlyBudget', settingsFields.monthlyBudget),
    concurrency: read('concurrency', settingsFields.concurrency),
    includeKeywords: read('includeKeywords', settingsFields.includeKeywords),
    excludeKeywords: read('excludeKeywords', settingsFields.excludeKeywords),
    interestAuthors: read('interestAuthors', settingsFields.interestAuthors),
    interestGroups: read('interestGroups', settingsFields.interestGroups),
    interestDescription: read('interestDescription', settingsFields.interestDescription),
    selectionThreshold: read('selectionThreshold', settingsFields.selectionThreshold),
    selectionCount: read('selectionCount', settingsFields.selectionCount),
    analyseSelection: read('analyseSelection', settingsFields.analyseSelection),
    learnInterest: read('learnInterest', settingsFields.learnInterest),
    interestSince: read('interestSince', settingsFields.interestSince),
    tagRules: read('tagRules', settingsFields.tagRules),
    shortcutsOnArxiv: read('shortcutsOnArxiv', settingsFields.shortcutsOnArxiv),
    shortcuts: changesOf(parseShortcuts(row.data['shortcuts'])),
  };
}

/** A bad profile costs itself alone, a bad detail the details alone; of two of one id the first counts. */
function readProfiles(stored: unknown): Settings['profiles'] {
  const profiles = new Map<string, Settings['profiles'][number]>();
  for (const each of Array.isArray(stored) ? stored : []) {
    const whole = z.safeParse(profile, each);
    const { data } = whole.success ? whole : z.safeParse(bareProfile, each);
    if (data && !profiles.has(data.id)) profiles.set(data.id, data);
  }
  return [...profiles.values()];
}
