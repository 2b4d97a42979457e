import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSchema } from './json-schema.ts';
import { parseChatRequest, RequestError } from './provider-request.ts';

/** What befalls a batch; anything not named goes as it should. */
export interface BatchFaults {
  /** Looks at a batch before it ends; `Infinity` keeps it out until `finishBatches`. */
  looks?: number;
  /** How it ends, when it does. */
  end?: 'completed' | 'expired' | 'failed';
  /** Of each request, by its place in the file: an answer, a refusal with this status, or nothing at all. */
  line?: (index: number) => 'answer' | 'missing' | { status: number; code: string; message: string };
  /** Output lines as they are about to be written: to be put out of order, doubled, broken. */
  output?: (lines: string[]) => string[];
  /** Replaces what the model says. */
  text?: (index: number, text: string) => string;
  /** Refuses `/files` or `/batches`. */
  refuse?: { path: 'files' | 'batches'; status: number; message: string };
}

export interface StoredFile {
  id: string;
  name: string;
  purpose: string;
  text: string;
}

export interface StoredBatch {
  id: string;
  inputFileId: string;
  metadata: Record<string, string>;
  status: string;
  looks: number;
  lines: { customId: string; body: Record<string, unknown> }[];
  outputFileId: string | null;
  errorFileId: string | null;
  errors: { code: string; message: string; line: number }[];
  counts: { total: number; completed: number; failed: number };
  /** Tokens of the answers in it. */
  usage: { input: number; output: number };
}

/** One request of a batch answered: the body of a chat completion. */
type Answer = (body: Record<string, unknown>, index: number) => { body: object; input: number; output: number };

const LIMITS = { requests: 50_000, bytes: 200_000_000 };
const CREATED = 1767225600;

function bad(message: string, param: string | null = null, status = 400): never {
  throw new RequestError({ status, type: 'invalid_request_error', message, param });
}

/** `/v1/files` and `/v1/batches` as OpenAI's have them, in memory and strict. */
export class BatchEndpoints {
  readonly files = new Map<string, StoredFile>();
  readonly batches: StoredBatch[] = [];
  /** Files that were there and are gone. */
  readonly deleted: string[] = [];
  faults: BatchFaults = {};
  readonly #models: readonly string[];
  readonly #answer: Answer;
  #count = 0;

  constructor(models: readonly string[], answer: Answer) {
    this.#models = models;
    this.#answer = answer;
  }

  reset(): void {
    this.files.clear();
    this.batches.length = 0;
    this.deleted.length = 0;
    this.faults = {};
  }

  /** Ends every batch that is out, as `faults.end` says. */
  finish(): void {
    for (const batch of this.batches) if (batch.status === 'in_progress') this.#end(batch);
  }

  /** Answers a path of its own; false for any other. The key has been checked. */
  async respond(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const [, version, room, id, act] = url.pathname.split('/');
    if (version !== 'v1' || (room !== 'files' && room !== 'batches')) return false;
    const body = await readBytes(request);
    const { refuse } = this.faults;
    if (refuse && refuse.path === room && request.method === 'POST') bad(refuse.message, null, refuse.status);
    const value =
      room === 'files' ? this.#atFiles(request, url, body, id, act) : this.#atBatches(request, url, body, id, act);
    if (typeof value === 'string') response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(value);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    return true;
  }

  #atFiles(request: IncomingMessage, url: URL, body: Buffer, id?: string, act?: string): object | string {
    if (id === undefined && request.method === 'POST') return shownFile(this.#upload(request, body));
    if (id === undefined && request.method === 'GET') {
      const purpose = url.searchParams.get('purpose');
      const found = [...this.files.values()].filter((file) => purpose === null || file.purpose === purpose);
      return page(found.toReversed().map(shownFile), url);
    }
    const file = this.files.get(id ?? '') ?? bad(`No such File object: ${id}`, 'id', 404);
    if (act === 'content' && request.method === 'GET') return file.text;
    if (act === undefined && request.method === 'DELETE') {
      this.files.delete(file.id);
      this.deleted.push(file.id);
      return { id: file.id, object: 'file', deleted: true };
    }
    return act === undefined ? shownFile(file) : bad('Invalid URL', null, 404);
  }

