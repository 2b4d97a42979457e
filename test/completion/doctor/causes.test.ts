import { createServer } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../../lib/core/errors.ts';
import { listen } from '../../harness/listen.ts';
import { startTlsRefusal } from '../../harness/tls-refusal.ts';
import { sendJson, startServer, streamText } from '../local-server.ts';
import { examined, ORIGIN, profileOf, startLocal } from './patient.ts';

afterEach(() => vi.unstubAllGlobals());

/** As browsers do it: an extension's origin goes with a POST and not with a GET. */
function nameOrigin(origin = ORIGIN): void {
  const plain = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string | URL | Request, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (init.method?.toUpperCase() === 'POST') headers.set('origin', origin);
    return plain(url, { ...init, headers });
  });
}

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const custom = (baseUrl: string) => ({ id: 'default', provider: 'custom', baseUrl, model: 'reef-small' });
const blocked = { state: 'not-reached', finding: 'not-reached' };

describe('what keeps a request from the server', () => {
  it('a host that was not granted: nothing is sent', async () => {
    const provider = await startLocal();
    const surroundings = { isGranted: () => Promise.resolve(false) };
    const found = await examined({ profile: profileOf(provider), apiKey: provider.key, surroundings });
    expect(found.problem).toMatchObject({ id: 'permission', finding: 'not-granted', fixes: [{ kind: 'permission' }] });
    expect(found.results.slice(2)).toEqual(found.results.slice(2).map(({ id }) => ({ id, ...blocked })));
    expect([provider.modelCalls, provider.calls]).toEqual([[], []]);
  });

  it('a server that is off', async () => {
    const { problem, of } = await examined({ profile: custom(`http://127.0.0.1:${await closedPort()}/v1`) });
    expect(problem).toMatchObject({ id: 'reach', finding: 'server-off' });
    expect(of('key')).toMatchObject(blocked);
  });

  it('a host that there is not, and a browser that is offline', async () => {
    const profile = custom('https://models.invalid/v1');
    expect((await examined({ profile })).problem?.finding).toBe('host-unreachable');
    const surroundings = { isOnline: () => false };
    expect((await examined({ profile, surroundings })).problem?.finding).toBe('offline');
    // This computer is there without a network.
    const local = custom(`http://127.0.0.1:${await closedPort()}/v1`);
    expect((await examined({ profile: local, surroundings })).problem?.finding).toBe('server-off');
  });

  it('a server that accepts and is silent', async () => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()));
    const port = await listen(server);
    onTestFinished(() => void server.close());
    const surroundings = { patience: { request: 150, firstToken: 100, idle: 100 } };
    const found = await examined({ profile: custom(`http://127.0.0.1:${port}/v1`), surroundings });
    expect(found.problem).toMatchObject({ id: 'reach', finding: 'slow' });
  });

  it('plain http where the address says https: offered near by, never far away', async () => {
    const { baseUrl } = await startLocal();
    const found = await examined({ profile: custom(baseUrl.replace('http:', 'https:')) });
    expect(found.of('reach').finding).toBe('reached');
    expect(found.problem).toMatchObject({ id: 'tls', finding: 'no-https' });
    expect(found.problem?.fixes?.[0]).toEqual({ kind: 'address', baseUrl });
  });

  it('https where the address says plain http', async () => {
    const refusal = await startTlsRefusal();
    onTestFinished(() => refusal.close());
    const { problem } = await examined({ profile: custom(`http://127.0.0.1:${refusal.port}/v1`) });
    expect(problem).toMatchObject({ id: 'tls', finding: 'speaks-https' });
    expect(problem?.fixes).toEqual([{ kind: 'address', baseUrl: `https://127.0.0.1:${refusal.port}/v1` }]);
  });

  it('a TLS connection that does not come about, although the server is there', async () => {
    const refusal = await startTlsRefusal();
    onTestFinished(() => refusal.close());
    const { problem } = await examined({ profile: custom(`https://127.0.0.1:${refusal.port}/v1`) });
    expect(problem?.id).toBe('tls');
    expect(problem?.fixes).toContainEqual({ kind: 'open', url: `https://127.0.0.1:${refusal.port}/` });
  });

  it.each([
    [ORIGIN, 'local-denied-chrome'],
    ['moz-extension://6f2c1e1a-4b7d-4c3e-9a52-0d8e7b5f3c14', 'local-denied-firefox'],
  ])('the browser’s own refusal of local servers (%s), where nothing came back', async (extensionOrigin, finding) => {
    const asked: string[] = [];
    const surroundings = {
      localNetwork: (name: string) => {
        asked.push(name);
        return Promise.resolve('denied' as const);
      },
    };
    const observed = { extensionOrigin };
    const off = custom(`http://127.0.0.1:${await closedPort()}/v1`);
    expect((await examined({ profile: off, surroundings, observed })).problem).toMatchObject({
      id: 'local-network',
      finding,
    });
    expect(asked).toEqual(['loopback-network']);
    // An extension is let through by its host permission: then the refusal does not matter.
    const provider = await startLocal();
    const fine = await examined({ profile: profileOf(provider), apiKey: provider.key, surroundings, observed });
    expect(fine.problem).toBeUndefined();
  });
});

