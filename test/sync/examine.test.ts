import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine, SYNC_STAGES, type SyncStageResult } from '../../lib/sync/examine.ts';

const SERVER = { address: 'https://dav.example/remote/', user: 'reader@example.org', password: '密码-7' };
const FOLDER = 'Marginalia';
const BASE = '/remote/Marginalia/v1/';

interface Asked {
  method: string;
  path: string;
  authorization: string;
}

/** A server in memory that keeps to RFC 4918; `instead` answers in its place where it gives an answer. */
function served(instead: (asked: Asked, turn: number) => Response | undefined = () => undefined) {
  const folders = new Set(['/remote/']);
  const files = new Map<string, string>();
  const asked: Asked[] = [];
  const answer = (method: string, path: string, init: RequestInit): Response => {
    const parent = path.replace(/[^/]+\/?$/, '');
    const headers = new Headers(init.headers);
    switch (method) {
      case 'PROPFIND': {
        if (!folders.has(path)) return new Response('', { status: 404 });
        const body = `<multistatus xmlns="DAV:"><response><href>${path}</href><propstat><prop><resourcetype><collection/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`;
        return new Response(body, { status: 207 });
      }
      case 'MKCOL':
        if (folders.has(path)) return new Response('', { status: 405 });
        if (!folders.has(parent)) return new Response('', { status: 409 });
        folders.add(path);
        return new Response('', { status: 201 });
      case 'PUT':
        if (!folders.has(parent)) return new Response('', { status: 409 });
        if (headers.get('If-None-Match') === '*' && files.has(path)) return new Response('', { status: 412 });
        files.set(path, typeof init.body === 'string' ? init.body : '');
        return new Response('', { status: 201, headers: { ETag: '"1"' } });
      case 'GET':
        return files.has(path) ? new Response(files.get(path)) : new Response('', { status: 404 });
      default:
        files.delete(path);
        return new Response(null, { status: 204 });
    }
  };
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const { origin, pathname } = new URL(url);
    const now = {
      method: init.method ?? '',
      path: pathname,
      authorization: new Headers(init.headers).get('Authorization') ?? '',
    };
    expect(origin).toBe('https://dav.example');
    asked.push(now);
    return Promise.resolve(instead(now, asked.length - 1) ?? answer(now.method, pathname, init));
  };
  return { fetch, files, folders, asked };
}

const { signal } = new AbortController();
const look = (server: ReturnType<typeof served>, at = SERVER): Promise<SyncStageResult[]> =>
  examine(at, FOLDER, { signal, fetch: server.fetch });
const found = (results: readonly SyncStageResult[]) => results.map(({ finding }) => finding);
const status = (code: number, body = '') => new Response(body, { status: code });

