import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { renderApiFeed } from '../fixtures/arxiv/api-feed.ts';
import { fixturePages } from '../fixtures/arxiv/pages.ts';
import { listen } from './listen.ts';
import { type Announced, answerMailing } from './mailings.ts';
import { minimalPdf } from './minimal-pdf.ts';

export const ARXIV_ORIGIN = 'https://arxiv.org';
/** Hosts a browser must be told to find at the local server. */
export const ARXIV_HOSTS = ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'static.arxiv.org', 'rss.arxiv.org'];

const API = 'https://export.arxiv.org/api/query';
const SAVED_PAGES = join(import.meta.dirname, '../../../shared/arxiv-pages');
const STYLE = join(import.meta.dirname, 'arxiv.css');

export interface ServedPage {
  body: string | Uint8Array;
  status: number;
  headers: Record<string, string>;
}

export interface RecordedRequest {
  method: string;
  /** As the browser meant it: `https://arxiv.org/list/cs.CV/new`, without the local port. */
  url: string;
  headers: IncomingMessage['headers'];
  /** Milliseconds since the epoch. */
  at: number;
}

export interface ArxivOptions {
  /** `own`: the project's fixture pages; `saved`: pages saved from arXiv, where this machine has them; `none`: only what a test serves. */
  pages: 'own' | 'saved' | 'none';
  /** Path and query, or a whole URL, to HTML. */
  overrides?: Record<string, string>;
}

export interface ApiFault {
  status: 429 | 503;
  /** Seconds. */
  retryAfter?: number;
}

export interface ArxivServer {
  port: number;
  requests: RecordedRequest[];
  /** Puts a page in place, or replaces one. `where` is path and query, or a whole URL for another arXiv host. */
  serve(where: string, body: ServedPage['body'], answer?: Partial<Omit<ServedPage, 'body'>>): void;
  /** Puts a saved page in place under its true URL and answers with that URL. */
  serveSaved(file: string): string;
  /** URLs that are answered, in the order in which they were put in place. */
  urls(): string[];
  /** Requests of pages, without style sheets and other static files. */
  pageRequests(): RecordedRequest[];
  /** Requests of the query interface. */
  apiRequests(): RecordedRequest[];
  /** What arXiv's terms forbid: a request within three seconds of another, or a list too long. */
  impolite: string[];
  /** The query interface answers the next requests with these, one each. */
  failApi(...faults: ApiFault[]): void;
  /** From now on listings and `/catchup` are those of these days, whatever the fixtures' own day is. */
  announce(announced: Announced): void;
  /** The next requests of listings and of `/catchup` are answered with these, one each. */
  failListings(...faults: ApiFault[]): void;
  /** Forgets requests and every page put in place since the start. */
  reset(): void;
  close(): Promise<void>;
}

/** File name to true URL of the pages saved from arXiv; empty where there are none. */
export function savedPages(): Map<string, string> {
  const pages = new Map<string, string>();
  if (!existsSync(join(SAVED_PAGES, 'INDEX.md'))) return pages;
  for (const line of readFileSync(join(SAVED_PAGES, 'INDEX.md'), 'utf8').split('\n')) {
    const [, file, , url] = line.split('|').map((cell) => cell.trim());
    const address = url?.match(/^https:\/\/\S+/)?.[0];
    if (file && address && existsSync(join(SAVED_PAGES, file))) pages.set(file, address);
  }
  return pages;
}

function toKey(where: string): string {
  const url = new URL(where, ARXIV_ORIGIN);
  return `${url.hostname}${url.pathname}${url.search}`;
}

function escaped(value: string): string {
  return value.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function notFound(path: string): string {
  const id = /^\/abs\/(.+)$/.exec(path)?.[1];
  const heading = id === undefined ? 'Page not found' : `Article ${id} not found`;
  const text =
    id === undefined
      ? 'The local arXiv has no page at this address.'
      : 'The local arXiv has no paper under this identifier. Identifiers look like 2601.00001 or hep-th/9901001.';
  return `<!DOCTYPE html>
<html lang="en">
<head><title>${escaped(heading)}</title><link rel="stylesheet" href="/static/browse/0.3.4/css/arXiv.css"></head>
<body><div class="flex-wrap-footer"><header class="ds-site-header"></header><main><div id="content">
<h1>${escaped(heading)}</h1><p>${text}</p></div></main></div></body>
</html>`;
}

/** arXiv's own headers; the charset is stated here alone, as its pages have no `<meta charset>`. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "frame-ancestors 'none'",
  'x-frame-options': 'SAMEORIGIN',
};

/** Pages call what these define: the local arXiv sets no mathematics. */
const SCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };

function contentTypeOf(body: ServedPage['body']): Record<string, string> {
  if (typeof body !== 'string') return { 'content-type': 'application/pdf' };
  return body.startsWith('<?xml') ? { 'content-type': 'application/xml; charset=utf-8' } : PAGE_HEADERS;
}

let certificate: Promise<{ key: string; cert: string }> | undefined;

/** One for all local servers: the browsers take it unseen. */
export function issueCertificate(): Promise<{ key: string; cert: string }> {
  certificate ??= generate([{ name: 'commonName', value: 'arxiv.org' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: ['arxiv.org', '*.arxiv.org'].map((value) => ({ type: 2 as const, value })),
      },
    ],
  }).then(({ private: key, cert }) => ({ key, cert }));
  return certificate;
}

