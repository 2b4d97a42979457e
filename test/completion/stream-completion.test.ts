import { describe, expect, it, vi } from 'vitest';
import type { CompletionEvent, CompletionRequest } from '../../lib/completion/completion.ts';
import { type StreamOptions, streamCompletion } from '../../lib/completion/stream-completion.ts';
import type { AppError } from '../../lib/core/errors.ts';
import type { Profile } from '../../lib/providers/profile.ts';
import {
  contentsOf,
  endStream,
  formatOf,
  openStream,
  sendChunk,
  sendFinish,
  sendJson,
  sendText,
  startServer,
  streamText,
} from './local-server.ts';

const KEY = 'sk-test-0123456789abcdef';
const SCHEMA = { name: 'answer', schema: { type: 'object', properties: { marker: { type: 'string' } } } };

function requestTo(profile: Profile, over: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    profile,
    apiKey: KEY,
    messages: [
      { role: 'system', content: 'You read papers.' },
      { role: 'user', content: 'The paper.' },
    ],
    schema: SCHEMA,
    outputLevel: 'json_schema',
    maxOutputTokens: 500,
    ...over,
  };
}

async function collect(request: CompletionRequest, options: Partial<StreamOptions> = {}): Promise<CompletionEvent[]> {
  const events: CompletionEvent[] = [];
  const signal = new AbortController().signal;
  for await (const event of streamCompletion(request, { signal, ...options })) events.push(event);
  return events;
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (thrown: AppError) => thrown,
  );
}

describe('streamCompletion', () => {
  it('says the level, then the pieces, then the end with finish and usage', async () => {
    const { profile, requests } = await startServer((_, response) => streamText(response, ['{"a":', '"中文"}']));
    expect(await collect(requestTo(profile))).toEqual([
      { type: 'level', level: 'json_schema' },
      { type: 'delta', text: '{"a":' },
      { type: 'delta', text: '"中文"}' },
      { type: 'end', finish: 'stop', usage: { inputTokens: 120, outputTokens: 34 }, refusal: null },
    ]);
    const [request] = requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toMatchObject({
      model: 'small-model',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 500,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true } },
    });
  });

  it('sends no header that speaks of the library, and no authorization without a key', async () => {
    const { profile, requests } = await startServer((_, response) => streamText(response, ['x']));
    await collect(requestTo(profile, { apiKey: '' }));
    const names = Object.keys(requests[0]?.headers ?? {});
    expect(names.filter((name) => name.startsWith('x-stainless'))).toEqual([]);
    expect(names).not.toContain('authorization');
    expect(names).not.toContain('openai-organization');
  });

  it('names the cap as the provider wants it named', async () => {
    const { profile, requests } = await startServer((_, response) => streamText(response, ['x']));
    await collect(requestTo({ ...profile, provider: 'openai' }));
    expect(requests[0]?.body).toMatchObject({ max_completion_tokens: 500 });
    expect(requests[0]?.body).not.toHaveProperty('max_tokens');
  });

  it('keeps thoughts out of the answer', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      sendChunk(response, { choices: [{ delta: { reasoning_content: 'let me think' } }] });
      sendText(response, 'answer');
      sendFinish(response, 'stop');
      endStream(response);
    });
    const events = await collect(requestTo(profile));
    expect(events.filter((event) => event.type === 'delta')).toEqual([{ type: 'delta', text: 'answer' }]);
  });

  it('collects a refusal apart from the answer', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      sendChunk(response, { choices: [{ delta: { refusal: 'I will ' } }] });
      sendChunk(response, { choices: [{ delta: { refusal: 'not.' } }] });
      sendFinish(response, 'stop');
      endStream(response);
    });
    expect((await collect(requestTo(profile))).at(-1)).toMatchObject({ type: 'end', refusal: 'I will not.' });
  });

  it('reads the answer of a server that does not stream', async () => {
    const { profile } = await startServer((_, response) =>
      sendJson(response, 200, {
        choices: [{ message: { role: 'assistant', content: 'whole' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 7, completion_tokens: 2 },
      }),
    );
    expect((await collect(requestTo(profile))).slice(1)).toEqual([
      { type: 'delta', text: 'whole' },
      { type: 'end', finish: 'stop', usage: { inputTokens: 7, outputTokens: 2 }, refusal: null },
    ]);
  });

  it('takes a web page for a wrong address', async () => {
    const { profile } = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Hello</title>');
    });
    expect((await failure(collect(requestTo(profile)))).code).toBe('bad-request');
  });
});

