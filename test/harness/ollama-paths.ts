import type { IncomingMessage, ServerResponse } from 'node:http';

export interface OllamaOptions {
  /** Tokens a loaded model has, as `/api/ps` says. */
  contextLength?: number;
  /** Lines of `PARAMETER` of the model, as `/api/show` says. */
  parameters?: string;
}

/** The two paths of Ollama's own protocol that are asked for, as strict as it: a model's card, and what is loaded. */
export async function answerOllama(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  models: readonly string[],
  { contextLength, parameters }: OllamaOptions,
): Promise<void> {
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
  };
  if (path === '/api/ps' && request.method === 'GET') {
    send(200, { models: models.map((name) => ({ name, model: name, context_length: contextLength })) });
    return;
  }
  if (path !== '/api/show' || request.method !== 'POST') {
    send(404, { error: 'not found' });
    return;
  }
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += String(chunk);
  const { model } = JSON.parse(text || '{}') as { model?: unknown };
  if (typeof model !== 'string') send(400, { error: 'model is required' });
  else if (!models.includes(model)) send(404, { error: `model '${model}' not found` });
  else send(200, { parameters: parameters ?? '', model_info: { 'llama.context_length': 131_072 } });
}
