import type { IncomingHttpHeaders } from 'node:http';
import { findStrictBreach, isSchema, type JsonSchema } from './json-schema.ts';

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  stream: boolean;
  includeUsage: boolean;
  /** Of `response_format`, or null for plain text. */
  format: 'json_schema' | 'json_object' | null;
  schema: JsonSchema | null;
  maxTokens: number | null;
}

export interface Refusal {
  status: number;
  message: string;
  type?: string;
  param?: string | null;
  code?: string | null;
  headers?: Record<string, string>;
}

/** Thrown by validation, answered in the shape of OpenAI's errors. */
export class RequestError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Top-level parameters of chat completions; another one is a mistake of ours. */
const PARAMETERS = new Set(
  (
    'model messages stream stream_options response_format max_tokens max_completion_tokens temperature top_p n stop ' +
    'seed presence_penalty frequency_penalty logit_bias logprobs top_logprobs user tools tool_choice ' +
    'parallel_tool_calls reasoning_effort verbosity store metadata service_tier modalities prediction ' +
    'prompt_cache_key safety_identifier'
  ).split(' '),
);
const ROLES = ['system', 'developer', 'user', 'assistant'];
const FORMAT_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

function bad(message: string, param: string | null = null, code: string | null = null): never {
  throw new RequestError({ status: 400, message, type: 'invalid_request_error', param, code });
}

export function checkKey(headers: IncomingHttpHeaders, key: string | null): void {
  if (key === null) return;
  const given = headers.authorization;
  if (given === `Bearer ${key}`) return;
  throw new RequestError({
    status: 401,
    type: 'invalid_request_error',
    code: given === undefined ? null : 'invalid_api_key',
    message:
      given === undefined
        ? "You didn't provide an API key. Provide it in an Authorization header using Bearer auth."
        : 'Incorrect API key provided. You can find your API key in the settings of the local provider.',
  });
}

export function parseChatRequest(headers: IncomingHttpHeaders, body: unknown, models: readonly string[]): ChatRequest {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) bad('The content type must be application/json.');
  if (!isSchema(body)) bad('The body must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) bad(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');

  const { model, messages } = body;
  if (typeof model !== 'string' || model === '') bad('you must provide a model parameter', 'model');
  if (!models.includes(model)) {
    throw new RequestError({
      status: 404,
      type: 'invalid_request_error',
      param: 'model',
      code: 'model_not_found',
      message: `The model '${model}' does not exist or you do not have access to it.`,
    });
  }
  if (!Array.isArray(messages) || messages.length === 0) bad("Invalid 'messages': empty array.", 'messages');
  const parsed = messages.map((message: unknown, index) => {
    if (!isSchema(message)) bad(`Invalid type for 'messages[${index}]'.`, `messages[${index}]`);
    const { role, content, ...others } = message;
    if (typeof role !== 'string' || !ROLES.includes(role))
      bad(`Invalid value for 'messages[${index}].role'.`, `messages[${index}].role`);
    if (typeof content !== 'string')
      bad(`Invalid type for 'messages[${index}].content'.`, `messages[${index}].content`);
    const extra = Object.keys(others).find((name) => name !== 'name');
    if (extra !== undefined)
      bad(`Unknown parameter: 'messages[${index}].${extra}'.`, `messages[${index}].${extra}`, 'unknown_parameter');
    return { role, content };
  });

  const stream = body['stream'] ?? false;
  if (typeof stream !== 'boolean') bad("Invalid type for 'stream'.", 'stream');
  const streamOptions = body['stream_options'];
  if (streamOptions !== undefined && streamOptions !== null && !stream) {
    bad("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
  }
  if (body['max_tokens'] != null && body['max_completion_tokens'] != null) {
    bad("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", 'max_tokens');
  }
  const maxTokens = body['max_tokens'] ?? body['max_completion_tokens'] ?? null;
  if (maxTokens !== null && (!Number.isInteger(maxTokens) || Number(maxTokens) < 1)) {
    bad("Invalid 'max_tokens': integer below minimum value.", 'max_tokens', 'integer_below_min_value');
  }
  const temperature = body['temperature'] ?? 1;
  if (typeof temperature !== 'number' || temperature < 0 || temperature > 2)
    bad("Invalid 'temperature'.", 'temperature');

  return {
    model,
    messages: parsed,
    stream,
    includeUsage: isSchema(streamOptions) && streamOptions['include_usage'] === true,
    ...parseFormat(body['response_format'], parsed),
    maxTokens: maxTokens === null ? null : Number(maxTokens),
  };
}

function parseFormat(format: unknown, messages: ChatRequest['messages']): Pick<ChatRequest, 'format' | 'schema'> {
  if (format === undefined || format === null) return { format: null, schema: null };
  if (!isSchema(format)) bad("Invalid type for 'response_format'.", 'response_format');
  if (format.type === 'text') return { format: null, schema: null };
  if (format.type === 'json_object') {
    if (!messages.some(({ content }) => /json/i.test(content))) {
      bad(
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
        'messages',
      );
    }
    return { format: 'json_object', schema: null };
  }
  if (format.type !== 'json_schema') bad("Invalid value for 'response_format.type'.", 'response_format.type');
  const wrapped = format['json_schema'];
  if (!isSchema(wrapped))
    bad("Missing required parameter: 'response_format.json_schema'.", 'response_format.json_schema');
  const { name, strict, schema } = wrapped;
  if (typeof name !== 'string' || !FORMAT_NAME.test(name)) {
    bad("Invalid 'response_format.json_schema.name'.", 'response_format.json_schema.name');
  }
  if (!isSchema(schema)) bad("Missing required parameter: 'response_format.json_schema.schema'.", 'response_format');
  const breach = strict === true ? findStrictBreach(schema) : null;
  if (breach !== null) {
    bad(`Invalid schema for response_format '${name}': ${breach}.`, 'response_format', 'invalid_json_schema');
  }
  return { format: 'json_schema', schema };
}
