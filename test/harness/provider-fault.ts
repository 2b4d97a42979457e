import type { Refusal } from './provider-request.ts';

/** Everything a server has been seen to do instead of a plain good answer. */
export const FAULT_KINDS = [
  // Refused before any output
  'bad-key',
  'no-credit',
  'insufficient-quota',
  'forbidden',
  'model-not-found',
  'rate-limited',
  'server-error',
  // A server that does not know `response_format: json_schema`, or neither of the two; in force only where one is asked for
  'no-json-schema',
  'no-json-object',
  // Takes a schema, or either of the two, and writes what it likes
  'schema-ignored',
  'format-ignored',
  // Of every path of the server, not of the chat alone
  'forbidden-origin',
  'web-page',
  'redirect',
  // One answer at the end although a stream was asked for
  'whole',
  // Breaks off, or never comes
  'cut',
  'hang',
  'hang-midway',
  'no-finish-reason',
  'no-done',
  // Ends otherwise than by `stop`
  'length',
  'content-filter',
  'refusal-field',
  // Says something else than was asked for
  'refusal-zh',
  'refusal-en',
  'fence',
  'prose',
  'malformed',
  'echo',
  'wrong-title',
  'wrong-language',
  'empty-section',
  // Of a translation: a formula's mark left out
  'lost-mark',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind?: FaultKind;
  /** Milliseconds before the headers. */
  latency?: number;
  /** Milliseconds between two chunks. */
  chunkDelay?: number;
  /** Seconds, as `Retry-After`. */
  retryAfter?: number;
  /** Seconds by which the server's clock is ahead. */
  clockSkew?: number;
  /** Sent with an answer or a refusal: what a server says of its limits. */
  headers?: Record<string, string>;
  /** Share of the answer that is sent before `cut`, `hang-midway` or `length` strikes; a half unless told. */
  after?: number;
  /** What is sent in place of a good answer, which it is given. */
  edit?: (answer: unknown) => unknown;
  /** Keeps to no limit of length, and sends this many characters at a time. */
  chunk?: number;
}

export function refusalOf({ kind, retryAfter, headers: said = {} }: Fault, format: string | null): Refusal | null {
  const headers = { ...said, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) };
  const type = 'invalid_request_error';
  switch (kind) {
    case 'bad-key':
      return { status: 401, type, code: 'invalid_api_key', message: 'Incorrect API key provided.', headers };
    case 'no-credit':
      return {
        status: 402,
        type: 'unknown_error',
        code: 'invalid_request_error',
        message: 'Insufficient Balance',
        headers,
      };
    case 'insufficient-quota':
      return {
        status: 429,
        type: 'insufficient_quota',
        code: 'insufficient_quota',
        message: 'You exceeded your current quota, please check your plan and billing details.',
        headers,
      };
    case 'forbidden':
      return {
        status: 403,
        type,
        code: 'unsupported_country_region_territory',
        message: 'Country, region, or territory not supported',
        headers,
      };
    case 'model-not-found':
      return {
        status: 404,
        type,
        code: 'model_not_found',
        message: 'The model does not exist or you do not have access to it.',
        headers,
      };
    case 'rate-limited':
      return {
        status: 429,
        type: 'requests',
        code: 'rate_limit_exceeded',
        message: 'Rate limit reached for requests per minute.',
        headers,
      };
    case 'server-error':
      return {
        status: 500,
        type: 'server_error',
        code: null,
        message: 'The server had an error while processing your request.',
        headers,
      };
    case 'no-json-schema':
      if (format !== 'json_schema') return null;
      return {
        status: 400,
        type,
        param: 'response_format',
        message: 'This response_format type is unavailable now',
        headers,
      };
    case 'no-json-object':
      if (format === null) return null;
      return {
        status: 400,
        type,
        param: 'response_format',
        message: "'response_format' is not supported by this model.",
        headers,
      };
    default:
      return null;
  }
}

/**
 * What a server does with a request to any of its paths, before it looks at it. Browsers name the origin of an
 * extension with a POST only, so that a server that refuses it still lists its models.
 */
export function answerAnywhere({ kind }: Fault, origin: string | undefined): AnyAnswer | null {
  switch (kind) {
    case 'forbidden-origin':
      // As Ollama does it: without a word.
      return /^(?:chrome|moz)-extension:/.test(origin ?? '') ? { status: 403, headers: {}, body: '' } : null;
    case 'web-page':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Guest network</title><p>Please sign in.',
      };
    case 'redirect':
      return { status: 307, headers: { location: 'https://127.0.0.1:9/v1' }, body: '' };
    default:
      return null;
  }
}

export interface AnyAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const REFUSAL_ZH = '好的，请提供论文内容。我需要论文的标题与摘要才能进行分析，请将文本粘贴在这里。';
const REFUSAL_EN =
  "I'm sorry, but I can't help with that. Please provide the text of the paper you would like me to analyze.";

/** What is said in place of a good answer. */
export function spoil(kind: FaultKind | undefined, text: string, prompt: { user: string }): string {
  switch (kind) {
    case 'refusal-zh':
      return REFUSAL_ZH;
    case 'refusal-en':
      return REFUSAL_EN;
    case 'refusal-field':
      return '';
    case 'fence':
      return `\`\`\`json\n${text}\n\`\`\``;
    case 'prose':
      return `Here is the analysis in the requested format:\n\n${text}\n\nLet me know if you would like more detail.`;
    case 'malformed':
      return `${text.slice(0, Math.ceil(text.length * 0.1))}}]} "] ${text.slice(-20)}`;
    case 'echo':
      return prompt.user;
    default:
      return text;
  }
}

export function refusalTextOf(kind: FaultKind | undefined): string | null {
  return kind === 'refusal-field' ? REFUSAL_EN : null;
}
