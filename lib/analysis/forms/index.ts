import type * as z from 'zod/mini';
import type { AnalysisForm, Language } from '../analysis.ts';
import { DIGEST_PROMPT_VERSION, digestSystem } from '../prompts/digest.ts';
import { abstractForm } from './abstract.ts';
import { askForm } from './ask.ts';
import { DIGEST_FORM_SECTIONS, digestSchema } from './digest.ts';
import { fulltextForm } from './fulltext.ts';

/** What is asked of a model in one kind of call. */
export interface Form {
  id: AnalysisForm | 'ask' | 'digest';
  /** In the cache key: raised with every change of prompt or schema. */
  promptVersion: number;
  schema: (languages: readonly Language[]) => z.ZodMiniType<object>;
  /** Ids of what is shown, in order. */
  sections: (language: Language) => readonly string[];
  /** The static part of the prompt. */
  system: (languages: readonly Language[]) => string;
}

export const forms: readonly Form[] = [
  abstractForm,
  fulltextForm,
  askForm,
  {
    id: 'digest',
    promptVersion: DIGEST_PROMPT_VERSION,
    schema: digestSchema,
    sections: () => DIGEST_FORM_SECTIONS,
    system: digestSystem,
  },
];
