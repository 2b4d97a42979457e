import { AppError, toAppError } from '../core/errors.ts';
import type { PromptEvent, PromptRequest } from '../on-device/prompt.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { CompletionEvent, CompletionRequest } from './completion.ts';
import { withSchema } from './output-parameters.ts';
import { Watchdog } from './watchdog.ts';

export interface OnDeviceOptions {
  signal: AbortSignal;
  /** The browser's model, wherever it can be asked. */
  prompt: (request: PromptRequest, signal: AbortSignal) => AsyncIterable<PromptEvent>;
  /** Milliseconds until something must have come: the model may have to be loaded. */
  firstTokenTimeout?: number;
  /** Milliseconds between two pieces of the answer. */
  idleTimeout?: number;
}

const FIRST_TOKEN_TIMEOUT = 300_000;
const IDLE_TIMEOUT = 120_000;

/**
 * One completion by the browser's own model, in the events of any other. A schema is a constraint on the answer; where
 * the browser refuses it, before anything has come, the model is told of it instead.
 */
export async function* streamOnDevice(
  request: CompletionRequest,
  options: OnDeviceOptions,
): AsyncGenerator<CompletionEvent, void> {
  const holds = request.schema !== null && request.outputLevel === 'json_schema';
  if (holds) {
    const refusal = yield* tryLevel(request, 'json_schema', options);
    if (!refusal) return;
  }
  const refusal = yield* tryLevel(request, 'plain', options);
  if (refusal) throw refusal;
}

/** Answers with the refusal of the request, if that is all that came. */
async function* tryLevel(
  request: CompletionRequest,
  level: Extract<OutputLevel, 'json_schema' | 'plain'>,
  { signal, prompt, firstTokenTimeout = FIRST_TOKEN_TIMEOUT, idleTimeout = IDLE_TIMEOUT }: OnDeviceOptions,
): AsyncGenerator<CompletionEvent, AppError | null> {
  const watchdog = new Watchdog(signal);
  let hasBegun = false;
  let isWhole = false;
  try {
    watchdog.start(firstTokenTimeout);
    for await (const event of prompt(promptOf(request, level), watchdog.signal)) {
      watchdog.pause();
      if (!hasBegun) yield { type: 'level', level };
      hasBegun = true;
      if (event.type === 'delta') yield event;
      else {
        const { finish, inputTokens, outputTokens } = event;
        isWhole = true;
        yield { type: 'end', finish, usage: { inputTokens, outputTokens }, refusal: null };
      }
      watchdog.start(idleTimeout);
    }
    if (!isWhole) throw watchdog.verdict() ?? new AppError('stream-cut');
    return null;
  } catch (thrown) {
    const error = watchdog.verdict() ?? toAppError(thrown);
    if (!hasBegun && error.code === 'bad-request') return error;
    throw error;
  } finally {
    watchdog.end();
  }
}

/** The rules become the session's system prompt; what is asked, and asked again, its one prompt. */
function promptOf({ messages, schema }: CompletionRequest, level: OutputLevel): PromptRequest {
  const told = schema && level === 'plain' ? withSchema(messages, schema.schema) : messages;
  const textOf = (role: 'system' | 'user'): string =>
    told
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join('\n\n');
  const responseConstraint = schema && level === 'json_schema' ? schema.schema : null;
  return { system: textOf('system'), text: textOf('user'), responseConstraint };
}