describe('what the server takes offence at', () => {
  it('our origin: generally, and as Ollama and LM Studio are told of it', async () => {
    nameOrigin();
    const provider = await startLocal({ key: null, ollama: {} });
    provider.setFault({ kind: 'forbidden-origin' });
    const general = await examined({ profile: profileOf(provider) });
    expect(general.problem).toMatchObject({ id: 'origin', finding: 'origin-refused' });
    expect(general.problem?.fixes).toEqual([{ kind: 'copy', use: 'origin', text: ORIGIN }]);
    // The same key was good for the list of models, so that a refusal without a word is about something else.
    const keyed = await startLocal();
    keyed.setFault({ kind: 'forbidden-origin' });
    expect((await examined({ profile: profileOf(keyed), apiKey: keyed.key })).problem?.finding).toBe('origin-refused');
    const studio = await examined({ profile: profileOf(provider, { provider: 'lm-studio' }) });
    expect(studio.problem).toMatchObject({ finding: 'lm-studio-origin' });

    const ollama = await examined({ profile: profileOf(provider, { provider: 'ollama' }), observed: { os: 'mac' } });
    expect(ollama.problem).toMatchObject({ id: 'origin', finding: 'ollama-origin' });
    expect(ollama.problem?.fixes?.map((fix) => (fix.kind === 'copy' ? fix.use : fix.kind))).toEqual([
      'macos',
      'linux',
      'windows',
    ]);
    const texts = ollama.problem?.fixes?.map((fix) => (fix.kind === 'copy' ? fix.text : '')) ?? [];
    expect(texts[0]).toBe(`launchctl setenv OLLAMA_ORIGINS "${ORIGIN}"`);
    expect(texts[1]).toContain(`Environment="OLLAMA_ORIGINS=${ORIGIN}"`);
    expect(texts[1]).toContain('systemctl restart ollama');
    expect(texts[2]).toBe(`setx OLLAMA_ORIGINS "${ORIGIN}"`);
    // It showed without a question.
    expect(ollama.calls).toEqual([]);
  });

  it('is told in the same words where the key is a word that stands for none', async () => {
    nameOrigin();
    const provider = await startLocal({ key: 'ollama', ollama: {}, models: ['ollama-reef:latest'] });
    provider.setFault({ kind: 'forbidden-origin' });
    const profile = profileOf(provider, { provider: 'ollama' });
    const { problem } = await examined({ profile, apiKey: 'ollama' });
    expect(problem?.finding).toBe('ollama-origin');
    expect(JSON.stringify(problem)).not.toContain('***');
    provider.setFault({});
    expect((await examined({ profile, apiKey: 'ollama' })).models).toEqual(['ollama-reef:latest']);
  });

  it('no key, a wrong key, and a provider that wants one is not asked without', async () => {
    const provider = await startLocal();
    expect((await examined({ profile: profileOf(provider) })).problem?.finding).toBe('key-missing');
    expect((await examined({ profile: profileOf(provider), apiKey: 'sk-wrong' })).problem?.finding).toBe('key-refused');
    provider.reset();
    const found = await examined({ profile: profileOf(provider, { provider: 'openai' }) });
    expect(found.problem?.finding).toBe('key-missing');
    expect(provider.calls).toEqual([]);
  });

  it('a model it does not have: the nearest names are offered', async () => {
    const provider = await startLocal({ models: ['reef-large', 'reef-small-2511', 'tide-7b', 'vendor/reef-small'] });
    const found = await examined({
      profile: profileOf(provider, { model: 'Reef-Smal' }),
      apiKey: provider.key,
    });
    expect(found.problem).toMatchObject({ id: 'model', finding: 'model-missing' });
    expect(found.problem?.fixes?.slice(0, 2)).toEqual([
      { kind: 'model', name: 'vendor/reef-small' },
      { kind: 'model', name: 'reef-small-2511' },
    ]);
    expect(found.of('context')).toMatchObject(blocked);
  });

  it('a model Ollama has not pulled', async () => {
    const provider = await startLocal({ key: null, ollama: {}, models: ['reef:latest'] });
    const found = await examined({ profile: profileOf(provider, { provider: 'ollama', model: 'reef:8b' }) });
    expect(found.problem?.finding).toBe('model-not-pulled');
    expect(found.problem?.fixes).toEqual([
      { kind: 'model', name: 'reef:latest' },
      { kind: 'copy', use: 'terminal', text: 'ollama pull reef:8b' },
    ]);
  });
});