describe('the ladder of output levels', () => {
  it('steps down to some JSON when the schema is refused, and tells the model the schema instead', async () => {
    const { profile, requests } = await startServer((request, response) => {
      if (formatOf(request) === 'json_schema') {
        sendJson(response, 400, { error: { message: "'response_format' of type json_schema is not available" } });
      } else streamText(response, ['{}']);
    });
    const events = await collect(requestTo(profile));
    expect(events[0]).toEqual({ type: 'level', level: 'json_object' });
    expect(requests).toHaveLength(2);
    expect(JSON.stringify(requests[0]?.body['messages'])).not.toContain('marker');
    const [system, user] = contentsOf(requests[1]);
    expect(system).toMatch(/^You read papers\.\n\n.*JSON/);
    expect(system).toContain('marker');
    expect(user).toBe('The paper.');
  });

  it('ends at a plain request when JSON itself is refused', async () => {
    const { profile, requests } = await startServer((request, response) => {
      if (request.body['response_format']) sendJson(response, 422, { detail: 'response_format: extra field' });
      else streamText(response, ['{}']);
    });
    expect((await collect(requestTo(profile)))[0]).toEqual({ type: 'level', level: 'plain' });
    expect(requests.map(formatOf)).toEqual(['json_schema', 'json_object', null]);
  });

  it('goes without the token count where the server does not know it', async () => {
    const { profile, requests } = await startServer((request, response) => {
      if (request.body['stream_options']) {
        sendJson(response, 400, { error: { message: 'Unrecognized request argument: stream_options' } });
      } else streamText(response, ['{}']);
    });
    expect((await collect(requestTo(profile)))[0]).toEqual({ type: 'level', level: 'json_schema' });
    expect(requests).toHaveLength(2);
  });

  it('renames the cap, and drops it, as the server says', async () => {
    const { profile, requests } = await startServer((request, response) => {
      if (request.body['max_tokens']) {
        sendJson(response, 400, { error: { message: "Unsupported 'max_tokens'. Use 'max_completion_tokens'." } });
      } else if (request.body['max_completion_tokens']) {
        sendJson(response, 400, { error: { message: 'max_completion_tokens is too large: at most 256' } });
      } else streamText(response, ['{}']);
    });
    await collect(requestTo(profile));
    expect(requests).toHaveLength(3);
    expect(requests[2]?.body).not.toHaveProperty('max_completion_tokens');
  });

  it('gives up when a refusal is about something else, or nothing is left to give up', async () => {
    const elsewhere = await startServer((_, response) =>
      sendJson(response, 400, { error: { message: 'bad temperature' } }),
    );
    expect((await failure(collect(requestTo(elsewhere.profile)))).code).toBe('bad-request');
    expect(elsewhere.requests).toHaveLength(1);

    const stubborn = await startServer((_, response) =>
      sendJson(response, 400, { error: { message: 'response_format, stream_options, max_completion_tokens: no' } }),
    );
    expect((await failure(collect(requestTo(stubborn.profile)))).code).toBe('bad-request');
    expect(stubborn.requests.length).toBeLessThanOrEqual(6);
  });
});

