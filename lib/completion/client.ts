import OpenAI from 'openai';
import { AppError } from '../core/errors.ts';
import { readText } from '../core/read-body.ts';
import type { Profile } from '../providers/profile.ts';

/** Headers of the library about itself: a local server's CORS check would stumble over them, and nobody asked. */
const TELEMETRY = [
  'Lang',
  'Package-Version',
  'OS',
  'Arch',
  'Runtime',
  'Runtime-Version',
  'Retry-Count',
  'Timeout',
  'Helper-Method',
].map((name) => `X-Stainless-${name}`);

/** Bytes of an answer, or of one line of a streamed one: four times what the longest answer that is taken has. */
export const LONGEST_BODY = 16_000_000;
/** Bytes that are looked through for why a request was turned down. */
const LONGEST_REFUSAL = 64_000;

/** Stands for the words of a server that refused without any. */
export const NO_WORDS = '(no words)';

/**
 * A client for one profile. `timeout`, in milliseconds, ends the wait for the answer's first byte; what is longer than `longest`
 * bytes is cut off as an error.
 */
export function createClient(profile: Profile, apiKey: string, timeout: number, longest = LONGEST_BODY): OpenAI {
  return new OpenAI({
    baseURL: profile.baseUrl,
    // The library insists on a key; without one the header is dropped below.
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    // Safe here: the key is the reader's own, lives where no page can read it, and goes only to the origin they chose.
    dangerouslyAllowBrowser: true,
    // The queue owns retries: it knows the budget, and survives the worker.
    maxRetries: 0,
    timeout,
    logLevel: 'off',
    defaultHeaders: {
      ...Object.fromEntries(TELEMETRY.map((name) => [name, null])),
      ...(apiKey ? {} : { Authorization: null }),
    },
    // No cookies, and no redirect that would carry the paper to another host.
    fetchOptions: { credentials: 'omit', redirect: 'error' },
    fetch: (input, init) => fetchKeepingError(input, init, longest),
  });
}

/** The library reads an error body only under `error`; many servers write `message` or `detail` instead. */
async function fetchKeepingError(
  input: string | URL | Request,
  init: RequestInit | undefined,
  longest: number,
): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status < 400) return bounded(response, longest);
  const body = (await readText(response, LONGEST_REFUSAL).catch(() => null)) ?? '';
  return new Response(wrapError(body), { status: response.status, headers: response.headers });
}

const NEWLINE = 10;

/** The same answer, which fails where more comes than is ever asked for: in all, or in a stream between two lines. */
function bounded(response: Response, longest: number): Response {
  if (!response.body) return response;
  const inLines = (response.headers.get('content-type') ?? '').includes('text/event-stream');
  let bytes = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      const lineEnd = inLines ? piece.lastIndexOf(NEWLINE) : -1;
      bytes = lineEnd < 0 ? bytes + piece.byteLength : piece.byteLength - lineEnd;
      if (bytes > longest) throw new AppError('stream-cut', `more than ${longest} bytes without an end`);
      controller.enqueue(piece);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(count), { status, statusText, headers });
}

function wrapError(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    // Gemini answers with a list of one.
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof first === 'object' && first !== null) {
      return 'error' in first && typeof first.error === 'object'
        ? JSON.stringify(first)
        : JSON.stringify({ error: flat(first) });
    }
  } catch {
    // Not JSON: a proxy's page, or nothing at all.
  }
  return JSON.stringify({ error: { message: body.trim() || NO_WORDS } });
}

function flat(body: object): object {
  const fields = new Map<string, unknown>(Object.entries(body));
  const said = fields.get('error') ?? fields.get('message') ?? fields.get('detail') ?? body;
  return { message: typeof said === 'string' ? said : JSON.stringify(said), code: fields.get('code') ?? null };
}
