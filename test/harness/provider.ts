import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchEndpoints } from './batch-endpoints.ts';
import { findSchemaInText, isSchema } from './json-schema.ts';
import { listen } from './listen.ts';
import { answerSchema, type ModelPrompt } from './model-answer.ts';
import { answerOllama, type OllamaOptions } from './ollama-paths.ts';
import { answerAnywhere, refusalOf, refusalTextOf, spoil, type Fault } from './provider-fault.ts';
import { readNotes, translateNotes } from './translate-notes.ts';
import { checkKey, parseChatRequest, RequestError, type ChatRequest, type Refusal } from './provider-request.ts';

export type { Fault, FaultKind } from './provider-fault.ts';

const CHUNK = 20;

export interface ProviderOptions {
  /** null for a server that wants none, such as one on the reader's own machine. */
  key?: string | null;
  models?: readonly string[];
  /** Tokens that the list of models names, by model. */
  contextLengths?: Readonly<Record<string, number>>;
  /** Ollama's own protocol beside OpenAI's. */
  ollama?: OllamaOptions;
  /** A port of its own where the address must stay the same; any free one unless told, or where that one is taken. */
  port?: number;
  /** In force for every call that has no fault of its own. */
  fault?: Fault;
}

export interface ProviderCall {
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
  /** Milliseconds since the epoch. */
  at: number;
  fault: Fault;
  /** HTTP status of the answer; null while there is none. */
  status: number | null;
  /** Text sent so far. */
  sent: string;
  /** Of each piece of a stream: when its last bytes were written, in milliseconds since the epoch, and where in the text it ends. */
  pieces: { at: number; end: number }[];
  /** The client went away before the end. */
  aborted: boolean;
  /** The answer was sent to its end, of a stream that is its `[DONE]`: a client that has it may leave before the connection ends. */
  answered: boolean;
  /** What a whole answer is charged, as the client was told; null where none was sent to its end. */
  usage: { input: number; output: number } | null;
}

export interface LocalProvider {
  /** `http://127.0.0.1:PORT/v1` */
  baseUrl: string;
  key: string;
  model: string;
  /** Chat completions in order of arrival, refused ones included. */
  calls: ProviderCall[];
  /** Calls of `/v1/models`. */
  modelCalls: { headers: IncomingHttpHeaders; at: number }[];
  /** Files and batches; a batch's requests are no `calls`. */
  batch: BatchEndpoints;
  /** For the next call that has none yet. */
  enqueue(...faults: Fault[]): void;
  /** For every call from now on; an enqueued fault goes first. */
  setFault(fault: Fault): void;
  /** Forgets calls and faults. */
  reset(): void;
  close(): Promise<void>;
}

/** A rough count, of the size a tokeniser gives: four letters or one Chinese sign. */
function countTokens(text: string): number {
  const wide = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return Math.ceil(wide + (text.length - wide) / 4);
}

function promptOf({ messages }: ChatRequest): ModelPrompt {
  const say = (wanted: (role: string) => boolean) =>
    messages.flatMap(({ role, content }) => (wanted(role) ? [content] : [])).join('\n\n');
  return { system: say((role) => role !== 'user'), user: say((role) => role === 'user') };
}

