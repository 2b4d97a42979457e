import { AppError } from '../core/errors.ts';
import { elementsOf, fieldOf } from './fields.ts';

/** The parts of a streamed chunk that are read. Servers leave out more than the protocol allows. */
export interface AnswerChunk {
  choices?: readonly {
    delta?: { content?: string | null; refusal?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number | undefined; completion_tokens?: number | undefined } | null;
}

/** The answer of a server that does not stream, as a stream of one chunk. */
export async function* chunksOfWholeAnswer(answer: unknown): AsyncGenerator<AnswerChunk, void> {
  const choice = elementsOf(fieldOf(answer, 'choices'))[0];
  const message = fieldOf(choice, 'message');
  if (typeof message !== 'object')
    throw new AppError('bad-request', 'the server did not answer with a chat completion');
  const usage = fieldOf(answer, 'usage');
  yield {
    choices: [
      {
        delta: { content: textOf(fieldOf(message, 'content')), refusal: textOf(fieldOf(message, 'refusal')) },
        finish_reason: textOf(fieldOf(choice, 'finish_reason')),
      },
    ],
    usage: { prompt_tokens: tokensOf(usage, 'prompt_tokens'), completion_tokens: tokensOf(usage, 'completion_tokens') },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function tokensOf(usage: unknown, name: string): number | undefined {
  const count = fieldOf(usage, name);
  return typeof count === 'number' ? count : undefined;
}
