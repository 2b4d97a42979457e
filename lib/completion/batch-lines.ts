import { APIError } from 'openai';
import type { AppError } from '../core/errors.ts';
import type { Profile } from '../providers/profile.ts';
import type { CompletionRequest } from './completion.ts';
import { toAppError } from './errors.ts';
import { fieldOf } from './fields.ts';
import { firstDialect, parametersFor } from './output-parameters.ts';

/** What came of one request of a batch. */
export type BatchAnswer =
  /** A chat completion. */
  | { type: 'answer'; body: unknown }
  | { type: 'refused'; error: AppError }
  /** The batch ended before its turn came. */
  | { type: 'undone' };

/** The path that requests of a batch name: the version the server's address ends with is part of it. */
export function batchEndpoint(baseUrl: string): `/${string}` {
  const version = /\/(v\d+)\/?$/.exec(new URL(baseUrl).pathname)?.[1] ?? 'v1';
  return `/${version}/chat/completions`;
}

/** One line of the file a batch is made of; nothing in it can be streamed. */
export function batchLine(customId: string, request: CompletionRequest): string {
  const { stream: _, stream_options: __, ...body } = parametersFor(request, firstDialect(request));
  return JSON.stringify({
    custom_id: customId,
    method: 'POST',
    url: batchEndpoint(request.profile.baseUrl),
    body,
  });
}

/** Errors of the server about a request it never came to. */
const UNDONE = /^batch_(?:expired|cancell?ed)$/;

/**
 * The answers in the files of a batch, by the id of their request, in whatever order they come. Of two with one id an
 * answer counts before a refusal, else the first; what is no line of ours is counted and passed over.
 */
export function readBatchLines(
  text: string,
  known: ReadonlySet<string>,
  profile: Profile,
): { answers: Map<string, BatchAnswer>; strange: number } {
  const answers = new Map<string, BatchAnswer>();
  let strange = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const value = parse(line);
    const id = fieldOf(value, 'custom_id');
    const answer = typeof id === 'string' && known.has(id) ? answerOf(value, profile) : null;
    if (typeof id !== 'string' || !answer) {
      strange += 1;
      continue;
    }
    const before = answers.get(id);
    if (before) strange += 1;
    if (!before || (before.type !== 'answer' && answer.type === 'answer')) answers.set(id, answer);
  }
  return { answers, strange };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function answerOf(line: unknown, profile: Profile): BatchAnswer | null {
  const response = fieldOf(line, 'response');
  const error = fieldOf(line, 'error');
  const body = fieldOf(response, 'body');
  const status = fieldOf(response, 'status_code');
  if (typeof status === 'number' && status >= 200 && status < 300 && typeof body === 'object' && body !== null) {
    return { type: 'answer', body };
  }
  const said = fieldOf(body, 'error') ?? error;
  if (typeof said !== 'object' || said === null) return null;
  if (UNDONE.test(String(fieldOf(said, 'code')))) return { type: 'undone' };
  const code = typeof status === 'number' && status >= 400 ? status : 400;
  const refusal = APIError.generate(code, { error: said }, undefined, new Headers());
  return { type: 'refused', error: toAppError(refusal, { profile, apiKey: '' }) };
}
