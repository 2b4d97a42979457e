// @vitest-environment node
import { request } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { fixturePages } from '../fixtures/arxiv/pages.ts';
import { startArxiv, savedPages, type ArxivOptions, type ArxivServer } from './arxiv-server.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let server: ArxivServer;

async function start(options: ArxivOptions): Promise<void> {
  server = await startArxiv(options);
}

afterEach(() => server.close());

/** Asks as a browser does whose resolver leads arXiv's names to the local port. */
function get(path: string, host = 'arxiv.org', method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method,
        servername: host,
        headers: { host },
        rejectUnauthorized: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    call.on('error', reject);
    call.end();
  });
}

describe('local arXiv', () => {
  it('answers every own page at its true address with the very bytes of the fixture', async () => {
    await start({ pages: 'own' });
    const [first] = fixturePages();
    expect(server.urls()).toEqual([...new Set(fixturePages().map(({ url }) => url))]);
    const { pathname, search } = new URL(first?.url ?? '');
    expect(await get(pathname + search)).toMatchObject({ status: 200, body: first?.html });
  });

  it('states the charset and forbids frames as arXiv does', async () => {
    await start({ pages: 'none', overrides: { '/list/cs.CV/new': '<h1>视觉</h1>' } });
    const { headers, body } = await get('/list/cs.CV/new');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body).toBe('<h1>视觉</h1>');
  });

  it('tells pages apart by query, and falls back to the path alone', async () => {
    await start({ pages: 'none' });
    server.serve('/list/cs.CV/new', 'all');
    server.serve('/list/cs.CV/new?skip=25&show=25', 'second');
    expect((await get('/list/cs.CV/new?skip=25&show=25')).body).toBe('second');
    expect((await get('/list/cs.CV/new?utm=1')).body).toBe('all');
  });

  it('keeps hosts apart: a page of arxiv.org is none of export.arxiv.org', async () => {
    await start({ pages: 'none', overrides: { '/api/query': 'page' } });
    expect((await get('/api/query', 'export.arxiv.org')).status).toBe(404);
    server.serve('https://export.arxiv.org/api/query', '<?xml version="1.0"?><feed/>');
    const answer = await get('/api/query', 'export.arxiv.org');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
  });

  it('answers an unknown paper as not found and names the identifier as text', async () => {
    await start({ pages: 'none' });
    const { status, body } = await get('/abs/9999.99999<b>');
    expect(status).toBe(404);
    expect(body).toContain('9999.99999');
    expect(body).not.toContain('<b>');
  });

  it('styles pages, leaves other static files out quietly, and opens a PDF of a known paper only', async () => {
    await start({ pages: 'none', overrides: { '/abs/2611.01234': 'page' } });
    expect((await get('/static/browse/0.3.4/css/arXiv.css?v=1')).body).toContain('#dlpage');
    expect((await get('/static/browse/0.3.4/js/accordion.js')).status).toBe(204);
    const pdf = await get('/pdf/2611.01234v2');
    expect([pdf.status, pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    expect((await get('/pdf/2611.09999')).status).toBe(404);
  });

  it('records what was asked, under true addresses, and tells pages from static files', async () => {
    await start({ pages: 'none', overrides: { '/abs/2611.01234': 'page' } });
    await get('/abs/2611.01234');
    await get('/static/browse/0.3.4/css/arXiv.css');
    expect(server.requests.map(({ url }) => url)).toEqual([
      'https://arxiv.org/abs/2611.01234',
      'https://arxiv.org/static/browse/0.3.4/css/arXiv.css',
    ]);
    expect(server.pageRequests()).toHaveLength(1);
  });

  it('starts each test afresh: reset brings back replaced pages and forgets requests', async () => {
    await start({ pages: 'none', overrides: { '/abs/2611.01234': 'first' } });
    server.serve('/abs/2611.01234', 'second');
    server.serve('/abs/2611.05678', 'other');
    await get('/abs/2611.01234');
    server.reset();
    expect(server.requests).toEqual([]);
    expect((await get('/abs/2611.01234')).body).toBe('first');
    expect((await get('/abs/2611.05678')).status).toBe(404);
  });
});

/** Addresses that several saved files share; none where this machine has no saved pages. */
const SHARED = Object.entries(Object.groupBy([...savedPages()], ([, url]) => url)).filter(
  ([, files = []]) => files.length > 1,
);

describe('local arXiv with pages saved from arXiv', () => {
  it.each(SHARED)('puts each file of %s in place when a test asks for it', async (address, files = []) => {
    await start({ pages: 'none' });
    const { hostname, pathname, search } = new URL(address);
    const bodies = new Set<string>();
    for (const [file, url] of files) {
      expect(server.serveSaved(file)).toBe(url);
      bodies.add((await get(pathname + search, hostname)).body);
    }
    expect(bodies.size).toBe(files.length);
  });

  it('knows no file of another name', async () => {
    await start({ pages: 'none' });
    expect(() => server.serveSaved('no-such-file.html')).toThrow('No saved page');
  });
});

describe('announcements of the local arXiv', () => {
  const days = ['2026-11-13', '2026-11-16', '2026-11-17'];
  const categories = ['cs.CV', 'cs.RO'];

  it('shows the last day as new, and every day on its catch-up page, with other papers each', async () => {
    await start({ pages: 'own' });
    server.announce({ days, categories });
    const { body } = await get('/list/cs.CV/new');
    expect(body).toContain('Showing new listings for Tuesday, 17 November 2026');
    const earlier = await get('/catchup/cs.CV/2026-11-16?abs=True');
    expect(earlier.body).toContain('on Mon, 16 Nov 2026');
    expect([body.includes('arXiv:2611.27000'), earlier.body.includes('arXiv:2611.27000')]).toEqual([true, false]);
    expect(earlier.body).toContain('arXiv:2611.26000');
  });

  it.each([
    ['a weekend', '/catchup/cs.CV/2026-11-14?abs=True', 200, 'No updates for Sat, 14 Nov 2026'],
    ['a subject it does not know', '/catchup/cs.XX/2026-11-13', 400, 'Invalid subject'],
    ['a day to come', '/catchup/cs.CV/2099-11-13', 400, 'Invalid date'],
    ['a day too long ago', '/catchup/cs.CV/2020-11-13', 400, 'Invalid date'],
    ['a key it does not know', '/catchup/cs.CV/2026-11-13?show=25', 400, 'Unexpected parameters'],
    ['a page that is none', '/catchup/cs.CV/2026-11-13?page=0', 400, 'Invalid page value'],
  ])('answers %s as arXiv does', async (_, path, status, words) => {
    await start({ pages: 'none' });
    server.announce({ days: [...days, new Date().toISOString().slice(0, 10)], categories });
    expect(await get(path)).toMatchObject({ status, body: expect.stringContaining(words) });
  });

  it('spreads a long day over pages, numbered through', async () => {
    await start({ pages: 'none' });
    server.announce({ days, categories, perPage: 10 });
    const pages = await Promise.all([1, 2, 3].map((page) => get(`/catchup/cs.CV/2026-11-17?abs=True&page=${page}`)));
    const rows = pages.map(({ body }) => [...body.matchAll(/<a name='item(\d+)'>/g)].map(([, index]) => Number(index)));
    expect(rows.flat()).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(pages[0]?.body).toContain('page=2');
  });

  it('is busy as often as it is told to be, and then answers', async () => {
    await start({ pages: 'own' });
    server.failListings({ status: 429, retryAfter: 7 }, { status: 503 });
    const answers = [await get('/list/cs.CV/new'), await get('/catchup/cs.CV/2026-11-17?abs=True')];
    expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
      [429, '7'],
      [503, undefined],
    ]);
    expect((await get('/list/cs.CV/new')).status).toBe(200);
  });
});
