import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formValuesOf, parseFields, SETTING_FIELDS } from '../../../components/options/form-values.ts';
import { parseStart } from '../../../components/options/service-values.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import {
  ANALYSIS_LANGUAGES,
  SELECTION_ANALYSES,
  SELECTION_THRESHOLDS,
  type Settings,
  UI_LANGUAGES,
} from '../../../lib/settings/settings.ts';

const keyword = fc
  .array(fc.stringMatching(/^[\p{L}\d-]{1,12}$/u), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
/** What begins with a dash would be a tag that is not wanted. */
const word = fc.stringMatching(/^\p{L}{1,12}$/u);
const settings: fc.Arbitrary<Settings> = fc.record({
  uiLanguage: fc.constantFrom(...UI_LANGUAGES),
  analysisLanguages: fc.constantFrom(...ANALYSIS_LANGUAGES),
  glossary: fc.uniqueArray(fc.record({ term: keyword, translation: keyword }), {
    selector: ({ term }) => term.toLowerCase(),
  }),
  translateTldr: fc.boolean(),
  prompts: fc.constant({}),
  profiles: fc.constant([]),
  defaultProfileId: fc.constant(null),
  taskProfiles: fc.constant({}),
  fallbackProfileId: fc.constant(null),
  categories: fc.uniqueArray(fc.constantFrom('cs.CV', 'hep-th', 'cond-mat.soft', 'math')),
  fetchDaily: fc.boolean(),
  summariseDaily: fc.boolean(),
  notifyWhenReady: fc.boolean(),
  showBadge: fc.boolean(),
  budgetUnit: fc.constantFrom('tokens', 'usd'),
  dailyBudget: fc.option(fc.integer({ min: 1, max: 10 ** 12 })),
  monthlyBudget: fc.option(fc.integer({ min: 1, max: 10 ** 9 }).map((cents) => cents / 100)),
  concurrency: fc.integer({ min: 1, max: 8 }),
  includeKeywords: fc.uniqueArray(keyword),
  excludeKeywords: fc.uniqueArray(keyword),
  interestAuthors: fc.uniqueArray(keyword),
  interestGroups: fc.uniqueArray(keyword),
  interestDescription: fc.string({ maxLength: 200 }).map((text) => text.trim()),
  selectionThreshold: fc.constantFrom(...SELECTION_THRESHOLDS),
  selectionCount: fc.integer({ min: 1, max: 50 }),
  analyseSelection: fc.constantFrom(...SELECTION_ANALYSES),
  learnInterest: fc.boolean(),
  interestSince: fc.constant(null),
  shortcutsOnArxiv: fc.boolean(),
  shortcuts: fc.constant({}),
  tagRules: fc.record({
    own: fc.array(fc.record({ name: word, words: fc.array(keyword, { maxLength: 4 }) }), { maxLength: 4 }),
    names: fc.array(fc.record({ tag: word, name: keyword }), { maxLength: 4 }),
    muted: fc.array(word, { maxLength: 4 }),
  }),
});

const blank = defaultSettings('en');

describe('the form', () => {
  it('gives back exactly the settings it was filled with', () => {
    fc.assert(
      fc.property(settings, (given) => {
        const { patch, errors } = parseFields(formValuesOf(given, null), SETTING_FIELDS);
        expect({ ...given, ...patch }).toEqual(given);
        expect(Object.keys(patch).toSorted()).toEqual([...SETTING_FIELDS].toSorted());
        expect(errors).toEqual({});
      }),
    );
  });

  it.each([
    ['neural field = 神经场', [{ term: 'neural field', translation: '神经场' }]],
    ['  a ＝ 甲 \n\nA = 乙', [{ term: 'A', translation: '乙' }]],
    ['no translation', null],
    ['a = b = c', null],
    [`${'a'.repeat(61)} = b`, null],
    [Array.from({ length: 101 }, (_, index) => `t${index} = b`).join('\n'), null],
  ])('reads a glossary line by line: %j', (text, glossary) => {
    const { patch, errors } = parseFields({ ...formValuesOf(blank, null), glossary: text }, ['glossary']);
    expect(patch).toEqual(glossary ? { glossary } : {});
    expect(errors.glossary === undefined).toBe(glossary !== null);
  });

  it('either reads a number as the settings allow it or names the field, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), settings, (budget, calls, given) => {
        const values = { ...formValuesOf(given, null), dailyBudget: budget, concurrency: calls };
        const { patch, errors } = parseFields(values, ['dailyBudget']);
        expect('dailyBudget' in patch).toBe(errors.dailyBudget === undefined);
        const start = parseStart(values);
        expect('concurrency' in start.patch).toBe(start.errors.concurrency === undefined);
        const { concurrency = 1 } = start.patch;
        expect(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 8).toBe(true);
      }),
    );
  });
});
