import type * as z from 'zod/mini';
import type { AnalysisForm, Language } from '../analysis.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { ABSTRACT_PROMPT_VERSION, ABSTRACT_ROLE } from '../prompts/abstract.ts';
import { withRules } from '../prompts/paper-rules.ts';
import { type AnswerShape, type PaperForm, paperSchema } from '../paper-form.ts';

/** The five sections every abstract analysis has, in the order they are asked for and shown. */
export const ABSTRACT_SECTIONS = ['contributions', 'innovation', 'impact', 'applications', 'limitations'] as const;
/** Why it matters to the field; and the abstract in Chinese, which an English analysis has no need of. */
export const ABSTRACT_EXTRAS = ['significance', 'translation'] as const;

export type AbstractSection = (typeof ABSTRACT_SECTIONS)[number] | (typeof ABSTRACT_EXTRAS)[number];

const ASKED: Record<AbstractSection, string> = {
  contributions: 'what the paper adds to what was known, in two or three sentences; figures with unit and baseline',
  innovation: 'the new idea in the method: how it works step by step, and what it does that known baselines do not',
  impact: 'what becomes possible, cheaper or more reliable if the claims hold, and for whom',
  applications: 'concrete fields, systems or products that could use it, and how each would',
  limitations:
    'limits stated, or to be inferred from what is not measured, compared or released; inferences marked as such',
  significance: 'in one or two sentences, why a researcher in the field should or need not care',
  translation:
    'the whole abstract in Simplified Chinese, faithful sentence by sentence, nothing added and nothing left out',
};

const isSection = (id: string): id is AbstractSection => Object.hasOwn(ASKED, id);

/** Ids of the sections of one language, in the order they stream in. */
export function sectionsOf(language: Language): AbstractSection[] {
  return [...ABSTRACT_SECTIONS, 'significance', ...(language === 'zh' ? (['translation'] as const) : [])];
}

const SHAPE: AnswerShape = {
  sections: sectionsOf,
  asked: (id, language) => {
    const where = id === 'translation' ? '' : ` — in ${LANGUAGE_NAMES[language]}`;
    return `${isSection(id) ? ASKED[id] : ''}${where}`;
  },
  findings: 'three to six key findings, the strongest first; each rests on numbered sentences of the abstract',
  tags: true,
};

export const abstractSchema = (languages: readonly Language[]): z.ZodMiniType<Record<string, unknown>> =>
  paperSchema(SHAPE, languages);

export const abstractForm: PaperForm & { id: AnalysisForm } = {
  id: 'abstract',
  promptVersion: ABSTRACT_PROMPT_VERSION,
  sections: sectionsOf,
  schema: abstractSchema,
  role: ABSTRACT_ROLE,
  frame: withRules,
  cited: [],
  brief: [],
  maxOutputTokens: 8_000,
};
