import { describe, expect, it } from 'vitest';
import { streamCompletion } from '../../lib/completion/stream-completion.ts';
import { findAllowances } from '../../lib/completion/rate-limits.ts';
import type { Allowances } from '../../lib/queue/limiter.ts';
import { sendJson, startServer, streamText } from './local-server.ts';

const NOW = Date.parse('2026-11-17T08:00:00Z');
const of = (headers: Record<string, string>): Allowances => findAllowances(new Headers(headers), NOW);

describe('what the headers of an answer say', () => {
  it.each([
    ['1s', 1_000],
    ['6m0s', 360_000],
    ['120ms', 120],
    ['2m59.56s', 179_560],
    ['1d2h', 93_600_000],
    ['33011.38', 33_011_380],
    ['12', 12_000],
    [String(NOW / 1_000 + 30), 30_000],
    [String(NOW + 45_000), 45_000],
    ['2026-11-17T08:01:00Z', 60_000],
  ])('resets at %s', (reset, wait) => {
    const { requests } = of({ 'x-ratelimit-remaining-requests': '7', 'x-ratelimit-reset-requests': reset });
    expect(requests?.remaining).toBe(7);
    expect((requests?.resetAt ?? 0) - NOW).toBeCloseTo(wait, 0);
  });

  it('is of requests and of tokens, each the scarcer of several windows', () => {
    const told = of({
      'X-RateLimit-Remaining-Requests-Day': '900',
      'X-RateLimit-Reset-Requests-Day': '40000',
      'X-RateLimit-Remaining-Requests-Minute': '3',
      'X-RateLimit-Remaining-Tokens-Minute': '500',
      'X-RateLimit-Reset-Tokens-Minute': '11.5',
    });
    expect(told.requests).toEqual({ remaining: 3, resetAt: NOW + 60_000 });
    expect(told.tokens).toEqual({ remaining: 500, resetAt: NOW + 11_500 });
  });

  it('is of requests where it names nothing', () => {
    expect(of({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 9_000) })).toEqual({
      requests: { remaining: 0, resetAt: NOW + 9_000 },
      tokens: null,
    });
  });

  it('is that nothing is left where it asks to wait', () => {
    expect(of({ 'retry-after': '20' }).requests).toEqual({ remaining: 0, resetAt: NOW + 20_000 });
  });

  it.each([
    {},
    { 'x-ratelimit-remaining-requests': '5' },
    { 'x-ratelimit-remaining-requests': 'many', 'x-ratelimit-reset-requests': '1s' },
    { 'x-ratelimit-remaining-tokens': '-1', 'x-ratelimit-reset-tokens': 'soon' },
    { 'x-ratelimit-limit-requests': '60' },
  ])('is nothing where it cannot be understood: %j', (headers) => {
    expect(of(headers as Record<string, string>)).toEqual({ requests: null, tokens: null });
  });
});

describe('a streamed completion', () => {
  const request = { messages: [], schema: null, apiKey: '', outputLevel: 'plain' as const, maxOutputTokens: 10 };

  it('tells what the server says with its answer', async () => {
    const { profile } = await startServer((_, response) => {
      response.setHeader('x-ratelimit-remaining-tokens', '77');
      response.setHeader('x-ratelimit-reset-tokens', '1s');
      streamText(response, ['ok']);
    });
    const heard: Allowances[] = [];
    const { signal } = new AbortController();
    const stream = streamCompletion({ ...request, profile }, { signal, onAllowances: (told) => heard.push(told) });
    for await (const event of stream) void event;
    expect(heard.map(({ tokens }) => tokens?.remaining)).toEqual([77]);
  });

  it('tells it with a refusal as well', async () => {
    const { profile } = await startServer((_, response) =>
      sendJson(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '4' }),
    );
    const heard: Allowances[] = [];
    const { signal } = new AbortController();
    const stream = streamCompletion({ ...request, profile }, { signal, onAllowances: (told) => heard.push(told) });
    await expect(stream.next()).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 4 });
    expect(heard.map(({ requests }) => requests?.remaining)).toEqual([0]);
  });
});
