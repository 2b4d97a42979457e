import { describe, expect, it } from 'vitest';
import { findDeviceApis } from '../../lib/on-device/apis.ts';
import { promptModel, type PromptRequest, readContextWindow } from '../../lib/on-device/prompt.ts';
import { readDeviceState } from '../../lib/on-device/state.ts';
import { collect, failing, never, standIn } from './backend.ts';

const request: PromptRequest = { system: 'Be brief.', text: 'Say two words.', responseConstraint: null };
const schema = { type: 'object', properties: { a: { type: 'string' } } };

describe('promptModel', () => {
  it('puts the rules into the session, the question into one prompt, and gives the pieces as they come', async () => {
    const { apis, asked, open } = standIn();
    const events = await collect(promptModel(apis.languageModel, request, never()));
    expect(asked).toEqual([request]);
    expect(events.slice(0, -1)).toEqual([
      { type: 'delta', text: 'Two ' },
      { type: 'delta', text: 'words.' },
    ]);
    // Counted as the browser counts: both prompts, then what came.
    expect(events.at(-1)).toEqual({ type: 'end', finish: 'stop', inputTokens: 7, outputTokens: 3 });
    expect(open()).toBe(0);
  });

  it('hands on a constraint, and counts what it takes of the context', async () => {
    const { apis, asked } = standIn();
    const events = await collect(promptModel(apis.languageModel, { ...request, responseConstraint: schema }, never()));
    expect(asked[0]?.responseConstraint).toEqual(schema);
    expect(events.at(-1)).toMatchObject({ inputTokens: 7 + Math.ceil(JSON.stringify(schema).length / 4) });
  });

  it('knows the names of before the renaming', async () => {
    const { apis } = standIn({ olderNames: true, contextWindow: 4_096 });
    const events = await collect(promptModel(apis.languageModel, request, never()));
    expect(events.at(-1)).toMatchObject({ inputTokens: 7, outputTokens: 3 });
    expect(await readContextWindow(apis.languageModel, never())).toBe(4_096);
  });

  it('begins nothing that does not fit', async () => {
    const { apis, asked, open } = standIn({ contextWindow: 6 });
    await expect(collect(promptModel(apis.languageModel, request, never()))).rejects.toMatchObject({
      code: 'too-long',
    });
    expect(asked).toEqual([]);
    expect(open()).toBe(0);
    const rules = { ...request, system: 'x'.repeat(400) };
    await expect(collect(promptModel(apis.languageModel, rules, never()))).rejects.toMatchObject({ code: 'too-long' });
  });

  it('says that the context was full where the answer ends for that', async () => {
    const { apis } = standIn({ contextWindow: 9, answer: () => ['many ', 'many ', 'words'] });
    const events = await collect(promptModel(apis.languageModel, request, never()));
    expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'length' });
  });

  it.each([
    ['downloadable', 'model-not-downloaded'],
    ['downloading', 'model-not-downloaded'],
    ['unavailable', 'model-unavailable'],
  ] as const)('is told of a model that is %s as %s', async (state, code) => {
    const { apis } = standIn({ availability: () => state });
    await expect(collect(promptModel(apis.languageModel, request, never()))).rejects.toMatchObject({ code });
  });

  it('knows a browser without one', async () => {
    await expect(collect(promptModel(null, request, never()))).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(findDeviceApis({})).toEqual({ languageModel: null, translator: null });
    // Something of that name that is not the interface.
    expect(findDeviceApis({ LanguageModel: {}, Translator: 'yes' })).toEqual({ languageModel: null, translator: null });
  });

  it.each([
    ['NotSupportedError', 'bad-request'],
    ['SyntaxError', 'malformed'],
    ['NotReadableError', 'filtered'],
    ['OperationError', 'server-error'],
    ['UnknownError', 'server-error'],
  ])('takes %s for %s', async (name, code) => {
    const { apis, open } = standIn({
      answer: () => failing(new DOMException('words of the browser', name)),
    });
    await expect(collect(promptModel(apis.languageModel, request, never()))).rejects.toMatchObject({ code });
    expect(open()).toBe(0);
  });

  it('ends with its signal, in the middle of the answer, and gives the session back', async () => {
    const controller = new AbortController();
    const { apis, open } = standIn({
      async *answer(_, signal) {
        yield 'one ';
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const texts: string[] = [];
    const read = async (): Promise<void> => {
      for await (const event of promptModel(apis.languageModel, request, controller.signal)) {
        if (event.type === 'delta') texts.push(event.text);
        controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'cancelled' });
    expect(texts).toEqual(['one ']);
    expect(open()).toBe(0);
  });

  it('gives the session back to a reader who leaves off', async () => {
    const { apis, open } = standIn();
    for await (const event of promptModel(apis.languageModel, request, never())) {
      expect(event.type).toBe('delta');
      break;
    }
    expect(open()).toBe(0);
  });
});

describe('readContextWindow', () => {
  it('gives its session back, and takes an endless context for no limit', async () => {
    const { apis, open } = standIn({ contextWindow: 9_216 });
    expect(await readContextWindow(apis.languageModel, never())).toBe(9_216);
    expect(open()).toBe(0);
    const endless = standIn({ contextWindow: Number.POSITIVE_INFINITY });
    expect(await readContextWindow(endless.apis.languageModel, never())).toBeNull();
  });
});

describe('readDeviceState', () => {
  it('says how it stands with both; what cannot be found out cannot be used', async () => {
    expect(await readDeviceState(standIn().apis)).toEqual({ model: 'available', translator: 'available' });
    const waiting = standIn({ availability: (which) => (which === 'model' ? 'downloadable' : null) });
    expect(await readDeviceState(waiting.apis)).toEqual({ model: 'downloadable', translator: 'unavailable' });
    const absent = { model: 'absent', translator: 'absent' };
    expect(await readDeviceState({ languageModel: null, translator: null })).toEqual(absent);
  });
});
