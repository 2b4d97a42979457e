import { AppError, toAppError } from '../../core/errors.ts';
import type { OutputLevel } from '../../providers/provider.ts';
import type { FinishReason, Usage } from '../completion.ts';
import { streamCompletion } from '../stream-completion.ts';
import type { Answer, Observations } from './observation.ts';
import type { Surroundings } from './probe.ts';
import { MAX_OUTPUT_TOKENS, messages, schema } from './question.ts';
import { withoutKey } from './without-key.ts';

/** Asks the small question once, from an output level down. Each call is reported, whatever came of it; throws only when cancelled. */
export async function askOnce(
  level: OutputLevel,
  { profile }: Observations,
  { apiKey, patience, reserve, onCall }: Surroundings,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    await reserve();
  } catch (thrown) {
    return { kind: 'error', error: toAppError(thrown).toShape(), status: null };
  }
  const startedAt = Date.now();
  const clock = performance.now();
  const answer = { text: '', level, finish: null as FinishReason | null, refusal: null as string | null, whole: false };
  let usage: Usage = { inputTokens: null, outputTokens: null };
  let milliseconds: number | null = null;
  const report = (outcome: 'ok' | AppError['code']): Promise<void> => {
    const { text, finish } = answer;
    return onCall({ startedAt, endedAt: Date.now(), usage, request: { messages, schema }, text, finish, outcome });
  };
  try {
    const events = streamCompletion(
      { profile, apiKey, messages, schema, outputLevel: level, maxOutputTokens: MAX_OUTPUT_TOKENS },
      {
        signal,
        firstTokenTimeout: patience.firstToken,
        idleTimeout: patience.idle,
        onResponse: ({ headers }) => {
          answer.whole = !(headers.get('content-type') ?? '').includes('event-stream');
        },
      },
    );
    for await (const event of events) {
      if (event.type === 'level') answer.level = event.level;
      else if (event.type === 'delta') {
        milliseconds ??= performance.now() - clock;
        answer.text += event.text;
      } else ({ usage, finish: answer.finish, refusal: answer.refusal } = event);
    }
  } catch (thrown) {
    const error = toAppError(thrown);
    await report(error.code);
    if (signal.aborted) throw new AppError('cancelled');
    return { kind: 'error', error: error.toShape(), status: statusOf(error.cause) };
  }
  await report('ok');
  milliseconds ??= performance.now() - clock;
  return {
    kind: 'answer',
    ...answer,
    text: withoutKey(answer.text, apiKey),
    refusal: answer.refusal && withoutKey(answer.refusal, apiKey),
    finish: answer.finish ?? 'missing',
    milliseconds,
  };
}

function statusOf(cause: unknown): number | null {
  return cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : null;
}
