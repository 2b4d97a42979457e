import { describe, expect, it } from 'vitest';
import { listModels } from '../../lib/completion/list-models.ts';
import { sendJson, startServer } from './local-server.ts';

const signal = new AbortController().signal;
const MODELS = { object: 'list', data: [{ id: 'models/first' }, { id: 'second' }, { id: 'second' }] };

describe('listModels', () => {
  it('gives the names in the order of the server, without repeats or prefix', async () => {
    const { profile, requests } = await startServer((_, response) => sendJson(response, 200, MODELS));
    expect(await listModels(profile, 'key', { signal })).toEqual(['first', 'second']);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/v1/models' });
    expect(Object.keys(requests[0]?.headers ?? {}).some((name) => name.startsWith('x-stainless'))).toBe(false);
  });

  it('gives up a list without end', async () => {
    const { profile } = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"data":[{"id":"${'x'.repeat(17_000_000)}"}]}`);
    });
    await expect(listModels(profile, 'key', { signal })).rejects.toMatchObject({ code: 'stream-cut' });
  });

  it('throws what went wrong', async () => {
    const { profile } = await startServer((_, response) => sendJson(response, 401, { error: { message: 'no' } }));
    await expect(listModels(profile, 'key', { signal })).rejects.toMatchObject({ code: 'bad-key' });
    await expect(listModels(profile, 'key', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
