import type { OutputLevel } from '../providers/provider.ts';
import type { CompletionEvent } from './completion.ts';
import { finishOf } from './finish-reason.ts';
import { chunksOfWholeAnswer } from './whole-answer.ts';

/** A chat completion that has been fetched, as the events it would have had as a stream. */
export async function* replayAnswer(body: unknown, level: OutputLevel): AsyncGenerator<CompletionEvent, void> {
  yield { type: 'level', level };
  for await (const { choices, usage } of chunksOfWholeAnswer(body)) {
    const choice = choices?.[0];
    if (choice?.delta?.content) yield { type: 'delta', text: choice.delta.content };
    yield {
      type: 'end',
      finish: choice?.finish_reason ? finishOf(choice.finish_reason) : 'missing',
      usage: { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null },
      refusal: choice?.delta?.refusal ?? null,
    };
  }
}