describe('a server that would do', () => {
  test('is passed in every stage; the folder is made once, and nothing else is left behind', async () => {
    const server = served();
    expect(found(await look(server))).toEqual(['sealed', 'answers', 'signed-in', 'folder-made', 'guarded']);
    expect([...server.folders]).toEqual(['/remote/', '/remote/Marginalia/', BASE]);
    expect(server.files.size).toBe(0);
    expect(found(await look(server))).toEqual(['sealed', 'answers', 'signed-in', 'folder-there', 'guarded']);
    expect(new Set(server.asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${Buffer.from(`${SERVER.user}:${SERVER.password}`).toString('base64')}`]),
    );
  });

  test('but heeds no conditions is told of, and passed all the same', async () => {
    const server = served(({ method, path }) => {
      if (method !== 'PUT') return undefined;
      server.files.set(path, '{"marginalia":"test"}');
      return status(201);
    });
    await look(server);
    const results = await look(server);
    expect(results.at(-1)).toEqual({ stage: 'write', state: 'passed', finding: 'not-guarded' });
  });

  test('in the house may do without TLS, with a warning; elsewhere it may not, and is not asked', async () => {
    const server = served();
    const fetch = (url: string, init: RequestInit) =>
      server.fetch(url.replace(/^http:\/\/[^/]+/, 'https://dav.example'), init);
    const lookAt = (address: string) => examine({ ...SERVER, address }, FOLDER, { signal, fetch });
    expect((await lookAt('http://nas.local/remote/'))[0]).toMatchObject({ state: 'warning', finding: 'not-sealed' });
    const before = server.asked.length;
    expect((await lookAt('http://dav.example.org/remote/'))[0]).toMatchObject({ state: 'failed', finding: 'insecure' });
    expect(server.asked).toHaveLength(before);
  });
});

const at = (method: string, answer: () => Response) =>
  served((asked) => (asked.method === method ? answer() : undefined));

describe('what is wrong is said at its stage', () => {
  test.each([
    ['a wrong password', at('PROPFIND', () => status(401)), 'sign-in', 'wrong-password'],
    ['an account without leave', at('PROPFIND', () => status(403)), 'sign-in', 'forbidden'],
    ['an address that has no folder', at('PROPFIND', () => status(404)), 'server', 'no-folder'],
    ['a web page', at('PROPFIND', () => status(200, '<!doctype html>')), 'server', 'not-webdav'],
    ['a server that knows no PROPFIND', at('PROPFIND', () => status(405)), 'server', 'not-webdav'],
    ['a server that leads elsewhere', at('PROPFIND', () => status(302)), 'server', 'redirected'],
    ['a server in trouble', at('PROPFIND', () => status(502)), 'server', 'server-error'],
    ['a folder that may not be made', at('MKCOL', () => status(507)), 'folder', 'full'],
    ['a file that may not be written', at('PUT', () => status(507)), 'write', 'full'],
    ['a file that comes back as another', at('GET', () => status(200, '{}')), 'write', 'unreadable'],
  ])('%s', async (_name, server, stage, finding) => {
    const results = await look(server);
    const failed = results.filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ stage, finding }]);
    // A server that asks who is there has answered.
    expect(results[1]?.finding === 'answers').toBe(stage !== 'server');
    expect(server.files.size).toBe(0);
  });

  test('what this side has found wrong before is said, and nobody is asked', async () => {
    const server = served();
    const results = await examine(SERVER, FOLDER, { signal, fetch: server.fetch, fault: 'no-permission' });
    expect(found(results)).toEqual(['no-permission', null, null, null, null]);
    expect(server.asked).toEqual([]);
  });

  test('a look that is stopped, and a line that is cut', async () => {
    const stopped = await examine(SERVER, FOLDER, {
      signal: AbortSignal.abort(),
      fetch: () => Promise.reject(new DOMException('', 'AbortError')),
    });
    expect(found(stopped)[1]).toBe('stopped');
    const cut = await examine(SERVER, FOLDER, {
      signal,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(cut[1]).toMatchObject({ finding: 'unreachable', detail: 'Failed to fetch' });
  });
});

test('whatever a server answers: five stages in their order, none after the one that failed, and no name or password', async () => {
  const code = fc.constantFrom(200, 201, 204, 207, 302, 401, 403, 404, 405, 409, 412, 423, 429, 500, 503, 507);
  const body = fc.constantFrom('', '{}', '<x/>', '<multistatus xmlns="DAV:"/>', '{"marginalia":"test"}');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.tuple(code, body), { freq: 1 }), { maxLength: 12 }), async (answers) => {
      const server = served((_asked, turn) => {
        const [own, text] = answers[turn] ?? [];
        return own === undefined ? undefined : new Response(own === 204 ? null : text, { status: own });
      });
      const results = await look(server);
      expect(results.map(({ stage }) => stage)).toEqual([...SYNC_STAGES]);
      const failed = results.findIndex(({ state }) => state === 'failed');
      const reached = failed === -1 ? results.length : failed + 1;
      expect(results.slice(reached).every(({ state, finding }) => state === 'not-reached' && finding === null)).toBe(
        true,
      );
      expect(results.slice(0, reached).every(({ finding }) => finding !== null)).toBe(true);
      expect(JSON.stringify(results)).not.toMatch(/reader@example|密码/);
      // A file that may have been written is asked to go.
      const methods = server.asked.map(({ method }) => method);
      expect(methods.includes('PUT') ? methods.at(-1) : 'DELETE').toBe('DELETE');
    }),
    { numRuns: 400 },
  );
});