  #upload(request: IncomingMessage, body: Buffer): StoredFile {
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
    if (boundary === undefined) bad('The content type must be multipart/form-data.');
    if (body.length > LIMITS.bytes) bad('File is too large.', 'file', 413);
    const parts = body.toString('utf8').split(`--${boundary}`).slice(1, -1);
    const fields = new Map(
      parts.map((part): [string, { filename: string | null; value: string }] => {
        const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
        const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
        const filename = /filename="([^"]*)"/.exec(head)?.[1] ?? null;
        return [name, { filename, value: rest.join('\r\n\r\n').replace(/\r\n$/, '') }];
      }),
    );
    const unknown = [...fields.keys()].find((name) => name !== 'file' && name !== 'purpose');
    if (unknown !== undefined) bad(`Unknown parameter: '${unknown}'.`, unknown);
    if (fields.get('purpose')?.value !== 'batch') bad("Invalid value for 'purpose'.", 'purpose');
    const { filename = null, value = '' } = fields.get('file') ?? {};
    if (filename === null || !filename.endsWith('.jsonl'))
      bad('Invalid file format for Batch API. Must be .jsonl', 'file');
    if (value === '') bad('File is empty.', 'file');
    this.#count += 1;
    const file = { id: `file-${this.#count}`, name: filename, purpose: 'batch', text: value };
    this.files.set(file.id, file);
    return file;
  }

  #atBatches(request: IncomingMessage, url: URL, body: Buffer, id?: string, act?: string): object {
    if (id === undefined && request.method === 'POST') return shownBatch(this.#create(parse(body)));
    if (id === undefined && request.method === 'GET') return page(this.batches.toReversed().map(shownBatch), url);
    const batch = this.batches.find((each) => each.id === id) ?? bad(`No batch found with id '${id}'.`, null, 404);
    if (act === 'cancel' && request.method === 'POST') {
      if (batch.status !== 'validating' && batch.status !== 'in_progress') {
        bad(`Cannot cancel a batch with status '${batch.status}'.`, null, 409);
      }
      this.#end(batch, 'cancelled');
      return shownBatch({ ...batch, status: 'cancelling' });
    }
    if (act !== undefined || request.method !== 'GET') bad('Invalid URL', null, 404);
    batch.looks += 1;
    if (batch.status === 'in_progress' && batch.looks > (this.faults.looks ?? 0)) this.#end(batch);
    return shownBatch(batch);
  }

  #create(body: unknown): StoredBatch {
    if (!isSchema(body)) bad('The body must be a JSON object.');
    const {
      input_file_id: inputFileId,
      endpoint,
      completion_window: window,
      metadata = {},
      ...others
    } = body as Record<string, unknown>;
    const unknown = Object.keys(others)[0];
    if (unknown !== undefined) bad(`Unknown parameter: '${unknown}'.`, unknown);
    if (endpoint !== '/v1/chat/completions') bad("Invalid value for 'endpoint'.", 'endpoint');
    if (window !== '24h') bad("Invalid value for 'completion_window'.", 'completion_window');
    const file =
      this.files.get(String(inputFileId)) ?? bad(`No such File object: ${String(inputFileId)}`, 'input_file_id');
    this.#count += 1;
    const batch: StoredBatch = {
      id: `batch_${this.#count}`,
      inputFileId: file.id,
      metadata: metadata as Record<string, string>,
      status: 'in_progress',
      looks: 0,
      ...this.#validate(file.text),
      outputFileId: null,
      errorFileId: null,
      usage: { input: 0, output: 0 },
    };
    if (batch.errors.length > 0) batch.status = 'failed';
    this.batches.push(batch);
    return batch;
  }

  /** Line by line, as it is done before a batch begins. */
  #validate(text: string): Pick<StoredBatch, 'lines' | 'errors' | 'counts'> {
    const lines: StoredBatch['lines'] = [];
    const errors: StoredBatch['errors'] = [];
    const seen = new Set<string>();
    for (const [index, line] of text.replace(/\n$/, '').split('\n').entries()) {
      try {
        const { custom_id: customId, method, url, body, ...others } = JSON.parse(line) as Record<string, unknown>;
        if (Object.keys(others).length > 0) bad(`Unknown field '${Object.keys(others)[0]}'.`);
        if (typeof customId !== 'string' || customId === '' || customId.length > 64) bad("Invalid 'custom_id'.");
        if (seen.has(customId)) bad(`The custom_id for this request is a duplicate of another request.`);
        if (method !== 'POST' || url !== '/v1/chat/completions') bad('The method or url does not match the batch.');
        if (!isSchema(body)) bad("Missing 'body'.");
        const request = body as Record<string, unknown>;
        if ('stream' in request) bad("'stream' is not supported in batches.", 'stream');
        parseChatRequest({ 'content-type': 'application/json' }, request, this.#models);
        seen.add(customId);
        lines.push({ customId, body: request });
      } catch (thrown) {
        const message = thrown instanceof RequestError ? thrown.message : 'This line is not parseable as valid JSON.';
        errors.push({ code: 'invalid_request', message, line: index + 1 });
      }
    }
    if (lines.length > LIMITS.requests) errors.push({ code: 'too_many_tasks', message: 'Too many requests.', line: 0 });
    return { lines, errors, counts: { total: lines.length, completed: 0, failed: 0 } };
  }

  #end(
    batch: StoredBatch,
    how: 'completed' | 'expired' | 'failed' | 'cancelled' = this.faults.end ?? 'completed',
  ): void {
    batch.status = how;
    if (how === 'failed') {
      batch.errors = [{ code: 'token_limit_exceeded', message: 'Enqueued token limit reached.', line: 0 }];
      return;
    }
    const { line = () => 'answer' as const, output = (lines: string[]) => lines, text } = this.faults;
    const answers: string[] = [];
    const refusals: string[] = [];
    for (const [index, { customId, body }] of batch.lines.entries()) {
      const fate = line(index);
      if (fate === 'missing') {
        if (how === 'completed') continue;
        const error = {
          code: 'batch_expired',
          message: 'This request could not be executed before the batch expired.',
        };
        refusals.push(JSON.stringify({ id: `batch_req_${index}`, custom_id: customId, response: null, error }));
        continue;
      }
      const common = { id: `batch_req_${index}`, custom_id: customId };
      if (fate !== 'answer') {
        const { status, ...error } = fate;
        const response = { status_code: status, request_id: `req_${index}`, body: { error } };
        refusals.push(JSON.stringify({ ...common, response, error: null }));
        batch.counts.failed += 1;
        continue;
      }
      const answer = this.#answer(body, index);
      const said = text ? withText(answer.body, (words) => text(index, words)) : answer.body;
      const response = { status_code: 200, request_id: `req_${index}`, body: said };
      answers.push(JSON.stringify({ ...common, response, error: null }));
      batch.counts.completed += 1;
      batch.usage.input += answer.input;
      batch.usage.output += answer.output;
    }
    batch.outputFileId = this.#keep(output(answers));
    batch.errorFileId = this.#keep(refusals);
  }

  #keep(lines: readonly string[]): string | null {
    if (lines.length === 0) return null;
    this.#count += 1;
    const id = `file-${this.#count}`;
    this.files.set(id, { id, name: `${id}.jsonl`, purpose: 'batch_output', text: `${lines.join('\n')}\n` });
    return id;
  }
}

