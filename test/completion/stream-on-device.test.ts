import { describe, expect, it } from 'vitest';
import type { CompletionRequest } from '../../lib/completion/completion.ts';
import { streamOnDevice } from '../../lib/completion/stream-on-device.ts';
import { AppError } from '../../lib/core/errors.ts';
import { type PromptRequest, promptModel } from '../../lib/on-device/prompt.ts';
import type { OnDeviceBackend } from '../harness/on-device-apis.ts';
import { collect, never, standIn } from '../on-device/backend.ts';

const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };
const request: CompletionRequest = {
  profile: { id: 'here', provider: 'on-device', baseUrl: '', model: 'browser-model' },
  apiKey: '',
  messages: [
    { role: 'system', content: 'The rules.' },
    { role: 'user', content: 'The paper.' },
    { role: 'user', content: 'Again, please.' },
  ],
  schema: { name: 'answer', schema },
  outputLevel: 'json_schema',
  maxOutputTokens: 100,
};

function ask(over: Partial<OnDeviceBackend> = {}, asked: CompletionRequest = request) {
  const made = standIn(over);
  const prompt = (given: PromptRequest, signal: AbortSignal) => promptModel(made.apis.languageModel, given, signal);
  return { ...made, events: streamOnDevice(asked, { signal: never(), prompt }) };
}

describe('streamOnDevice', () => {
  it('speaks as any other completion: the level, the pieces, and an end with what the browser counted', async () => {
    const { events, asked } = ask();
    expect(await collect(events)).toEqual([
      { type: 'level', level: 'json_schema' },
      { type: 'delta', text: 'Two ' },
      { type: 'delta', text: 'words.' },
      { type: 'end', finish: 'stop', usage: { inputTokens: 28, outputTokens: 3 }, refusal: null },
    ]);
    expect(asked).toEqual([{ system: 'The rules.', text: 'The paper.\n\nAgain, please.', responseConstraint: schema }]);
  });

  it('tells the model of a schema that the browser cannot hold it to', async () => {
    const { events, asked } = ask({
      answer({ responseConstraint }) {
        if (responseConstraint) throw new DOMException('an unsupported feature', 'NotSupportedError');
        return ['{}'];
      },
    });
    expect((await collect(events))[0]).toEqual({ type: 'level', level: 'plain' });
    expect(asked.map(({ responseConstraint }) => responseConstraint)).toEqual([schema, null]);
    expect(asked[1]?.system).toContain(JSON.stringify(schema));
  });

  it('starts where it ended last time, and asks for free text without a schema', async () => {
    const learned = ask({}, { ...request, outputLevel: 'plain' });
    await collect(learned.events);
    expect(learned.asked.map(({ responseConstraint }) => responseConstraint)).toEqual([null]);
    const free = ask({}, { ...request, schema: null });
    await collect(free.events);
    expect(free.asked[0]?.system).toBe('The rules.');
  });

  it('does not begin anew once something has come', async () => {
    const { events, asked } = ask({
      *answer() {
        yield 'half ';
        throw new DOMException('later', 'NotSupportedError');
      },
    });
    await expect(collect(events)).rejects.toMatchObject({ code: 'bad-request' });
    expect(asked).toHaveLength(1);
  });

  it('takes silence for a fault, and an end without an end for a cut', async () => {
    const silent = streamOnDevice(request, {
      signal: never(),
      firstTokenTimeout: 20,
      prompt: (_, signal) => ({
        [Symbol.asyncIterator]: () => ({
          next: () =>
            new Promise((_, reject) => signal.addEventListener('abort', () => reject(new AppError('cancelled')))),
        }),
      }),
    });
    await expect(collect(silent)).rejects.toMatchObject({ code: 'timeout' });
    const cut = streamOnDevice(request, {
      signal: never(),
      async *prompt() {
        yield { type: 'delta', text: 'half' };
      },
    });
    await expect(collect(cut)).rejects.toMatchObject({ code: 'stream-cut' });
  });

  it('passes an abort on', async () => {
    const controller = new AbortController();
    const made = standIn({
      async *answer(_, signal) {
        yield 'one ';
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const prompt = (given: PromptRequest, signal: AbortSignal) => promptModel(made.apis.languageModel, given, signal);
    const read = async (): Promise<void> => {
      for await (const event of streamOnDevice(request, { signal: controller.signal, prompt })) {
        if (event.type === 'delta') controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
    expect(made.open()).toBe(0);
  });
});
