import type OpenAI from 'openai';
import { findProvider } from '../providers/index.ts';
import { OUTPUT_LEVELS, type OutputLevel } from '../providers/provider.ts';
import type { CompletionMessage, CompletionRequest } from './completion.ts';

type Parameters = OpenAI.Chat.ChatCompletionCreateParamsStreaming;

/** What a server may turn out not to take; each is given up once and never taken back, so a call ends after few tries. */
export interface Dialect {
  level: OutputLevel;
  usage: boolean;
  maxTokens: 'max_tokens' | 'max_completion_tokens' | null;
}

export function firstDialect(request: CompletionRequest): Dialect {
  return {
    level: request.schema ? request.outputLevel : 'plain',
    usage: true,
    maxTokens: findProvider(request.profile.provider)?.maxTokensParameter ?? 'max_tokens',
  };
}

/** The next thing to try after a refusal that names its reason; null when it is about something else. */
export function nextDialect(dialect: Dialect, status: number | undefined, said: string): Dialect | null {
  if (status !== 400 && status !== 422) return null;
  if (dialect.usage && /stream_options|include_usage/i.test(said)) return { ...dialect, usage: false };
  if (dialect.maxTokens && /max_(?:completion_)?tokens/i.test(said)) {
    const renamed = dialect.maxTokens === 'max_tokens' && /max_completion_tokens/i.test(said);
    // Too large for this model: the server's own cap is then the best there is.
    return { ...dialect, maxTokens: renamed ? 'max_completion_tokens' : null };
  }
  const level = OUTPUT_LEVELS[OUTPUT_LEVELS.indexOf(dialect.level) + 1];
  return level && /response_?format|json[ _-]?(?:schema|object|mode)|schema|structured/i.test(said)
    ? { ...dialect, level }
    : null;
}

export function parametersFor(request: CompletionRequest, dialect: Dialect): Parameters {
  const { schema, profile } = request;
  const parameters: Parameters = {
    model: profile.model,
    messages:
      schema && dialect.level !== 'json_schema' ? withSchema(request.messages, schema.schema) : request.messages,
    stream: true,
  };
  if (dialect.usage) parameters.stream_options = { include_usage: true };
  if (dialect.maxTokens) parameters[dialect.maxTokens] = request.maxOutputTokens;
  if (schema && dialect.level === 'json_schema') {
    parameters.response_format = { type: 'json_schema', json_schema: { ...schema, strict: true } };
  }
  if (schema && dialect.level === 'json_object') parameters.response_format = { type: 'json_object' };
  return parameters;
}

/** Where the server does not hold the model to the schema, the model itself is told; static text, so before the paper. */
export function withSchema(messages: CompletionMessage[], schema: Record<string, unknown>): CompletionMessage[] {
  const instruction = `Answer with one JSON object and nothing else: no code fence, no words before or after it. It must be valid against this JSON Schema:\n${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: instruction }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${instruction}` }, ...rest];
}
