// @vitest-environment node
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultKind } from './provider-fault.ts';
import { startProvider, type LocalProvider } from './provider.ts';

const SECTIONS = ['contributions', 'limitations'];
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const SCHEMA = object({
  title: { type: 'string', description: 'Title of the paper, as given' },
  zh: object(Object.fromEntries(SECTIONS.map((name) => [name, { type: 'string' }]))),
  en: object(Object.fromEntries(SECTIONS.map((name) => [name, { type: 'string' }]))),
  findings: {
    type: 'array',
    items: object({
      text: { type: 'string', description: 'In Chinese' },
      sentences: { type: 'array', items: { type: 'integer' } },
      quote: { type: 'string' },
    }),
  },
  papers: { type: 'array', items: { type: 'string' } },
});
const SENTENCES = ['Maps of caves are rare.', 'We draw them with sound.', 'Error falls by 12%.'];
const USER = `Title: Echo Maps: Sound for Caves\nID: 2611.01234\n${SENTENCES.map((text, index) => `[${index + 1}] ${text}`).join('\n')}`;
const MESSAGES = [
  { role: 'system', content: 'Answer in JSON.' },
  { role: 'user', content: USER },
];
const FORMAT = { type: 'json_schema', json_schema: { name: 'analysis', strict: true, schema: SCHEMA } };

interface Parsed {
  title: string;
  zh: Record<string, string>;
  en: Record<string, string>;
  findings: { text: string; sentences: number[]; quote: string }[];
  papers: string[];
}

function parsed(text: string): Parsed {
  const value: Parsed = JSON.parse(text);
  return value;
}

let provider: LocalProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterEach(() => provider.reset());
afterAll(() => provider.close());

function post(body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(`${provider.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${provider.key}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

const ask = (more: Record<string, unknown> = {}) => ({ model: provider.model, messages: MESSAGES, ...more });

async function errorOf(
  body: unknown,
  headers?: Record<string, string>,
): Promise<{ status: number; message: string; code: string | null }> {
  const response = await post(body, headers);
  const { error }: { error: { message: string; code: string | null } } = await response.json();
  return { status: response.status, message: error.message, code: error.code };
}

async function contentOf(body: unknown): Promise<string> {
  const response = await post(body);
  const { choices }: { choices: { message: { content: string } }[] } = await response.json();
  return choices[0]?.message.content ?? '';
}

interface Frame {
  choices: { delta: { role?: string; content?: string; refusal?: string }; finish_reason: string | null }[];
  usage?: { total_tokens: number } | null;
}

/** Frames of a stream, parsed; `done` tells whether the closing mark came. */
async function framesOf(body: unknown) {
  const text = await (await post(body)).text();
  const data = text
    .split('\n\n')
    .filter(Boolean)
    .map((line) => line.replace(/^data: /, ''));
  const frames = data.filter((line) => line !== '[DONE]').map((line): Frame => JSON.parse(line));
  return {
    frames,
    done: data.at(-1) === '[DONE]',
    text: frames.map(({ choices }) => choices[0]?.delta.content ?? '').join(''),
    finish: frames.map(({ choices }) => choices[0]?.finish_reason).find((reason) => reason != null) ?? null,
  };
}

describe('what the local provider refuses', () => {
  it('a missing or wrong key, in the shape of OpenAI', async () => {
    expect(await errorOf(ask(), { authorization: 'Bearer sk-other' })).toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    const models = await fetch(`${provider.baseUrl}/models`);
    expect(models.status).toBe(401);
  });

  it.each([
    ['another content type', () => ask(), { 'content-type': 'text/plain' }],
    ['a body that is no JSON', () => '{', {}],
    ['an unknown parameter', () => ask({ temperatur: 1 }), {}],
    ['no messages', () => ask({ messages: [] }), {}],
    ['an unknown role', () => ask({ messages: [{ role: 'bot', content: 'x' }] }), {}],
    ['content that is no text', () => ask({ messages: [{ role: 'user', content: 1 }] }), {}],
    ['both caps at once', () => ask({ max_tokens: 10, max_completion_tokens: 10 }), {}],
    ['stream options without a stream', () => ask({ stream_options: { include_usage: true } }), {}],
    ['a temperature out of range', () => ask({ temperature: 3 }), {}],
    [
      'json_object without the word in the prompt',
      () => ask({ messages: [{ role: 'user', content: 'x' }], response_format: { type: 'json_object' } }),
      {},
    ],
  ])('%s', async (_, body, headers) => {
    expect((await errorOf(body(), headers)).status).toBe(400);
  });

  it('an unknown model', async () => {
    expect(await errorOf(ask({ model: 'gpt-0' }))).toMatchObject({ status: 404, code: 'model_not_found' });
  });

  it.each([
    ['a property that is not required', { ...SCHEMA, required: ['title'] }, 'Missing'],
    ['an object left open', { ...SCHEMA, additionalProperties: true }, 'additionalProperties'],
    ['a keyword outside the strict set', object({ title: { type: 'string', minLength: 3 } }), 'minLength'],
    ['a keyword deep inside', object({ list: { type: 'array', items: { type: 'string', default: '' } } }), 'default'],
    ['a root that is no object', { type: 'array', items: { type: 'string' } }, 'root'],
    ['a property without a type', object({ title: {} }), 'type'],
  ])('a strict schema with %s', async (_, schema, word) => {
    const answer = await errorOf(
      ask({ response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } } }),
    );
    expect(answer).toMatchObject({ status: 400, code: 'invalid_json_schema' });
    expect(answer.message).toContain(word);
  });

  it('an unknown address and method', async () => {
    expect((await fetch(`${provider.baseUrl}/completions`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${provider.baseUrl}/chat/completions`)).status).toBe(404);
  });
});

