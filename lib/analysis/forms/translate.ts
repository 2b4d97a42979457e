import * as z from 'zod/mini';
import type { Language } from '../analysis.ts';
import type { Form } from '../form.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { TRANSLATE_PROMPT_VERSION, TRANSLATE_ROLE, withTranslationRules } from '../prompts/translate.ts';
import { ABSTRACT_EXTRAS, ABSTRACT_SECTIONS } from './abstract.ts';
import { FULLTEXT_SECTIONS } from './fulltext.ts';

const ALL_SECTIONS: readonly string[] = [...new Set([...FULLTEXT_SECTIONS, ...ABSTRACT_SECTIONS, ...ABSTRACT_EXTRAS])];

const text = (what: string, language: Language): z.ZodMiniType =>
  z.string().check(z.describe(`${what}, in ${LANGUAGE_NAMES[language]}`));

/** In the places where an analysis has them, so that both are read the same way while they grow. */
function translationSchema(
  sections: readonly string[],
  languages: readonly Language[],
): z.ZodMiniType<Record<string, unknown>> {
  const each = (fields: (language: Language) => z.ZodMiniType): z.ZodMiniType =>
    z.object(Object.fromEntries(languages.map((language) => [language, fields(language)])));
  const ofSections = (language: Language): z.ZodMiniType =>
    z.object(Object.fromEntries(sections.map((id) => [id, text(`the section "${id}"`, language)])));
  return z.object({
    findings: z.array(each((language) => text('the finding', language))),
    ...Object.fromEntries(languages.map((language) => [language, ofSections(language)])),
    tags: each((language) => z.array(text('the tag', language))),
  });
}

/** An analysis in another language: the sections it has and no others. */
export function translateFormOf(sections: readonly string[], form: Form = translateForm): Form {
  return { ...form, sections: () => sections, schema: (languages) => translationSchema(sections, languages) };
}

export const translateForm: Form = {
  id: 'translate',
  promptVersion: TRANSLATE_PROMPT_VERSION,
  role: TRANSLATE_ROLE,
  frame: withTranslationRules,
  sections: () => ALL_SECTIONS,
  schema: (languages) => translationSchema(ALL_SECTIONS, languages),
};
