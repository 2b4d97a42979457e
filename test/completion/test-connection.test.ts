import { describe, expect, it } from 'vitest';
import { listModels } from '../../lib/completion/list-models.ts';
import { testConnection } from '../../lib/completion/test-connection.ts';
import { sendJson, startServer, streamText } from './local-server.ts';

const signal = new AbortController().signal;
const MODELS = { object: 'list', data: [{ id: 'models/first' }, { id: 'second' }, { id: 'second' }] };

describe('listModels', () => {
  it('gives the names in the order of the server, without repeats or prefix', async () => {
    const { profile, requests } = await startServer((_, response) => sendJson(response, 200, MODELS));
    expect(await listModels(profile, 'key', { signal })).toEqual(['first', 'second']);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/v1/models' });
    expect(Object.keys(requests[0]?.headers ?? {}).some((name) => name.startsWith('x-stainless'))).toBe(false);
  });

  it('throws what went wrong', async () => {
    const { profile } = await startServer((_, response) => sendJson(response, 401, { error: { message: 'no' } }));
    await expect(listModels(profile, 'key', { signal })).rejects.toMatchObject({ code: 'bad-key' });
    await expect(listModels(profile, 'key', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('testConnection', () => {
  it('measures the first token and lists the models', async () => {
    const { profile, requests } = await startServer((request, response) => {
      if (request.path.endsWith('/models')) sendJson(response, 200, MODELS);
      else setTimeout(() => streamText(response, ['ready']), 50);
    });
    const report = await testConnection(profile, 'key', { signal });
    expect(report).toMatchObject({ ok: true, error: null, models: ['first', 'second'] });
    expect(report.latency).toBeGreaterThanOrEqual(45);
    expect(report.latency).toBeLessThan(5_000);
    const call = requests.find((request) => request.method === 'POST');
    expect(call?.body).toMatchObject({ stream: true, max_tokens: 16 });
  });

  it('is content with a model that used up its tokens thinking', async () => {
    const { profile } = await startServer((request, response) => {
      if (request.path.endsWith('/models')) sendJson(response, 404, { detail: 'Not Found' });
      else streamText(response, [], 'length');
    });
    expect(await testConnection(profile, '', { signal })).toMatchObject({ ok: true, models: [] });
  });

  it('reports what went wrong, with the models where the server lists them none the less', async () => {
    const { profile } = await startServer((request, response) => {
      if (request.path.endsWith('/models')) sendJson(response, 200, MODELS);
      else sendJson(response, 404, { error: { message: 'model not found' } });
    });
    expect(await testConnection(profile, 'key', { signal })).toMatchObject({
      ok: false,
      error: { code: 'model-not-found' },
      models: ['first', 'second'],
      latency: null,
    });
  });

  it('does not ask a provider that wants a key without one', async () => {
    const { profile, requests } = await startServer((_, response) => streamText(response, ['ready']));
    const report = await testConnection({ ...profile, provider: 'openai' }, '', { signal });
    expect(report.error?.code).toBe('no-key');
    expect(requests).toHaveLength(0);
  });

  it('gives up on a silent server in the time it was given', async () => {
    const { profile } = await startServer((request, response) => {
      if (request.path.endsWith('/models')) sendJson(response, 200, MODELS);
    });
    expect(await testConnection(profile, '', { signal, timeout: 80 })).toMatchObject({
      ok: false,
      error: { code: 'timeout' },
    });
  });
});
