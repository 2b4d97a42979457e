import type { CompletionMessage } from '../completion.ts';
import { fieldOf } from '../fields.ts';

/** Tokens an answer may have: a word is enough, but a thinking model needs room. */
export const MAX_OUTPUT_TOKENS = 256;
/** Tokens of one question at most, instructions and schema included; for the estimate and the day's cap. */
export const QUESTION_TOKENS = 180;

/** Nothing in it asks for JSON: a server that only pretends to know schemas is found out by its answer. */
export const messages: CompletionMessage[] = [
  { role: 'system', content: 'Answer briefly.' },
  { role: 'user', content: 'Which colour is a ripe lemon? Answer with one word.' },
];

export const schema = {
  name: 'colour',
  schema: {
    type: 'object',
    properties: { colour: { type: 'string', description: 'One word.' } },
    required: ['colour'],
    additionalProperties: false,
  },
};

/** `exact`: the object and nothing else; `wrapped`: with words or a fence around it. */
export type Fit = 'exact' | 'wrapped' | 'none';

export function fitOf(text: string): Fit {
  if (isAnswer(text)) return 'exact';
  const inner = text.slice(text.lastIndexOf('{'), text.lastIndexOf('}') + 1);
  return isAnswer(inner) ? 'wrapped' : 'none';
}

function isAnswer(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 1 &&
      typeof fieldOf(value, 'colour') === 'string'
    );
  } catch {
    return false;
  }
}
