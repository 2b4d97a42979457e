import type * as z from 'zod/mini';
import type { AnalysisForm, Language } from '../analysis.ts';
import { ABSTRACT_PROMPT_VERSION, abstractSystem } from '../prompts/abstract.ts';
import { DIGEST_PROMPT_VERSION, digestSystem } from '../prompts/digest.ts';
import { abstractSchema, sectionsOf } from './abstract.ts';
import { DIGEST_FORM_SECTIONS, digestSchema } from './digest.ts';

/** What is asked of a model in one kind of call. */
export interface Form {
  id: AnalysisForm | 'digest';
  /** In the cache key: raised with every change of prompt or schema. */
  promptVersion: number;
  schema: (languages: readonly Language[]) => z.ZodMiniType<object>;
  /** Ids of what is shown, in order. */
  sections: (language: Language) => readonly string[];
  /** The static part of the prompt. */
  system: (languages: readonly Language[]) => string;
}

export const forms: readonly Form[] = [
  {
    id: 'abstract',
    promptVersion: ABSTRACT_PROMPT_VERSION,
    schema: abstractSchema,
    sections: sectionsOf,
    system: abstractSystem,
  },
  {
    id: 'digest',
    promptVersion: DIGEST_PROMPT_VERSION,
    schema: digestSchema,
    sections: () => DIGEST_FORM_SECTIONS,
    system: digestSystem,
  },
];