describe('an answer that does not end well', () => {
  it('tells a length limit and a filter from an end', async () => {
    for (const [said, finish] of [
      ['length', 'length'],
      ['content_filter', 'content_filter'],
      ['sensitive', 'content_filter'],
      ['network_error', 'missing'],
    ] as const) {
      const { profile } = await startServer((_, response) => streamText(response, ['{"a'], said));
      expect((await collect(requestTo(profile))).at(-1)).toMatchObject({ type: 'end', finish });
    }
  });

  it('does not take a stream that merely stops for a finished one', async () => {
    const { profile } = await startServer((_, response) => streamText(response, ['{"a":1}'], null));
    expect((await collect(requestTo(profile))).at(-1)).toMatchObject({ type: 'end', finish: 'missing' });
  });

  it('throws stream-cut when the connection breaks', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
      setTimeout(() => response.destroy(), 30);
    });
    const events: CompletionEvent[] = [];
    const error = await failure(
      (async () => {
        const options = { signal: new AbortController().signal };
        for await (const event of streamCompletion(requestTo(profile), options)) events.push(event);
      })(),
    );
    expect(error.code).toBe('stream-cut');
    expect(events.at(-1)).toEqual({ type: 'delta', text: 'half' });
  });

  it('throws stream-cut on an event that is not JSON', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
      response.end('data: {"choices": [\n\n');
    });
    expect((await failure(collect(requestTo(profile)))).code).toBe('stream-cut');
  });

  it('throws what the server says inside the stream', async () => {
    const { profile } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
      sendChunk(response, { error: { code: 429, message: 'slow down' } });
      endStream(response);
    });
    expect((await failure(collect(requestTo(profile)))).code).toBe('rate-limited');
  });

  it('times out on a silent server before the headers, and lets go of it', async () => {
    const { profile, requests } = await startServer(() => undefined);
    expect((await failure(collect(requestTo(profile), { firstTokenTimeout: 80 }))).code).toBe('timeout');
    expect(await requests[0]?.closed).toBe(true);
  });

  it('times out when a stream falls silent, and aborts the request', async () => {
    const { profile, requests } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
    });
    expect((await failure(collect(requestTo(profile), { idleTimeout: 80 }))).code).toBe('timeout');
    expect(await requests[0]?.closed).toBe(true);
  });

  it('has patience with a first byte after 40 s, and none with one after three minutes', async () => {
    const { profile } = await startServer(() => undefined);
    const said = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'late' }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answerAfter = (wait: number): void => {
      vi.spyOn(globalThis, 'fetch').mockImplementation(
        (_address, { signal }: RequestInit = {}) =>
          new Promise((resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
            setTimeout(() => resolve(new Response(said, { headers: { 'content-type': 'text/event-stream' } })), wait);
          }),
      );
    };
    try {
      answerAfter(40_000);
      const events = collect(requestTo(profile));
      await vi.advanceTimersByTimeAsync(40_000);
      expect(await events).toContainEqual({ type: 'delta', text: 'late' });
      answerAfter(240_000);
      const code = failure(collect(requestTo(profile)));
      await vi.advanceTimersByTimeAsync(240_000);
      expect((await code).code).toBe('timeout');
    } finally {
      vi.useRealTimers();
      vi.restoreAllMocks();
    }
  });

  it.each(['before its headers', 'after them'])(
    'waits longer for a first piece than between two: %s',
    async (where) => {
      const { profile } = await startServer((_, response) => {
        if (where === 'after them') openStream(response);
        setTimeout(() => {
          if (where !== 'after them') openStream(response);
          sendText(response, 'late');
          sendFinish(response, 'stop');
          endStream(response);
        }, 200);
      });
      const events = await collect(requestTo(profile), { firstTokenTimeout: 5_000, idleTimeout: 60 });
      expect(events).toContainEqual({ type: 'delta', text: 'late' });
      expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'stop' });
    },
  );

  it.each(['content', 'reasoning_content'])(
    'ends a stream that never does, whatever it goes on with: %s',
    async (field) => {
      const { profile, requests } = await startServer((_, response) => {
        openStream(response);
        const timer = setInterval(
          () => sendChunk(response, { choices: [{ index: 0, delta: { [field]: 'again ' } }] }),
          5,
        );
        response.on('close', () => clearInterval(timer));
      });
      const error = await failure(collect(requestTo(profile), { wholeTimeout: 120 }));
      expect(error).toMatchObject({ code: 'timeout', message: expect.stringContaining('no end') });
      expect(await requests[0]?.closed).toBe(true);
    },
  );

  it('takes an answer of more than four million characters for one that was cut', async () => {
    const { profile, requests } = await startServer((_, response) => {
      openStream(response);
      const part = 'x'.repeat(500_000);
      const write = (): void => {
        if (!response.destroyed) sendText(response, part);
        if (!response.destroyed) setTimeout(write, 1);
      };
      write();
    });
    const events = await collect(requestTo(profile));
    expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'length' });
    expect(events.length).toBeLessThan(12);
    expect(await requests[0]?.closed).toBe(true);
  });

  it.each([
    ['one piece of a stream', (text: string) => ({ choices: [{ delta: { content: text } }] }), true],
    ['an answer in one', (text: string) => ({ choices: [{ message: { content: text } }] }), false],
  ])('hands on nothing of %s that is longer than that', async (_, answerWith, isStream) => {
    const { profile } = await startServer((_request, response) => {
      const answer = answerWith('x'.repeat(4_000_001));
      if (!isStream) return sendJson(response, 200, answer);
      openStream(response);
      sendChunk(response, answer);
      return endStream(response);
    });
    const events = await collect(requestTo(profile));
    expect(events.map(({ type }) => type)).toEqual(['level', 'end']);
    expect(events.at(-1)).toMatchObject({ finish: 'length' });
  });

  it.each(['text/event-stream', 'application/json'])('gives up %s of one line without end', async (type) => {
    const { profile, requests } = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': type });
      response.write('data: {"choices":[{"delta":{"content":"');
      const part = 'x'.repeat(1_000_000);
      const write = (): void => {
        if (response.destroyed) return;
        response.write(part);
        setTimeout(write, 1);
      };
      write();
    });
    expect((await failure(collect(requestTo(profile)))).code).toBe('stream-cut');
    expect(await requests[0]?.closed).toBe(true);
  });

  it('does not count the time its reader takes', async () => {
    const { profile } = await startServer((_, response) => streamText(response, ['a', 'b']));
    let text = '';
    for await (const event of streamCompletion(requestTo(profile), {
      signal: new AbortController().signal,
      idleTimeout: 60,
    })) {
      await new Promise((resolve) => setTimeout(resolve, 90));
      if (event.type === 'delta') text += event.text;
    }
    expect(text).toBe('ab');
  });

  it('throws cancelled on abort and aborts the request on the server', async () => {
    const { profile, requests } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
    });
    const controller = new AbortController();
    const error = await failure(
      (async () => {
        for await (const event of streamCompletion(requestTo(profile), { signal: controller.signal })) {
          if (event.type === 'delta') controller.abort();
        }
      })(),
    );
    expect(error.code).toBe('cancelled');
    expect(await requests[0]?.closed).toBe(true);
  });

  it('sends nothing once aborted', async () => {
    const { profile, requests } = await startServer((_, response) => streamText(response, ['x']));
    const error = await failure(collect(requestTo(profile), { signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
    expect(requests).toHaveLength(0);
  });

  it('aborts the request when its reader walks away', async () => {
    const { profile, requests } = await startServer((_, response) => {
      openStream(response);
      sendText(response, 'half');
    });
    for await (const event of streamCompletion(requestTo(profile), { signal: new AbortController().signal })) {
      if (event.type === 'delta') break;
    }
    expect(await requests[0]?.closed).toBe(true);
  });
});
