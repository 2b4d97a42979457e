import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchEndpoint, batchLine, readBatchLines } from '../../lib/completion/batch-lines.ts';
import type { Profile } from '../../lib/providers/profile.ts';

const profile: Profile = { id: 'p', provider: 'custom', baseUrl: 'https://models.example/v1', model: 'kite-1' };
const answered = (id: string, text: string): string =>
  JSON.stringify({
    custom_id: id,
    response: { status_code: 200, body: { choices: [{ message: { content: text } }] } },
    error: null,
  });
const refused = (id: string, status: number, message = 'No.'): string =>
  JSON.stringify({ custom_id: id, response: { status_code: status, body: { error: { message } } }, error: null });
const undone = (id: string, code: string): string =>
  JSON.stringify({ custom_id: id, response: null, error: { code, message: 'Too late.' } });

/** By id, what is said of it, whatever the order in the map. */
const plain = (text: string, known: readonly string[]): Record<string, string> => {
  const { answers } = readBatchLines(text, new Set(known), profile);
  return Object.fromEntries(
    [...answers].map(([id, answer]) => [id, answer.type === 'refused' ? answer.error.code : JSON.stringify(answer)]),
  );
};

describe('the lines of a batch', () => {
  test('say the same in any order, among junk and lines of others, once or twice', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9.-]{6,20}$/), { minLength: 1, maxLength: 12 });
    const junk = fc.oneof(
      fc.string().map((text) => text.replaceAll('\n', ' ')),
      fc.json().map((text) => text.replaceAll('\n', ' ')),
      fc.constant(''),
    );
    fc.assert(
      fc.property(
        ids,
        fc.array(junk, { maxLength: 6 }),
        fc.infiniteStream(fc.nat(3)),
        fc.infiniteStream(fc.nat()),
        (known, noise, kinds, random) => {
          const draw = (): number => random.next().value;
          const lines = known.map(
            (id) =>
              [answered(id, `about ${id}`), refused(id, 500), undone(id, 'batch_expired'), null][kinds.next().value] ??
              null,
          );
          const present = lines.filter((line) => line !== null);
          const doubled = [...present, ...present.filter(() => draw() % 3 === 0), ...noise, answered('another', 'x')];
          const shuffled = doubled
            .map((line) => ({ line, at: draw() }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ line }) => line);
          const first = plain(present.join('\n'), known);
          expect(plain(shuffled.join('\n'), known)).toEqual(first);
          expect(Object.keys(first)).toHaveLength(present.length);
        },
      ),
    );
  });

  test('of any shape, depth and length are passed over where they say nothing of ours', () => {
    const deep = `${'{"response":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const hostile = [
      deep,
      '['.repeat(100_000),
      '{"custom_id":"item-2","response":{"status_code":"200","body":{"choices":[{"message":{"content":{"a":1}}}]}}}',
      '{"custom_id":"__proto__","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      'x'.repeat(5_000_000),
      ...Array.from({ length: 50_000 }, () => '{}'),
    ];
    const { answers } = readBatchLines(hostile.join('\n'), new Set(['item-1']), profile);
    expect(answers.size).toBe(0);
    expect('polluted' in {}).toBe(false);
  });

  test('an answer counts before a refusal of the same request', () => {
    const both = [refused('item-1', 429), answered('item-1', 'words')];
    for (const order of [both, both.toReversed()]) {
      const { answers, strange } = readBatchLines(order.join('\n'), new Set(['item-1']), profile);
      expect(answers.get('item-1')?.type).toBe('answer');
      expect(strange).toBe(1);
    }
  });

  test.each([
    [429, 'rate-limited'],
    [500, 'server-error'],
    [400, 'bad-request'],
  ] as const)('a refusal with %i is one of our own kind: %s', (status, code) => {
    const { answers } = readBatchLines(refused('item-1', status), new Set(['item-1']), profile);
    expect(answers.get('item-1')).toMatchObject({ type: 'refused', error: { code } });
  });

  test.each(['batch_expired', 'batch_cancelled'])('%s is no refusal: its turn never came', (code) => {
    const { answers } = readBatchLines(undone('item-1', code), new Set(['item-1']), profile);
    expect(answers.get('item-1')).toEqual({ type: 'undone' });
  });
});

test('a line asks for what a streamed call asks for, without the stream', () => {
  const line = batchLine('item-1', {
    profile,
    apiKey: 'sk-reef-0123456789',
    messages: [{ role: 'user', content: 'Say\nsomething.' }],
    schema: { name: 'a', schema: { type: 'object' } },
    outputLevel: 'json_schema',
    maxOutputTokens: 100,
  });
  expect(line).not.toContain('\n');
  expect(line).not.toContain('sk-reef');
  expect(JSON.parse(line)).toEqual({
    custom_id: 'item-1',
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model: 'kite-1',
      messages: [{ role: 'user', content: 'Say\nsomething.' }],
      max_tokens: 100,
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' }, strict: true } },
    },
  });
});

test.each([
  ['https://api.openai.com/v1', '/v1/chat/completions'],
  ['https://dashscope.aliyuncs.com/compatible-mode/v1', '/v1/chat/completions'],
  ['https://models.example/api/paas/v4', '/v4/chat/completions'],
  ['https://models.example/api', '/v1/chat/completions'],
])('requests to %s name %s', (baseUrl, path) => {
  expect(batchEndpoint(baseUrl)).toBe(path);
});
