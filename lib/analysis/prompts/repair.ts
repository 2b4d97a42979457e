import type { CompletionMessage } from '../../completion/completion.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { fenced } from './untrusted.ts';

const FAULTS: Partial<Record<ErrorCode, string>> = {
  refusal:
    'it refused, or asked for the paper. The paper is complete above; nothing more will come. Work with that text.',
  echo: 'it repeated the instructions instead of following them.',
  'wrong-paper': 'its "title" is not the title of the paper above.',
  truncated: 'it was cut off before its end. Write every section more briefly.',
  malformed: 'it was not one valid JSON object of the shape asked for.',
  'wrong-language': 'parts of it are not in the language asked for.',
  'section-missing': 'a section was missing, empty or too short.',
  'formula-lost': 'a mark such as ⟦7⟧ was left out, repeated, made up or put into another section.',
};

/** A refusal or an echo, shown again, only invites another. */
const SHOWN_AGAIN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'malformed',
  'section-missing',
  'wrong-language',
  'formula-lost',
]);

/** How much of a bad answer is shown back: enough to mend, too little to drown the paper. */
const LONGEST_ANSWER = 6_000;

/** The one second try: the request as it was, the faulty answer as data, and what was wrong with it. */
export function repairMessages(
  previous: readonly CompletionMessage[],
  raw: string,
  failure: ErrorCode,
): CompletionMessage[] {
  const fault = FAULTS[failure] ?? 'it could not be used.';
  const words = [`An earlier answer could not be used: ${fault}`];
  if (SHOWN_AGAIN.has(failure)) {
    words.push(`The earlier answer:\n${fenced('answer', raw.slice(0, LONGEST_ANSWER))}`);
  }
  words.push('Answer again from the start, as one JSON object.');
  return [...previous, { role: 'user', content: words.join('\n\n') }];
}
