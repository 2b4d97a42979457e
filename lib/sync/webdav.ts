import { readText } from '../core/read-body.ts';
import { SyncError } from './faults.ts';
import { PROPFIND, readMultistatus } from './multistatus.ts';
import type { RemoteEntry, RemoteFolder } from './ports.ts';
import { faultOf } from './status.ts';
import { canBeCondition, canonicalTag, dateTag } from './tags.ts';

/** Milliseconds for one request with its answer. */
const TIMEOUT = 30_000;
/** Bytes of a file, and of a listing. */
const MOST_FILE = 4_000_000;
const MOST_LISTING = 16_000_000;

export interface WebDavServer {
  /** Of the reader's WebDAV folder, with a slash at the end. */
  address: string;
  user: string;
  password: string;
}

type Method = 'PROPFIND' | 'MKCOL' | 'GET' | 'PUT' | 'DELETE';
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A folder on a WebDAV server, RFC 4918. Requests go to the reader's own address alone: no redirect is followed, no
 * cookie goes along. `folder` is relative to the address; `timeout` in milliseconds.
 */
export class WebDav implements RemoteFolder {
  readonly #server: WebDavServer;
  readonly #base: URL;
  readonly #fetch: Fetch;
  readonly #timeout: number;

  constructor(server: WebDavServer, folder: string, options: { fetch?: Fetch; timeout?: number } = {}) {
    this.#server = server;
    const path = folder.split('/').filter(Boolean).map(encodeURIComponent).join('/');
    this.#base = new URL(path === '' ? '' : `${path}/`, server.address);
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.#timeout = options.timeout ?? TIMEOUT;
  }

  async list(path: string, signal: AbortSignal): Promise<RemoteEntry[] | null> {
    const found = await this.#propfind(`${path}/`, '1', signal);
    return found && found.entries;
  }

  /** Whether the folder itself is there. */
  async isThere(signal: AbortSignal): Promise<boolean> {
    return (await this.#propfind('', '0', signal))?.self?.isFolder ?? false;
  }

  async get(path: string, signal: AbortSignal): Promise<{ body: string; etag: string | null } | null> {
    return this.#ask('GET', path, { signal, most: MOST_FILE, expects: [404] }, ({ status, headers, body }) =>
      status === 404 ? null : { body, etag: tagIn(headers) ?? modifiedIn(headers) },
    );
  }

  async put(
    path: string,
    body: string,
    over: { etag: string } | null | 'any',
    signal: AbortSignal,
  ): ReturnType<RemoteFolder['put']> {
    const condition: Record<string, string> = {};
    if (over === null) condition['If-None-Match'] = '*';
    else if (over !== 'any' && canBeCondition(over.etag)) condition['If-Match'] = over.etag;
    const headers = { ...condition, 'Content-Type': 'application/json; charset=utf-8' };
    // Other devices would not read it.
    if (new TextEncoder().encode(body).byteLength > MOST_FILE) throw new SyncError('too-large');
    // 409 is RFC 4918's word for a folder that is missing, 404 that of some servers.
    return this.#ask('PUT', path, { signal, headers, body, expects: [412, 409, 404] }, ({ status, headers }) => {
      if (status === 412) return { outcome: 'changed' };
      // A date of now says nothing: another may write within the same second.
      return status === 409 || status === 404 ? { outcome: 'no-folder' } : { outcome: 'done', etag: tagIn(headers) };
    });
  }

  async makeFolder(path: string, signal: AbortSignal): Promise<void> {
    const made = await this.#makeOne(`${path}/`, signal);
    if (made) return;
    const steps = this.#base.pathname.slice(new URL(this.#server.address).pathname.length).split('/').filter(Boolean);
    // From the address down: its own folder is the reader's, and must be there.
    for (let depth = steps.length - 1; depth >= 0; depth -= 1) await this.#makeOne('../'.repeat(depth), signal);
    const below = path.split('/').filter(Boolean);
    for (let length = 1; length <= below.length; length += 1) {
      const isMade = await this.#makeOne(`${below.slice(0, length).join('/')}/`, signal);
      if (!isMade && length === below.length) throw new SyncError('no-folder');
    }
  }

  async remove(path: string, etag: string, signal: AbortSignal): Promise<void> {
    const headers: Record<string, string> = canBeCondition(etag) ? { 'If-Match': etag } : {};
    await this.#ask('DELETE', path, { signal, headers, expects: [404, 412] }, () => undefined);
  }

  /** Whether it is there now; false: what it lies in is missing. 405 says that it was there before. */
  async #makeOne(path: string, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.#ask(
        'MKCOL',
        path,
        { signal, expects: [405, 409, 404] },
        ({ status }) => status !== 409 && status !== 404,
      );
    } catch (thrown) {
      // Apache's word for a folder that another device made at the same moment.
      const isRefused = thrown instanceof SyncError && thrown.fault === 'forbidden';
      if (isRefused && (await this.#propfind(path, '0', signal))?.self) return true;
      throw thrown;
    }
  }

  #propfind(
    path: string,
    depth: '0' | '1',
    signal: AbortSignal,
  ): Promise<{ self: RemoteEntry | null; entries: RemoteEntry[] } | null> {
    const headers = { Depth: depth, 'Content-Type': 'application/xml; charset=utf-8' };
    const options = { signal, headers, body: PROPFIND, most: MOST_LISTING, expects: [404] };
    return this.#ask('PROPFIND', path, options, ({ status, body }) => {
      if (status === 404) return null;
      // A web server that knows nothing of it answers with a page.
      if (status !== 207) throw new SyncError('not-webdav', `HTTP ${status}`);
      return readMultistatus(body, new URL(path, this.#base));
    });
  }

  /** `expects` are refusals that the caller has an answer to. */
  async #ask<Answer>(
    method: Method,
    path: string,
    options: {
      signal: AbortSignal;
      headers?: Record<string, string>;
      body?: string;
      most?: number;
      expects?: number[];
    },
    read: (answer: { status: number; headers: Headers; body: string }) => Answer,
  ): Promise<Answer> {
    const { signal, expects = [], most = 100_000 } = options;
    const url = new URL(path, this.#base);
    const timeout = AbortSignal.timeout(this.#timeout);
    try {
      const response = await this.#fetch(url.href, {
        method,
        headers: { ...options.headers, Authorization: basic(this.#server) },
        ...(options.body === undefined ? {} : { body: options.body }),
        signal: AbortSignal.any([signal, timeout]),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      const { status, headers } = response;
      if (!response.ok && !expects.includes(status)) throw faultOf(response, method);
      const body = await readText(response, most);
      if (body === null) throw new SyncError('too-large');
      return read({ status, headers, body });
    } catch (thrown) {
      if (thrown instanceof SyncError) throw thrown;
      if (signal.aborted) throw new SyncError('stopped', undefined, { cause: thrown });
      if (timeout.aborted) throw new SyncError('timeout', undefined, { cause: thrown });
      throw new SyncError('unreachable', thrown instanceof Error ? thrown.message : undefined, { cause: thrown });
    }
  }
}

/** RFC 7617, in UTF-8. */
function basic({ user, password }: WebDavServer): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

function tagIn(headers: Headers): string | null {
  const etag = headers.get('ETag');
  return etag ? canonicalTag(etag) : null;
}

function modifiedIn(headers: Headers): string | null {
  const modified = headers.get('Last-Modified');
  return modified ? dateTag(modified) : null;
}
