import { LANGUAGE_NAMES } from '../language-names.ts';
import { type AnswerShape, type PaperForm, paperSchema } from '../paper-form.ts';
import { ASK_PROMPT_VERSION, ASK_ROLE } from '../prompts/ask.ts';
import { withRules } from '../prompts/paper-rules.ts';

/** The one section of an answer. */
export const ANSWER = 'answer';

const SHAPE: AnswerShape = {
  sections: () => [ANSWER],
  asked: (_, language) =>
    `the answer to the question, first in one sentence, then as far as it helps; where the text does not say, exactly that — in ${LANGUAGE_NAMES[language]}`,
  findings:
    'the passages that the answer rests on, one to six, what each shows in one sentence; none where the text does not say',
  tags: false,
};

export const askForm: PaperForm = {
  id: 'ask',
  promptVersion: ASK_PROMPT_VERSION,
  sections: SHAPE.sections,
  schema: (languages) => paperSchema(SHAPE, languages),
  role: ASK_ROLE,
  frame: withRules,
  cited: [ANSWER],
  brief: [ANSWER],
  maxOutputTokens: 6_000,
};