describe('what the local provider answers', () => {
  it('gives every part of the schema, from the prompt, the same each time', async () => {
    const text = await contentOf(ask({ response_format: FORMAT }));
    expect(await contentOf(ask({ response_format: FORMAT }))).toBe(text);
    const value = parsed(text);
    expect(value.title).toBe('Echo Maps: Sound for Caves');
    expect(value.papers).toEqual(['2611.01234']);
    for (const section of SECTIONS) {
      expect(value.zh[section]).toMatch(/[\u4e00-\u9fff]{10}/);
      expect(value.en[section]).toMatch(/^[^\u4e00-\u9fff]{60,}$/);
    }
    expect(value.findings).toHaveLength(3);
    for (const { text: finding, sentences, quote } of value.findings) {
      expect(finding).toMatch(/[\u4e00-\u9fff]{10}/);
      expect(sentences.every((id) => id >= 1 && id <= SENTENCES.length)).toBe(true);
      expect(quote).toBe(SENTENCES[(sentences[0] ?? 0) - 1]);
    }
  });

  it('finds the schema in the system message where the request names none', async () => {
    const messages = [
      { role: 'system', content: `Answer as JSON of this schema: ${JSON.stringify(SCHEMA)} {and} no more.` },
      MESSAGES[1],
    ];
    for (const format of [undefined, { type: 'json_object' }]) {
      const value = parsed(await contentOf(ask({ messages, response_format: format })));
      expect(Object.keys(value)).toEqual(Object.keys(SCHEMA.properties));
    }
  });

  it('streams the role first, then small deltas, the reason, usage on demand, and the closing mark', async () => {
    const whole = await contentOf(ask({ response_format: FORMAT }));
    const { frames, done, text, finish } = await framesOf(ask({ response_format: FORMAT, stream: true }));
    expect(frames[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(text).toBe(whole);
    expect(frames.every(({ choices }) => Array.from(choices[0]?.delta.content ?? '').length <= 20)).toBe(true);
    expect([finish, done, frames.at(-1)?.usage]).toEqual(['stop', true, undefined]);
    const counted = await framesOf(
      ask({ response_format: FORMAT, stream: true, stream_options: { include_usage: true } }),
    );
    expect(counted.frames.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  });

  it('stops at the cap of tokens and says so', async () => {
    const { text, finish } = await framesOf(ask({ response_format: FORMAT, stream: true, max_tokens: 40 }));
    expect(finish).toBe('length');
    expect(() => parsed(text)).toThrow(SyntaxError);
  });

  it('sends no CORS header, and lists its models to those with the key', async () => {
    const response = await fetch(`${provider.baseUrl}/models`, {
      headers: { authorization: `Bearer ${provider.key}`, origin: 'https://arxiv.org' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.json()).toMatchObject({ object: 'list', data: [{ id: provider.model }, {}] });
  });
});

describe('faults of the local provider', () => {
  it('are used up in order, then the standing one is in force', async () => {
    provider.setFault({ kind: 'server-error' });
    provider.enqueue({ kind: 'rate-limited', retryAfter: 7 }, { kind: 'no-credit' });
    const limited = await post(ask());
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await post(ask())).status).toBe(402);
    expect((await post(ask())).status).toBe(500);
    expect(provider.calls.map(({ status }) => status)).toEqual([429, 402, 500]);
  });

  it.each([
    ['bad-key', 401],
    ['forbidden', 403],
    ['model-not-found', 404],
    ['insufficient-quota', 429],
  ] as const)('%s answers %d', async (kind, status) => {
    provider.enqueue({ kind });
    expect((await post(ask())).status).toBe(status);
  });

  it('without schemas, a request for less gets through', async () => {
    provider.setFault({ kind: 'no-json-schema' });
    expect((await post(ask({ response_format: FORMAT }))).status).toBe(400);
    expect((await post(ask({ response_format: { type: 'json_object' } }))).status).toBe(200);
    provider.setFault({ kind: 'no-json-object' });
    expect((await post(ask({ response_format: { type: 'json_object' } }))).status).toBe(400);
    expect((await post(ask())).status).toBe(200);
  });

  it('cut breaks the stream off', async () => {
    provider.enqueue({ kind: 'cut' });
    await expect(framesOf(ask({ response_format: FORMAT, stream: true }))).rejects.toThrow('terminated');
    expect(provider.calls[0]).toMatchObject({ status: 200, answered: false, aborted: false });
    expect(provider.calls[0]?.sent.length).toBeGreaterThan(0);
  });

  it.each(['hang', 'hang-midway'] as const)('%s lasts until the client goes, which is noted', async (kind) => {
    provider.enqueue({ kind });
    const controller = new AbortController();
    const call = post(ask({ response_format: FORMAT, stream: true }), {}, controller.signal).then((response) =>
      response.text(),
    );
    call.catch(() => undefined);
    await expect
      .poll(() => (kind === 'hang' ? provider.calls.length : provider.calls[0]?.sent.length))
      .toBeGreaterThan(0);
    controller.abort();
    await expect(call).rejects.toThrow('abort');
    await expect.poll(() => provider.calls[0]?.aborted).toBe(true);
  });

  it('end otherwise than by stop where the fault says so', async () => {
    const ends: Record<string, [string | null, boolean]> = {};
    for (const kind of ['length', 'content-filter', 'no-finish-reason', 'no-done'] as const) {
      provider.enqueue({ kind });
      const { finish, done } = await framesOf(ask({ response_format: FORMAT, stream: true }));
      ends[kind] = [finish, done];
    }
    expect(ends).toEqual({
      length: ['length', true],
      'content-filter': ['content_filter', true],
      'no-finish-reason': [null, true],
      'no-done': ['stop', false],
    });
  });

  it('spoil what is said in the way they name', async () => {
    const said = async (kind: FaultKind) => {
      provider.enqueue({ kind });
      return contentOf(ask({ response_format: FORMAT }));
    };
    expect(await said('refusal-zh')).toContain('请提供论文内容');
    expect(await said('refusal-en')).toContain('Please provide');
    expect(await said('fence')).toMatch(/^```json\n[\s\S]+\n```$/);
    expect(await said('prose')).toMatch(/^Here is/);
    expect(await said('echo')).toBe(USER);
    const malformed = await said('malformed');
    expect(() => parsed(malformed)).toThrow(SyntaxError);
    expect(parsed(await said('wrong-title')).title).not.toContain('Echo');
    expect(parsed(await said('wrong-language')).en['limitations']).toMatch(/[\u4e00-\u9fff]{10}/);
    expect(parsed(await said('empty-section')).zh['contributions']).toBe('');
    provider.enqueue({ kind: 'refusal-field' });
    const { frames, text } = await framesOf(ask({ response_format: FORMAT, stream: true }));
    expect(text).toBe('');
    expect(frames.some(({ choices }) => choices[0]?.delta.refusal)).toBe(true);
  });

  it('strike every path of the server where they are the server’s own', async () => {
    const models = (headers: Record<string, string> = {}) =>
      fetch(`${provider.baseUrl}/models`, {
        headers: { authorization: `Bearer ${provider.key}`, ...headers },
        redirect: 'manual',
      });
    provider.setFault({ kind: 'web-page' });
    expect((await models()).headers.get('content-type')).toContain('text/html');
    provider.setFault({ kind: 'redirect' });
    expect((await models()).status).toBe(307);
    provider.setFault({ clockSkew: 3_600 });
    const date = Date.parse((await models()).headers.get('date') ?? '');
    expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(5_000);
    provider.setFault({ kind: 'forbidden-origin' });
    expect((await models()).status).toBe(200);
    expect((await models({ origin: 'https://arxiv.org' })).status).toBe(200);
    const refused = await post(ask(), { origin: 'chrome-extension://abcdefgh' });
    expect([refused.status, await refused.text()]).toEqual([403, '']);
    expect(provider.calls).toEqual([]);
  });

  it('answer at once, or with anything but the format, where they say so', async () => {
    provider.enqueue({ kind: 'whole' });
    expect((await post(ask({ stream: true }))).headers.get('content-type')).toBe('application/json');
    provider.enqueue({ kind: 'schema-ignored' }, { kind: 'schema-ignored' }, { kind: 'format-ignored' });
    const prose = await contentOf(ask({ response_format: FORMAT }));
    expect(() => parsed(prose)).toThrow(SyntaxError);
    const messages = [{ role: 'system', content: `JSON Schema: ${JSON.stringify(SCHEMA)}` }, MESSAGES[1]];
    expect(parsed(await contentOf(ask({ messages, response_format: { type: 'json_object' } })))).toHaveProperty(
      'title',
    );
    expect(await contentOf(ask({ messages, response_format: { type: 'json_object' } }))).toBe(prose);
  });

  it('wait as long as told', async () => {
    provider.enqueue({ latency: 120 });
    const start = Date.now();
    await contentOf(ask());
    expect(Date.now() - start).toBeGreaterThanOrEqual(115);
  });
});
