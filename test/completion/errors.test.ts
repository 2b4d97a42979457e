import { describe, expect, it } from 'vitest';
import { streamCompletion } from '../../lib/completion/stream-completion.ts';
import type { AppError } from '../../lib/core/errors.ts';
import type { Profile } from '../../lib/providers/profile.ts';
import { openStream, sendJson, startServer } from './local-server.ts';

const KEY = 'plain-secret-key-42';

async function errorFrom(profile: Profile): Promise<AppError> {
  const events = streamCompletion(
    { profile, apiKey: KEY, messages: [], schema: null, outputLevel: 'plain', maxOutputTokens: 5 },
    { signal: new AbortController().signal },
  );
  return events.next().then(
    () => Promise.reject(new Error('nothing was thrown')),
    (thrown: AppError) => thrown,
  );
}

async function errorFor(status: number, body: unknown, headers: Record<string, string> = {}, provider = 'custom') {
  const { profile, requests } = await startServer((_, response) => sendJson(response, status, body, headers));
  const error = await errorFrom({ ...profile, provider });
  return { error, requests };
}

describe('toAppError', () => {
  it.each([
    [401, { error: { message: 'Incorrect API key provided' } }, 'bad-key'],
    [400, [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } }], 'bad-key'],
    [402, { error: { message: 'Insufficient Balance' } }, 'no-credit'],
    [429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }, 'no-credit'],
    [429, { error: { code: '1113', message: '账户余额不足，请充值' } }, 'no-credit'],
    [
      400,
      { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' },
      'no-credit',
    ],
    [
      429,
      { error: { message: 'You exceeded your current quota, please check your plan and billing details.' } },
      'rate-limited',
    ],
    [403, { error: { message: 'Forbidden' } }, 'bad-key'],
    [403, { error: { message: 'Country, region, or territory not supported' } }, 'no-access'],
    [403, { error: { message: 'Project does not have access to model `large`' } }, 'model-not-found'],
    [404, { error: { message: 'model "large" not found, try pulling it first' } }, 'model-not-found'],
    [400, { error: { message: 'Model Not Exist' } }, 'model-not-found'],
    [400, { code: 20012, message: 'Model does not exist. Please check it carefully.' }, 'model-not-found'],
    [404, { error: 'no such path' }, 'bad-request'],
    [404, { detail: 'Not Found' }, 'bad-request'],
    [
      400,
      { error: { code: 'data_inspection_failed', message: 'Input data may contain inappropriate content.' } },
      'filtered',
    ],
    [400, { error: { message: 'maximum context length is 8192 tokens' } }, 'bad-request'],
    [422, { detail: [{ msg: 'field required' }] }, 'bad-request'],
    [408, { error: { message: 'too slow' } }, 'timeout'],
    [500, { error: { message: 'oops' } }, 'server-error'],
    [503, { error: { message: 'overloaded' } }, 'server-error'],
  ])('reads %i with %j as %s', async (status, body, code) => {
    const { error, requests } = await errorFor(status, body);
    expect(error.code).toBe(code);
    expect(requests).toHaveLength(1);
  });

  it('passes on what the server said, whatever field it said it in', async () => {
    expect((await errorFor(400, { message: 'first words' })).error.detail).toContain('first words');
    expect((await errorFor(400, { detail: 'second words' })).error.detail).toContain('second words');
    expect((await errorFor(400, { error: 'third words' })).error.detail).toContain('third words');
  });

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after-ms': '1500' }, 2],
    [{ 'retry-after-ms': '2500', 'retry-after': '60' }, 3],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '999999999' }, 86_400],
    [{}, undefined],
  ])('reads the wait from %j as %s seconds', async (headers, seconds) => {
    const { error } = await errorFor(429, { error: { message: 'slow down' } }, headers);
    expect(error).toMatchObject({ code: 'rate-limited', retryAfter: seconds });
  });

  it('reads the wait from a date and from an error body', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const { error } = await errorFor(503, { error: { message: 'later' } }, { 'retry-after': date });
    expect(error.retryAfter).toBeGreaterThanOrEqual(28);
    expect(error.retryAfter).toBeLessThanOrEqual(31);
    const google = await errorFor(429, [{ error: { message: 'quota', details: [{ retryDelay: '23.4s' }] } }]);
    expect(google.error.retryAfter).toBe(24);
  });

  it('never repeats a key in its detail, not even one that the server repeats', async () => {
    const { error } = await errorFor(401, { error: { message: `Incorrect key: ${KEY}, sk-abcdefgh12345678` } });
    expect(error.code).toBe('bad-key');
    expect(JSON.stringify(error.toShape())).not.toContain(KEY);
    expect(JSON.stringify(error.toShape())).not.toContain('abcdefgh12345678');
  });

  it('takes an error without end within a stream, which may be as long as a line', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      response.end(`data: ${JSON.stringify({ error: { message: 'http://'.repeat(100_000), code: 500 } })}\n\n`);
    });
    const events = streamCompletion(
      { profile, apiKey: KEY, messages: [], schema: null, outputLevel: 'plain', maxOutputTokens: 5 },
      { signal: new AbortController().signal },
    );
    await events.next();
    await expect(events.next()).rejects.toMatchObject({ code: 'server-error' });
  });

  it('keeps the detail short and on one line', async () => {
    const { error } = await errorFor(500, { error: { message: 'word\n'.repeat(500) } });
    expect(error.detail?.length).toBeLessThanOrEqual(300);
    expect(error.detail).not.toContain('\n');
  });

  it('tells a refused origin from a refused key', async () => {
    expect((await errorFor(403, '', {}, 'ollama')).error.code).toBe('origin-refused');
    expect((await errorFor(403, { error: 'Origin not allowed' })).error.code).toBe('origin-refused');
    expect((await errorFor(403, { error: 'The original key was revoked' })).error.code).toBe('bad-key');
  });

  it('takes a closed port for unreachable', async () => {
    const error = await errorFrom({ id: 'default', provider: 'custom', baseUrl: 'http://127.0.0.1:9/v1', model: 'm' });
    expect(error.code).toBe('unreachable');
  });

  it('follows no redirect to another host', async () => {
    const { profile } = await startServer((_, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' });
      response.end();
    });
    expect((await errorFrom(profile)).code).toBe('unreachable');
  });
});
