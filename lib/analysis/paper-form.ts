import * as z from 'zod/mini';
import type { AnalysisForm, Language } from './analysis.ts';
import type { Form } from './form.ts';
import { LANGUAGE_NAMES } from './language-names.ts';

/** A finding as the model gives it: evidence, then the sentence in each language. */
export type FindingClaim = { sentences: number[]; quote: string } & Partial<Record<Language, string>>;

/** What a model answers about one paper: for each language, the text of every section by its id. */
export type PaperAnswer = {
  title: string;
  findings: FindingClaim[];
  tags: Partial<Record<Language, string[]>>;
} & Partial<Record<Language, Record<string, string>>>;

/** One way to put a paper before a model. */
export interface PaperForm extends Form {
  id: AnalysisForm | 'ask';
  /** Sections in which each figure names the sentences it comes from. */
  cited: readonly string[];
  /** Sections that may be a word long. */
  brief: readonly string[];
  /** Room for two languages, and for the thoughts of a model that has some. */
  maxOutputTokens: number;
}

export interface AnswerShape {
  sections: (language: Language) => readonly string[];
  /** What is asked for in a section. */
  asked: (section: string, language: Language) => string;
  /** What is asked for as findings. */
  findings: string;
  /** Whether topic tags are asked for. */
  tags: boolean;
}

/**
 * The form of the answer, in the order in which it is read: the title as a proof, the findings with their evidence,
 * the sections, the tags; nothing that streams in later pushes down what is being read. Plain enough for every strict mode: all required, nothing but objects, arrays, strings, numbers.
 */
export function paperSchema(
  shape: AnswerShape,
  languages: readonly Language[],
): z.ZodMiniType<Record<string, unknown>> {
  const known = schemas.get(shape) ?? new Map<string, z.ZodMiniType<Record<string, unknown>>>();
  schemas.set(shape, known);
  const key = languages.join(' ');
  const schema = known.get(key) ?? makeSchema(shape, languages);
  known.set(key, schema);
  return schema;
}

/** Made once for each choice of languages: every answer is held against it, and every request and estimate has its JSON Schema. */
const schemas = new WeakMap<AnswerShape, Map<string, z.ZodMiniType<Record<string, unknown>>>>();

function makeSchema(shape: AnswerShape, languages: readonly Language[]): z.ZodMiniType<Record<string, unknown>> {
  const fields: Record<string, z.ZodMiniType> = {
    title: z.string().check(z.describe('the title of the paper exactly as given, copied to the letter')),
  };
  fields['findings'] = z.array(findingSchema(languages)).check(z.describe(shape.findings));
  for (const language of languages) {
    const sections = shape
      .sections(language)
      .map((id) => [id, z.string().check(z.describe(shape.asked(id, language)))] as const);
    fields[language] = z.object(Object.fromEntries(sections));
  }
  if (shape.tags) fields['tags'] = tagsSchema(languages);
  return z.object(fields);
}

function tagsSchema(languages: readonly Language[]): z.ZodMiniType {
  return z.object(
    Object.fromEntries(
      languages.map((language) => [
        language,
        z.array(z.string()).check(z.describe(`three to six short topic tags in ${LANGUAGE_NAMES[language]}`)),
      ]),
    ),
  );
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