function withText(body: object, edit: (text: string) => string): object {
  const { choices, ...rest } = body as { choices: { message: { content: string } }[] };
  return {
    ...rest,
    choices: choices.map((choice) => ({
      ...choice,
      message: { ...choice.message, content: edit(choice.message.content) },
    })),
  };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return bad('We could not parse the JSON body of your request.');
  }
}

function page(data: { id: string }[], url: URL): object {
  const limit = Number(url.searchParams.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) bad("Invalid 'limit'.", 'limit');
  const after = url.searchParams.get('after');
  const start = after === null ? 0 : data.findIndex(({ id }) => id === after) + 1;
  const shown = data.slice(start, start + limit);
  const ends = { first_id: shown[0]?.id ?? null, last_id: shown.at(-1)?.id ?? null };
  return { object: 'list', data: shown, ...ends, has_more: start + limit < data.length };
}

function shownFile({ id, name, purpose, text }: StoredFile) {
  const bytes = Buffer.byteLength(text);
  return { id, object: 'file', bytes, created_at: CREATED, filename: name, purpose, status: 'processed' };
}

function shownBatch(batch: StoredBatch) {
  const { id, inputFileId, metadata, status, outputFileId, errorFileId, errors, counts } = batch;
  return {
    id,
    object: 'batch',
    endpoint: '/v1/chat/completions',
    errors: errors.length > 0 ? { object: 'list', data: errors } : null,
    input_file_id: inputFileId,
    completion_window: '24h',
    status,
    output_file_id: outputFileId,
    error_file_id: errorFileId,
    created_at: CREATED,
    expires_at: CREATED + 86_400,
    request_counts: counts,
    metadata,
  };
}