/** A local arXiv over TLS that answers by true host, path and query. */
export async function startArxiv({ pages, overrides = {} }: ArxivOptions): Promise<ArxivServer> {
  const served = new Map<string, ServedPage>();
  const requests: RecordedRequest[] = [];
  const saved = savedPages();
  const impolite: string[] = [];
  const faults: ApiFault[] = [];
  const listingFaults: ApiFault[] = [];
  let announced: Announced | null = null;

  const serve: ArxivServer['serve'] = (where, body, { status = 200, headers = {} } = {}) => {
    served.set(toKey(where), { body, status, headers: { ...contentTypeOf(body), ...headers } });
  };
  const serveSaved: ArxivServer['serveSaved'] = (file) => {
    const url = saved.get(file);
    if (url === undefined) throw new Error(`No saved page ${file}; see INDEX.md of ${SAVED_PAGES}.`);
    serve(url, readFileSync(join(SAVED_PAGES, file), 'utf8'), file.startsWith('error-404') ? { status: 404 } : {});
    return url;
  };

  if (pages === 'own') for (const { url, html } of fixturePages()) serve(url, html);
  // The first of several files with one URL is kept; a test picks another with `serveSaved`.
  if (pages === 'saved') for (const file of [...saved.keys()].toReversed()) serveSaved(file);
  for (const [where, html] of Object.entries(overrides)) serve(where, html);

  const initial = [...served];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? 'arxiv.org').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `https://${host}`);
    requests.push({ method: request.method ?? 'GET', url: url.href, headers: request.headers, at: Date.now() });
    const send = (status: number, headers: Record<string, string>, body: string | Uint8Array = '') => {
      response.writeHead(status, headers);
      response.end(request.method === 'HEAD' ? undefined : body);
    };

    if (pages !== 'none' && isApi(url.href)) return answerApi(url, send);
    const isListing = /^\/(?:list|catchup)\//.test(url.pathname);
    const listingFault = isListing ? listingFaults.shift() : undefined;
    if (listingFault) return sendFault(listingFault, send);
    const mailing = announced && answerMailing(url, announced);
    if (mailing) return send(mailing.status, PAGE_HEADERS, mailing.body);
    const page = served.get(`${host}${url.pathname}${url.search}`) ?? served.get(`${host}${url.pathname}`);
    if (page) return send(page.status, page.headers, page.body);
    if (isStatic(url)) {
      if (url.pathname.endsWith('/mathjaxToggle.min.js')) return send(200, SCRIPT, 'function mathjaxToggle() {}');
      if (!url.pathname.endsWith('.css')) return send(204, {});
      const style = url.pathname.endsWith('/arXiv.css') || url.pathname.endsWith('/search.css');
      return send(200, { 'content-type': 'text/css; charset=utf-8' }, style ? readFileSync(STYLE, 'utf8') : '');
    }
    const pdf = /^\/pdf\/(.+?)(?:v\d+)?(?:\.pdf)?$/.exec(url.pathname)?.[1];
    if (host === 'arxiv.org' && pdf !== undefined && served.has(`arxiv.org/abs/${pdf}`)) {
      return send(200, { 'content-type': 'application/pdf', 'access-control-allow-origin': '*' }, minimalPdf(pdf));
    }
    if (host === 'export.arxiv.org') return send(404, { 'content-type': 'text/plain; charset=utf-8' }, 'Not found');
    return send(404, PAGE_HEADERS, notFound(url.pathname));
  }

  function answerApi(url: URL, send: Send): void {
    const [last, before] = requests.filter((each) => isApi(each.url)).toReversed();
    const ids = (url.searchParams.get('id_list') ?? '').split(',');
    if (ids.length > 100) impolite.push(`${ids.length} identifiers`);
    if (last && before && last.at - before.at < 3_000) impolite.push(`a request after ${last.at - before.at} ms`);
    const fault = faults.shift();
    if (fault) return sendFault(fault, send);
    send(200, { 'content-type': 'application/atom+xml; charset=utf-8' }, renderApiFeed(ids));
  }

  const server: Server = createServer(await issueCertificate(), answer);
  const port = await listen(server);

  return {
    port,
    requests,
    serve,
    serveSaved,
    urls: () => [...served.keys()].map((key) => `https://${key}`),
    pageRequests: () => requests.filter(({ url }) => !isStatic(new URL(url))),
    apiRequests: () => requests.filter(({ url }) => isApi(url)),
    impolite,
    failApi: (...next) => void faults.push(...next),
    announce: (next) => {
      announced = next;
    },
    failListings: (...next) => void listingFaults.push(...next),
    reset: () => {
      requests.length = 0;
      impolite.length = 0;
      faults.length = 0;
      listingFaults.length = 0;
      announced = null;
      served.clear();
      for (const [key, page] of initial) served.set(key, page);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

type Send = (status: number, headers: Record<string, string>, body?: string) => void;

function sendFault({ status, retryAfter }: ApiFault, send: Send): void {
  send(status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }, 'Rate exceeded.');
}

function isStatic(url: URL): boolean {
  return (
    url.hostname === 'static.arxiv.org' ||
    /^\/(?:static|bucket_static|bibex)\//.test(url.pathname) ||
    /^\/favicon|\.(?:css|js|svg|png|ico|webmanifest|woff2?)$/.test(url.pathname)
  );
}

function isApi(url: string): boolean {
  return url.startsWith(`${API}?`);
}
