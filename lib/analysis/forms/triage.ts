import * as z from 'zod/mini';
import type { Language } from '../analysis.ts';
import type { Form } from '../form.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { TRIAGE_PROMPT_VERSION, TRIAGE_ROLE, withTriageRules } from '../prompts/triage.ts';

const grade = (of: string): z.ZodMiniType => z.number().check(z.describe(`${of}: 1, 2 or 3`));

function triageSchema(languages: readonly Language[]): z.ZodMiniType<Record<string, unknown>> {
  const each = (what: string): z.ZodMiniType =>
    z.object(
      Object.fromEntries(
        languages.map((language) => [
          language,
          z.string().check(z.describe(`${what}, in ${LANGUAGE_NAMES[language]}`)),
        ]),
      ),
    );
  const entry = z.object({
    id: z.string().check(z.describe('the arXiv id of the paper, copied from the list')),
    sentences: z.array(z.number()).check(z.describe('numbers of the sentences of this paper that "tldr" rests on')),
    tldr: each('one sentence with the strongest figure'),
    relevance: grade('closeness to the interests'),
    significance: grade('what it would change'),
    reason: each('what both grades rest on, half a sentence'),
    findings: z.array(z.number()).check(z.describe('numbers of the sentences of this paper that state its findings')),
    tags: z.array(z.string()).check(z.describe('two to four themes, in English')),
  });
  return z.object({ papers: z.array(entry) });
}

export const triageForm: Form = {
  id: 'triage',
  promptVersion: TRIAGE_PROMPT_VERSION,
  role: TRIAGE_ROLE,
  frame: withTriageRules,
  schema: triageSchema,
  sections: () => ['papers'],
};