describe('addresses', () => {
  it('without /v1, where the server has its API there', async () => {
    const provider = await startLocal();
    const profile = profileOf(provider, { baseUrl: provider.baseUrl.replace('/v1', '') });
    const { problem, of } = await examined({ profile, apiKey: provider.key });
    expect(of('address')).toMatchObject({ state: 'warning', finding: 'no-version' });
    expect(problem).toMatchObject({ id: 'api', finding: 'wrong-path' });
    expect(problem?.fixes).toEqual([{ kind: 'address', baseUrl: provider.baseUrl }]);
  });

  it('with a whole path pasted: it is cut, said, and offered', async () => {
    const provider = await startLocal();
    const typed = `${provider.baseUrl}/chat/completions?api-version=1`;
    const { problem } = await examined({ profile: profileOf(provider), apiKey: provider.key, typed });
    expect(problem).toMatchObject({ id: 'address', state: 'warning', finding: 'endpoint-pasted' });
    expect(problem?.fixes).toEqual([{ kind: 'address', baseUrl: provider.baseUrl }]);
  });
});

describe('the clock', () => {
  it.each([
    [4 * 60, { state: 'passed', finding: 'clock-ok' }],
    [-11 * 60, { state: 'warning', finding: 'clock-off', values: { minutes: 11 } }],
    [26 * 3_600, { state: 'warning', finding: 'clock-off', values: { minutes: 26 * 60 } }],
  ])('%i s ahead', async (clockSkew, result) => {
    const provider = await startLocal();
    provider.setFault({ clockSkew });
    const { of } = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(of('clock')).toEqual({ id: 'clock', ...result });
  });
});

describe('the size of the context', () => {
  it('as the list says, with a note below 8k', async () => {
    const provider = await startLocal({ contextLengths: { 'marginalia-test': 4_096 } });
    const { problem } = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(problem).toMatchObject({ id: 'context', finding: 'context-small', values: { tokens: 4_096 } });
  });

  it.each([
    ['as it is loaded', { contextLength: 4_096, parameters: 'num_ctx 32768' }, 4_096],
    ['as it is configured, where the loaded size is not said', { parameters: 'temperature 0.7\nnum_ctx 2048' }, 2_048],
  ])('of Ollama: %s', async (_, ollama, tokens) => {
    const provider = await startLocal({ key: null, ollama });
    const { problem } = await examined({ profile: profileOf(provider, { provider: 'ollama' }) });
    expect(problem).toMatchObject({ id: 'context', finding: 'context-small-ollama', values: { tokens } });
    expect(JSON.stringify(problem?.fixes)).toContain('OLLAMA_CONTEXT_LENGTH');
  });

  it('of LM Studio: as loaded', async () => {
    const models = [{ id: 'reef', max_context_length: 131_072, loaded_context_length: 4_096 }];
    const { profile } = await startServer(({ path }, response) => {
      if (path === '/api/v0/models' || path === '/v1/models') sendJson(response, 200, { data: models });
      else streamText(response, ['{"colour":"yellow"}']);
    });
    const { problem } = await examined({ profile: { ...profile, provider: 'lm-studio', model: 'reef' } });
    expect(problem).toMatchObject({ id: 'context', finding: 'context-small', values: { tokens: 4_096 } });
  });

  it.each([
    ['OpenRouter', { context_length: 65_536 }],
    ['Groq', { context_window: 65_536 }],
    ['vLLM', { max_model_len: 65_536 }],
    ['Mistral', { max_context_length: 65_536 }],
    ['llama.cpp', { meta: { n_ctx: 65_536, n_ctx_train: 131_072 } }],
    ['an older llama.cpp', { meta: { n_ctx_train: 65_536 } }],
  ])('as %s writes it into its list', async (_, fields) => {
    const { profile } = await startServer(({ path }, response) => {
      if (path === '/v1/models') sendJson(response, 200, { data: [{ id: 'models/small-model', ...fields }] });
      else streamText(response, ['{"colour":"yellow"}']);
    });
    const { of } = await examined({ profile });
    expect(of('context')).toMatchObject({ finding: 'context-said', values: { tokens: 65_536 } });
  });

  it('as noted with the preset or assumed, where the server does not say', async () => {
    const provider = await startLocal({ key: null });
    const { of } = await examined({ profile: profileOf(provider) });
    expect(of('context')).toMatchObject({ finding: 'context-assumed', values: { tokens: 32_000 } });
  });
});

describe('cost and cancelling', () => {
  it('over the day’s budget nothing is asked, and the rest is looked at all the same', async () => {
    const provider = await startLocal();
    const surroundings = { reserve: () => Promise.reject(new AppError('over-budget')) };
    const found = await examined({ profile: profileOf(provider), apiKey: provider.key, surroundings });
    expect(found.problem).toMatchObject({ id: 'stream', finding: 'over-budget' });
    expect(found.of('api').state).toBe('passed');
    expect(provider.calls).toEqual([]);
  });

  it('cancelled in the middle it ends at once, and the call under way is reported', async () => {
    const provider = await startLocal();
    provider.setFault({ kind: 'hang' });
    const controller = new AbortController();
    const outcomes: string[] = [];
    const running = examined({
      profile: profileOf(provider),
      apiKey: provider.key,
      signal: controller.signal,
      surroundings: {
        onCall: ({ outcome }) => Promise.resolve(void outcomes.push(outcome)),
      },
    });
    running.catch(() => undefined);
    await expect.poll(() => provider.calls.length).toBe(1);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(outcomes).toEqual(['cancelled']);
    await expect.poll(() => provider.calls[0]?.aborted).toBe(true);
  });
});