function answerText(request: ChatRequest, { kind, edit = (answer) => answer }: Fault): string {
  const prompt = promptOf(request);
  const schema = request.schema ?? findSchemaInText(prompt.system) ?? findSchemaInText(prompt.user);
  const ignored = kind === 'format-ignored' ? request.format !== null : kind === 'schema-ignored' && request.schema;
  if (ignored) return 'A ripe lemon is yellow.';
  if (schema === null) return spoil(kind, 'OK', prompt);
  const notes = readNotes(prompt.user);
  if (notes) {
    const into = schema.properties?.['zh'] ? 'zh' : 'en';
    return spoil(kind, JSON.stringify(translateNotes(notes, into, kind === 'lost-mark')), prompt);
  }
  const value = answerSchema(schema, prompt, {
    swapLanguages: kind === 'wrong-language',
    emptySection: kind === 'empty-section',
    ...(kind === 'wrong-title' ? { title: 'A Survey of Tidal Energy Converters in Shallow Estuaries' } : {}),
  });
  return spoil(kind, JSON.stringify(edit(value)), prompt);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError({
      status: 400,
      type: 'invalid_request_error',
      message: 'We could not parse the JSON body of your request.',
    });
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  // No CORS header: a real server sends none to an extension, which gets through by its host permission alone.
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

function sendRefusal(response: ServerResponse, { status, headers, ...error }: Refusal): void {
  const { message, type = 'invalid_request_error', param = null, code = null } = error;
  sendJson(response, status, { error: { message, type, param, code } }, headers);
}

/** A strict OpenAI-compatible server on loopback whose answers are made from the request's own JSON Schema. */
export async function startProvider(options: ProviderOptions = {}): Promise<LocalProvider> {
  const { key = 'sk-local-0123456789abcdef', models = ['marginalia-test', 'marginalia-test-large'] } = options;
  const calls: ProviderCall[] = [];
  const modelCalls: LocalProvider['modelCalls'] = [];
  let queue: Fault[] = [];
  let standing: Fault = options.fault ?? {};

  async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call: ProviderCall = {
      body: {},
      headers: request.headers,
      at: Date.now(),
      fault: queue.shift() ?? standing,
      status: null,
      sent: '',
      pieces: [],
      aborted: false,
      answered: false,
      usage: null,
    };
    calls.push(call);
    const gone = new AbortController();
    let cutByUs = false;
    response.on('close', () => {
      if (response.writableFinished) call.answered = call.status === 200;
      else if (!cutByUs && !call.answered) call.aborted = true;
      gone.abort();
    });
    const cut = () => {
      cutByUs = true;
      response.destroy();
    };
    const hang = () => new Promise<never>((_, reject) => gone.signal.addEventListener('abort', reject));

    try {
      const body = await readBody(request);
      call.body = isSchema(body) ? body : {};
      checkKey(request.headers, key);
      const chat = parseChatRequest(request.headers, body, models);
      const { fault } = call;
      // By the server's own clock from when it was asked: what the stand-in takes for its answer is part of that.
      const prepared = prepareAnswer(chat, fault);
      const wait = call.at + (fault.latency ?? 0) - Date.now();
      if (fault.latency) await pause(Math.max(wait, 0), undefined, { signal: gone.signal });
      const refusal = refusalOf(fault, chat.format);
      if (refusal) throw new RequestError(refusal);
      if (fault.kind === 'hang') await hang();
      call.status = 200;
      if (chat.stream && fault.kind !== 'whole')
        await streamAnswer(response, chat, call, { signal: gone.signal, cut, hang, prepared });
      else sendAnswer(response, chat, call, prepared, cut);
    } catch (error) {
      if (gone.signal.aborted) return;
      const refusal =
        error instanceof RequestError ? error.refusal : { status: 500, message: `Local provider: ${String(error)}` };
      call.status = refusal.status;
      sendRefusal(response, refusal);
    }
  }

  const batch = new BatchEndpoints(models, (body) => {
    const chat = parseChatRequest({ 'content-type': 'application/json' }, body, models);
    const answer = prepareAnswer(chat, {});
    return { body: completionOf(chat, answer, 'stop'), ...answer.tokens };
  });
  async function respondToBatch(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    try {
      checkKey(request.headers, key);
      const done = await batch.respond(request, response, url);
      if (!done) sendRefusal(response, { status: 404, message: `Invalid URL (${request.method} ${url.pathname})` });
    } catch (error) {
      sendRefusal(
        response,
        error instanceof RequestError ? error.refusal : { status: 500, message: `Local provider: ${String(error)}` },
      );
    }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname;
    if (standing.clockSkew) response.setHeader('date', new Date(Date.now() + standing.clockSkew * 1_000).toUTCString());
    const anywhere = answerAnywhere(standing, request.headers.origin);
    if (anywhere) {
      response.writeHead(anywhere.status, anywhere.headers).end(anywhere.body);
    } else if (options.ollama && path.startsWith('/api/')) {
      void answerOllama(request, response, path, models, options.ollama);
    } else if (path === '/v1/chat/completions' && request.method === 'POST') {
      void complete(request, response);
    } else if (path === '/v1/models' && request.method === 'GET') {
      modelCalls.push({ headers: request.headers, at: Date.now() });
      try {
        checkKey(request.headers, key);
        const data = models.map((id) => ({
          id,
          object: 'model',
          created: 1767225600,
          owned_by: 'local',
          ...(options.contextLengths?.[id] === undefined ? {} : { context_length: options.contextLengths[id] }),
        }));
        sendJson(response, 200, { object: 'list', data });
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        sendRefusal(response, error.refusal);
      }
    } else if (/^\/v1\/(?:files|batches)(?:\/|$)/.test(path)) {
      void respondToBatch(request, response, url);
    } else {
      sendRefusal(response, { status: 404, message: `Invalid URL (${request.method} ${path})` });
    }
  });
  const port = await listen(server, options.port).catch(() => listen(server));

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    key: key ?? '',
    model: models[0] ?? '',
    calls,
    modelCalls,
    batch,
    enqueue: (...faults) => {
      queue.push(...faults);
    },
    setFault: (fault) => {
      standing = fault;
    },
    reset: () => {
      calls.length = 0;
      modelCalls.length = 0;
      batch.reset();
      queue = [];
      standing = options.fault ?? {};
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  id: string;
  text: string;
  finish: 'stop' | 'length' | 'content_filter';
  refusal: string | null;
  usage: Record<string, unknown>;
  tokens: { input: number; output: number };
}

