import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { AppError, type ErrorCode } from '../core/errors.ts';
import { redact } from '../core/log.ts';
import type { Profile } from '../providers/profile.ts';
import { isOllama } from './local-server.ts';
import { findRetryAfter } from './retry-after.ts';

const NO_CREDIT =
  /insufficient[_ -]?(?:quota|balance|credit|funds)|exceeded_current_quota|arrear|billing_hard_limit|余额|欠费|充值/i;
const BAD_KEY = /(?:api|access|auth\w*)[ _-]?(?:key|token)|credential|令牌|密钥/i;
const NO_MODEL =
  /model[_ ]?not[_ ]?(?:found|exist)|(?:model|模型)[^.。\n]{0,120}(?:not (?:found|exist|available|supported)|does ?n.t exist|do not have access|unknown|invalid|不存在)|(?:unknown|invalid|no such|unsupported) model|not a valid model/i;
const FILTERED = /content[_ ]?(?:filter|policy)|data_?inspection|inappropriate content|sensitive|敏感|违规|安全审核/i;
/** Ollama refuses an origin it was not told of without a word; others name what they miss. */
const ORIGIN = /\borigin\b|\bcors\b/i;
const REGION = /country|region|territory|location|地区/i;

/** What went wrong at the provider, with a detail that holds no secret. */
export function toAppError(thrown: unknown, context: { profile: Profile; apiKey: string }): AppError {
  if (thrown instanceof AppError) return thrown;
  const detail = detailOf(thrown, context.apiKey);
  if (thrown instanceof APIUserAbortError) return new AppError('cancelled', undefined, { cause: thrown });
  if (thrown instanceof APIConnectionTimeoutError) return new AppError('timeout', detail, { cause: thrown });
  if (thrown instanceof APIConnectionError) return new AppError('unreachable', detail, { cause: thrown });
  if (!(thrown instanceof APIError)) {
    const aborted = thrown instanceof Error && thrown.name === 'AbortError';
    return new AppError(aborted ? 'cancelled' : 'internal', detail, { cause: thrown });
  }
  const status = statusOf(thrown);
  const said = `${thrown.message} ${thrown.code ?? ''} ${thrown.type ?? ''}`;
  if (status === 403 && (isOllama(context.profile) || ORIGIN.test(said))) {
    return new AppError('origin-refused', detail, { cause: thrown });
  }
  const retryAfter = status >= 429 ? findRetryAfter(headersOf(thrown), JSON.stringify(thrown.error ?? '')) : undefined;
  return new AppError(codeFor(status, said), detail, { retryAfter, cause: thrown });
}

function codeFor(status: number, said: string): ErrorCode {
  if (status === 402) return 'no-credit';
  if (status === 401) return 'bad-key';
  if (status === 404) return /model|模型/i.test(said) ? 'model-not-found' : 'bad-request';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return NO_CREDIT.test(said) ? 'no-credit' : 'rate-limited';
  if (status >= 500) return 'server-error';
  // What is left is 400, 403, 422 and their like, which servers use for everything: ask the words.
  if (NO_CREDIT.test(said)) return 'no-credit';
  if (FILTERED.test(said)) return 'filtered';
  if (NO_MODEL.test(said)) return 'model-not-found';
  if (status === 403 && REGION.test(said)) return 'no-access';
  if (status === 403) return /\bmodel\b|模型/i.test(said) ? 'model-not-found' : 'bad-key';
  return BAD_KEY.test(said) ? 'bad-key' : 'bad-request';
}

/** Codes of OpenAI's errors, for where they come without their status. */
const STATUS_OF_CODE = new Map<unknown, number>([
  ['invalid_api_key', 401],
  ['insufficient_quota', 429],
  ['rate_limit_exceeded', 429],
  ['model_not_found', 404],
]);

/** An error inside a stream has no status of its own; some servers put it into `code`. */
function statusOf(error: { status: unknown; code?: unknown }): number {
  const status = Number(error.status ?? STATUS_OF_CODE.get(error.code) ?? error.code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : error.status === undefined ? 500 : 400;
}

function headersOf(error: { headers: unknown }): Headers | undefined {
  return error.headers instanceof Headers ? error.headers : undefined;
}

/** For people: one line, no secrets, no essay. */
export function detailOf(thrown: unknown, apiKey: string): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? ` (${thrown.cause.message})` : '';
  return redact(`${text}${cause}`, [apiKey]).replace(/\s+/g, ' ').trim().slice(0, 300);
}
