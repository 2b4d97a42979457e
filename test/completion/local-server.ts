import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { isRecord } from '../../lib/analysis/partial-json.ts';
import type { Profile } from '../../lib/providers/profile.ts';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** Settles when the connection closes; true when the client left before the answer was whole. */
  closed: Promise<boolean>;
}

export type Handler = (request: ReceivedRequest, response: ServerResponse, count: number) => void | Promise<void>;

/** A server of one test on a free port, closed with it. */
export async function startServer(handler: Handler): Promise<{ profile: Profile; requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (part: string) => (text += part));
    incoming.on('end', () => {
      const request: ReceivedRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: parseBody(text),
        closed: new Promise((resolve) => response.on('close', () => resolve(!response.writableFinished))),
      };
      requests.push(request);
      void handler(request, response, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const { port } = address;
  return {
    profile: { id: 'default', provider: 'custom', baseUrl: `http://127.0.0.1:${port}/v1`, model: 'small-model' },
    requests,
  };
}

function parseBody(text: string): Record<string, unknown> {
  const body: unknown = text ? JSON.parse(text) : {};
  return isRecord(body) ? body : {};
}

/** The `response_format` a request asked for; null for none. */
export function formatOf(request: ReceivedRequest | undefined): unknown {
  const format = request?.body['response_format'];
  return isRecord(format) ? format['type'] : null;
}

/** Text of each message of a request. */
export function contentsOf(request: ReceivedRequest | undefined): unknown[] {
  const messages = request?.body['messages'];
  return Array.isArray(messages) ? messages.map((message) => (isRecord(message) ? message['content'] : null)) : [];
}

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}

export function sendChunk(response: ServerResponse, chunk: unknown): void {
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

export function sendText(response: ServerResponse, text: string): void {
  sendChunk(response, { choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
}

export function sendFinish(response: ServerResponse, reason: string | null): void {
  sendChunk(response, { choices: [{ index: 0, delta: {}, finish_reason: reason }] });
}

export function endStream(response: ServerResponse): void {
  response.end('data: [DONE]\n\n');
}

/** A whole, well-behaved answer. */
export function streamText(response: ServerResponse, parts: readonly string[], finish: string | null = 'stop'): void {
  openStream(response);
  for (const part of parts) sendText(response, part);
  if (finish) sendFinish(response, finish);
  sendChunk(response, { choices: [], usage: { prompt_tokens: 120, completion_tokens: 34 } });
  endStream(response);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