/** Seconds since the epoch of every answer, so that two runs give the same bytes. */
const CREATED = 1767225600;

function prepareAnswer(chat: ChatRequest, fault: Fault): Answer {
  const whole = answerText(chat, fault);
  const tooLong = chat.maxTokens !== null && fault.chunk === undefined && countTokens(whole) > chat.maxTokens;
  const limited = fault.kind === 'length' || tooLong;
  const share = fault.kind === 'length' ? (fault.after ?? 0.5) : (chat.maxTokens ?? 0) / countTokens(whole);
  const filtered = fault.kind === 'content-filter';
  const text = whole.slice(0, limited ? Math.floor(whole.length * share) : filtered ? whole.length / 3 : whole.length);
  const input = countTokens(chat.messages.map(({ content }) => content).join(''));
  const output = countTokens(text);
  return {
    id: `chatcmpl-local-${input}-${output}`,
    text,
    finish: limited ? 'length' : filtered ? 'content_filter' : 'stop',
    refusal: refusalTextOf(fault.kind),
    tokens: { input, output },
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  };
}

function sendAnswer(
  response: ServerResponse,
  chat: ChatRequest,
  call: ProviderCall,
  answer: Answer,
  cut: () => void,
): void {
  if (call.fault.kind === 'cut' || call.fault.kind === 'hang-midway') return cut();
  call.sent = answer.text;
  call.usage = answer.tokens;
  sendJson(response, 200, completionOf(chat, answer, call.fault.kind === 'no-finish-reason' ? null : answer.finish));
}

/** A whole chat completion. */
function completionOf(chat: ChatRequest, { id, text, refusal, usage }: Answer, finish: string | null): object {
  const message = { role: 'assistant', content: refusal === null ? text : null, refusal };
  const choice = { index: 0, message, logprobs: null, finish_reason: finish };
  return { id, object: 'chat.completion', created: CREATED, model: chat.model, choices: [choice], usage };
}

async function streamAnswer(
  response: ServerResponse,
  chat: ChatRequest,
  call: ProviderCall,
  {
    signal,
    cut,
    hang,
    prepared,
  }: { signal: AbortSignal; cut: () => void; hang: () => Promise<never>; prepared: Answer },
): Promise<void> {
  const { kind, chunkDelay = 0, after = 0.5, chunk = CHUNK } = call.fault;
  const { id, text, finish, refusal, usage, tokens } = prepared;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    ...call.fault.headers,
  });

  const frame = (choices: unknown[], more: Record<string, unknown> = {}) => {
    const usageField = chat.includeUsage ? { usage: null } : {};
    const value = {
      id,
      object: 'chat.completion.chunk',
      created: CREATED,
      model: chat.model,
      choices,
      ...usageField,
      ...more,
    };
    return Buffer.from(`data: ${JSON.stringify(value)}\n\n`);
  };
  const delta = (value: Record<string, unknown>, reason: string | null = null) =>
    frame([{ index: 0, delta: value, logprobs: null, finish_reason: reason }]);
  async function write(bytes: Buffer): Promise<void> {
    signal.throwIfAborted();
    if (!response.write(bytes)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    // Lets the bytes go out one by one, and an abort come in. What is one piece goes out as one.
    if (text.length > chunk) await new Promise((resolve) => setImmediate(resolve));
  }

  await write(delta({ role: 'assistant', content: '', refusal: null }));
  if (refusal !== null) await write(delta({ refusal }));
  const signs = Array.from(text);
  for (let start = 0, turn = 0; start < signs.length; start += chunk, turn++) {
    if ((kind === 'cut' || kind === 'hang-midway') && start >= signs.length * after) {
      if (kind === 'hang-midway') await hang();
      return cut();
    }
    if (chunkDelay > 0) await pause(chunkDelay, undefined, { signal });
    const piece = signs.slice(start, start + chunk).join('');
    const bytes = delta({ content: piece });
    // Networks cut where they like: now and then in the middle of a frame, or of a Chinese sign.
    const middle = turn % 5 === 3 ? bytes.indexOf('"content":"') + 13 : bytes.length;
    if (middle < bytes.length) await write(bytes.subarray(0, middle));
    call.pieces.push({ at: Date.now(), end: call.sent.length + piece.length });
    await write(middle < bytes.length ? bytes.subarray(middle) : bytes);
    call.sent += piece;
  }
  if (kind !== 'no-finish-reason') await write(delta({}, finish));
  if (chat.includeUsage) await write(frame([], { usage }));
  call.usage = tokens;
  if (kind !== 'no-done') {
    const done = write(Buffer.from('data: [DONE]\n\n'));
    call.answered = !signal.aborted;
    await done;
  }
  response.end();
}
