import * as z from 'zod/mini';
import type { PromptTask } from '../analysis/analysis.ts';
import type { BudgetUnit } from '../queue/budget.ts';
import { ANALYSIS_LANGUAGES, type Settings, UI_LANGUAGES } from './settings.ts';

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

const keyword = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const term = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
const keywords = z.array(keyword).check(z.maxLength(200));
/** `cs.CV`, `hep-th`, `cond-mat.mtrl-sci`, `cs`. */
export const categorySchema = z.string().check(z.regex(/^[a-z][a-z-]*(\.[A-Za-z][A-Za-z-]*)?$/), z.maxLength(32));

export const profileFields = z.strictObject({
  provider: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(40)),
  baseUrl: z.url({ protocol: /^https?$/ }),
  model: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
});

const cap = z.nullable(z.number().check(z.gte(0), z.lte(1e15)));

/** One schema per field, so that one bad value costs that value alone. */
export const settingsFields = {
  uiLanguage: z.enum(UI_LANGUAGES),
  analysisLanguages: z.enum(ANALYSIS_LANGUAGES),
  glossary: z.array(z.strictObject({ term, translation: term })).check(z.maxLength(100)),
  prompts: z.partialRecord(promptTaskSchema, z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_PROMPT))),
  profile: z.nullable(z.extend(profileFields, { id: z.string().check(z.minLength(1), z.maxLength(40)) })),
  categories: z.array(categorySchema).check(z.maxLength(50)),
  budgetUnit: z.enum(['tokens', 'usd'] satisfies BudgetUnit[]),
  dailyBudget: cap,
  monthlyBudget: cap,
  concurrency: z.number().check(z.int(), z.gte(1), z.lte(8)),
  includeKeywords: keywords,
  excludeKeywords: keywords,
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
    glossary: read('glossary', settingsFields.glossary),
    prompts: read('prompts', settingsFields.prompts),
    profile: read('profile', settingsFields.profile),
    categories: read('categories', settingsFields.categories),
    budgetUnit: read('budgetUnit', settingsFields.budgetUnit),
    dailyBudget: read('dailyBudget', settingsFields.dailyBudget),
    monthlyBudget: read('monthlyBudget', settingsFields.monthlyBudget),
    concurrency: read('concurrency', settingsFields.concurrency),
    includeKeywords: read('includeKeywords', settingsFields.includeKeywords),
    excludeKeywords: read('excludeKeywords', settingsFields.excludeKeywords),
  };
}
