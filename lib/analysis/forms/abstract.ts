import * as z from 'zod/mini';
import type { Language } from '../analysis.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';

/** The five sections every abstract analysis has, in the order they are asked for and shown. */
export const ABSTRACT_SECTIONS = ['contributions', 'innovation', 'impact', 'applications', 'limitations'] as const;
/** Why it matters to the field; and the abstract in Chinese, which an English analysis has no need of. */
export const ABSTRACT_EXTRAS = ['significance', 'translation'] as const;

export type AbstractSection = (typeof ABSTRACT_SECTIONS)[number] | (typeof ABSTRACT_EXTRAS)[number];

/** A finding as the model gives it: evidence, then the sentence in each language. */
export type FindingClaim = { sentences: number[]; quote: string } & Partial<Record<Language, string>>;

export type AbstractAnswer = {
  title: string;
  findings: FindingClaim[];
  tags: Partial<Record<Language, string[]>>;
} & Partial<Record<Language, Partial<Record<AbstractSection, string>>>>;

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

/** Ids of the sections of one language, in the order they stream in. */
export function sectionsOf(language: Language): AbstractSection[] {
  return [...ABSTRACT_SECTIONS, 'significance', ...(language === 'zh' ? (['translation'] as const) : [])];
}

/**
 * The form of the answer, in the order in which it is read: the title as a proof, the findings with their evidence,
 * the sections, the tags; nothing that streams in later pushes down what is being read. Plain enough for every strict mode: all required, nothing but objects, arrays, strings, numbers.
 */
export function abstractSchema(languages: readonly Language[]): z.ZodMiniType<Record<string, unknown>> {
  const shape: Record<string, z.ZodMiniType> = {
    title: z.string().check(z.describe('the title of the paper exactly as given, copied to the letter')),
  };
  shape['findings'] = z
    .array(findingSchema(languages))
    .check(
      z.describe('three to six key findings, the strongest first; each rests on numbered sentences of the abstract'),
    );
  for (const language of languages) shape[language] = sectionsSchema(language);
  shape['tags'] = z.object(
    Object.fromEntries(
      languages.map((language) => [
        language,
        z.array(z.string()).check(z.describe(`three to six short topic tags in ${LANGUAGE_NAMES[language]}`)),
      ]),
    ),
  );
  return z.object(shape);
}

function sectionsSchema(language: Language): z.ZodMiniType {
  const sections = sectionsOf(language).map((id) => {
    const where = id === 'translation' ? '' : ` — in ${LANGUAGE_NAMES[language]}`;
    return [id, z.string().check(z.describe(`${ASKED[id]}${where}`))];
  });
  return z.object(Object.fromEntries(sections));
}

function findingSchema(languages: readonly Language[]): z.ZodMiniType {
  return z.object({
    sentences: z
      .array(z.number())
      .check(z.describe('numbers of the sentences the finding rests on, as shown in [brackets]')),
    quote: z
      .string()
      .check(z.describe('the words of one of these sentences that prove it, copied to the letter, at most 25 words')),
    ...Object.fromEntries(
      languages.map((language) => [
        language,
        z.string().check(z.describe(`the finding in one sentence with its figures, in ${LANGUAGE_NAMES[language]}`)),
      ]),
    ),
  });
}
