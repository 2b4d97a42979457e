import { APIError } from 'openai';
import { AppError } from '../core/errors.ts';
import type { Allowances } from '../queue/limiter.ts';
import { createClient } from './client.ts';
import type { CompletionEvent, CompletionRequest, FinishReason, Usage } from './completion.ts';
import { detailOf, toAppError } from './errors.ts';
import { finishOf } from './finish-reason.ts';
import { type Dialect, firstDialect, nextDialect, parametersFor } from './output-parameters.ts';
import { findAllowances } from './rate-limits.ts';
import { Watchdog } from './watchdog.ts';
import { type AnswerChunk, chunksOfWholeAnswer } from './whole-answer.ts';

export interface StreamOptions {
  signal: AbortSignal;
  /** Milliseconds until something must have come; a local model may have to be loaded first. */
  firstTokenTimeout?: number;
  /** Milliseconds between two pieces of the answer. */
  idleTimeout?: number;
  /** Milliseconds for the whole answer. */
  wholeTimeout?: number;
  /** The head of the answer, before its first piece. */
  onResponse?: (response: Response) => void;
  /** What the server says is left to ask for, with every answer, refusals included. */
  onAllowances?: (told: Allowances) => void;
}

const FIRST_TOKEN_TIMEOUT = 180_000;
const IDLE_TIMEOUT = 90_000;
/** A model that has begun to repeat itself goes on for ever where its server heeds no limit; none of ours takes this long. */
const WHOLE_TIMEOUT = 3_600_000;
/** Characters; so many are no answer to anything that is asked here. */
const LONGEST_ANSWER = 4_000_000;

/**
 * One streamed chat completion. Steps down the ladder of output levels only while nothing has come yet;
 * an answer that merely stops ends with `missing`, one that breaks off throws `stream-cut`.
 */
export async function* streamCompletion(
  request: CompletionRequest,
  options: StreamOptions,
): AsyncGenerator<CompletionEvent, void> {
  const { firstTokenTimeout = FIRST_TOKEN_TIMEOUT, idleTimeout = IDLE_TIMEOUT, wholeTimeout = WHOLE_TIMEOUT } = options;
  const watchdog = new Watchdog(options.signal);
  try {
    watchdog.start(firstTokenTimeout);
    const { chunks, dialect, response } = await openStream(request, { ...options, firstTokenTimeout }, watchdog);
    options.onResponse?.(response);
    yield { type: 'level', level: dialect.level };
    yield* readChunks(chunks, watchdog, { idleTimeout, wholeTimeout });
  } catch (thrown) {
    throw watchdog.verdict() ?? toAppError(thrown, request);
  } finally {
    // Whoever stops reading stops the request, and the bill.
    watchdog.end();
  }
}

async function openStream(
  request: CompletionRequest,
  { firstTokenTimeout, onAllowances }: StreamOptions & { firstTokenTimeout: number },
  watchdog: Watchdog,
): Promise<{ chunks: AsyncIterable<AnswerChunk>; dialect: Dialect; response: Response }> {
  const client = createClient(request.profile, request.apiKey, firstTokenTimeout);
  let dialect = firstDialect(request);
  for (;;) {
    try {
      const { data, response } = await client.chat.completions
        .create(parametersFor(request, dialect), { signal: watchdog.signal })
        .withResponse();
      onAllowances?.(findAllowances(response.headers));
      return { chunks: await readable(data, response), dialect, response };
    } catch (thrown) {
      if (thrown instanceof APIError && thrown.headers instanceof Headers)
        onAllowances?.(findAllowances(thrown.headers));
      const next = thrown instanceof APIError ? nextDialect(dialect, thrown.status, saidBy(thrown)) : null;
      if (!next) throw thrown;
      dialect = next;
    }
  }
}

function saidBy(error: { message: string; param?: unknown; code?: unknown }): string {
  return [error.message, error.param, error.code].filter((part) => typeof part === 'string').join(' ');
}

/** Not every server that answers 200 streams: some send the whole answer, a wrong address sends a page. */
async function readable(stream: AsyncIterable<AnswerChunk>, response: Response): Promise<AsyncIterable<AnswerChunk>> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/html')) throw new AppError('bad-request', 'the address answers with a web page, not an API');
  if (!type.includes('application/json')) return stream;
  const whole: unknown = await response.json();
  return chunksOfWholeAnswer(whole);
}

async function* readChunks(
  chunks: AsyncIterable<AnswerChunk>,
  watchdog: Watchdog,
  { idleTimeout, wholeTimeout }: { idleTimeout: number; wholeTimeout: number },
): AsyncGenerator<CompletionEvent, void> {
  const deadline = Date.now() + wholeTimeout;
  let length = 0;
  const end: { finish: FinishReason; usage: Usage; refusal: string | null } = {
    finish: 'missing',
    usage: { inputTokens: null, outputTokens: null },
    refusal: null,
  };
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const result = await nextChunk(iterator, watchdog);
    watchdog.pause();
    if (result.done) break;
    const chunk = result.value;
    if (chunk.usage) {
      end.usage = {
        inputTokens: chunk.usage.prompt_tokens ?? null,
        outputTokens: chunk.usage.completion_tokens ?? null,
      };
    }
    const choice = chunk.choices?.[0];
    // Thoughts (`reasoning_content`) count as a sign of life and as nothing else.
    length += (choice?.delta?.content?.length ?? 0) + (choice?.delta?.refusal?.length ?? 0);
    if (length > LONGEST_ANSWER) {
      end.finish = 'length';
      break;
    }
    if (choice?.delta?.content) yield { type: 'delta', text: choice.delta.content };
    if (choice?.delta?.refusal) end.refusal = (end.refusal ?? '') + choice.delta.refusal;
    if (choice?.finish_reason) end.finish = finishOf(choice.finish_reason);
    if (Date.now() > deadline) throw new AppError('timeout', `no end after ${wholeTimeout / 1000} s`);
    watchdog.start(idleTimeout);
  }
  // The library ends an aborted stream quietly, as if it were whole.
  const verdict = watchdog.verdict();
  if (verdict) throw verdict;
  yield { type: 'end', ...end };
}

/** A fault after the headers is the connection's, unless the server put an error into the stream. */
async function nextChunk(
  iterator: AsyncIterator<AnswerChunk>,
  watchdog: Watchdog,
): Promise<IteratorResult<AnswerChunk>> {
  try {
    return await iterator.next();
  } catch (thrown) {
    if (watchdog.verdict() || thrown instanceof APIError) throw thrown;
    throw new AppError('stream-cut', detailOf(thrown, ''), { cause: thrown });
  }
}
