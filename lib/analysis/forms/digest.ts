import * as z from 'zod/mini';
import type { DigestSection } from '../../digest/digest.ts';
import type { Language } from '../analysis.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { DIGEST_FORM_SECTIONS, DIGEST_PROMPT_VERSION, DIGEST_ROLE, withDigestRules } from '../prompts/digest.ts';
import type { Form } from '../form.ts';

const ASKED: Record<DigestSection, string> = {
  themes: 'three to five main themes and trends of the day; each names every paper that carries it',
  highlights: 'three to six especially significant or inventive papers: what is new, and the figure that shows it',
  directions: 'two to four emerging directions or techniques that several papers point to',
  reading: 'three to five papers worth reading in full, each with the reason and for whom; one paper a claim',
};

export function digestSchema(languages: readonly Language[]): z.ZodMiniType<Record<string, unknown>> {
  const claim = z.object({
    papers: z.array(z.string()).check(z.describe('arXiv ids of the papers the claim rests on, copied from the list')),
    ...Object.fromEntries(
      languages.map((language) => [
        language,
        z.string().check(z.describe(`the claim in one or two sentences, in ${LANGUAGE_NAMES[language]}`)),
      ]),
    ),
  });
  const shape = Object.fromEntries(
    DIGEST_FORM_SECTIONS.map((section) => [section, z.array(claim).check(z.describe(ASKED[section]))]),
  );
  return z.object(shape);
}

export const digestForm: Form = {
  id: 'digest',
  promptVersion: DIGEST_PROMPT_VERSION,
  role: DIGEST_ROLE,
  frame: withDigestRules,
  schema: digestSchema,
  sections: () => DIGEST_FORM_SECTIONS,
};
