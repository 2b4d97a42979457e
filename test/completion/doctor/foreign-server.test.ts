import { expect, it, onTestFinished, vi } from 'vitest';
import { type ForeignRule, startForeignProvider } from '../../harness/foreign-provider.ts';
import { examined } from './patient.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000 });

/** Against a server written by others: what our provider and our client agree on may be wrong in both. */
async function examineForeign(rules: ForeignRule[], model?: string) {
  const foreign = await startForeignProvider(rules);
  onTestFinished(() => foreign.close());
  const profile = { id: 'default', provider: 'custom', baseUrl: foreign.baseUrl, model: model ?? foreign.model };
  return examined({
    profile,
    apiKey: 'sk-test',
  });
}

const error = (status: number, code: string, message: string): ForeignRule => ({
  status,
  content: { error: { message, type: 'invalid_request_error', param: null, code } },
});
const COLOUR = '{"colour": "yellow"}';

it('finds nothing wrong with one that does what it is asked', async () => {
  const found = await examineForeign([
    { match: "body.response_format.type == 'json_schema' && body.stream", content: COLOUR },
  ]);
  expect(found.problem).toBeUndefined();
  expect(found.of('api').values?.count).toBe(1);
  expect(found.of('stream').finding).toBe('stream-ok');
  expect(found.of('output').finding).toBe('schema-held');
  // It counts no tokens: the ledger will hold an estimate.
  expect(found.calls[0]?.usage).toEqual({ inputTokens: null, outputTokens: null });
});

it('sees that an echo is no model that writes JSON', async () => {
  const found = await examineForeign([]);
  expect(found.problem).toMatchObject({ id: 'output', finding: 'no-json' });
  expect(found.calls).toHaveLength(3);
});

it('steps down to what it is held to', async () => {
  const found = await examineForeign([{ match: "body.response_format.type == 'json_object'", content: COLOUR }]);
  expect(found.of('output').finding).toBe('object-held');
  expect(found.level).toBe('json_object');
});

it.each([
  ['key', 'key-refused', error(401, 'invalid_api_key', 'Incorrect API key provided.')],
  ['key', 'no-credit', error(429, 'insufficient_quota', 'You exceeded your current quota.')],
  ['key', 'rate-limited', error(429, 'rate_limit_exceeded', 'Slow down.')],
  ['model', 'model-missing', error(404, 'model_not_found', 'The model does not exist.')],
  ['stream', 'server-error', error(500, 'internal', 'The server had an error.')],
])('%s: %s, although the error comes inside of a stream', async (stage, finding, rule) => {
  const { problem } = await examineForeign([rule]);
  expect(problem).toMatchObject({ id: stage, finding });
});

it('tells a path without an API by its 404, and finds the one beside it', async () => {
  const foreign = await startForeignProvider();
  onTestFinished(() => foreign.close());
  const baseUrl = foreign.baseUrl.replace('/v1', '');
  const { problem } = await examined({ profile: { id: 'default', provider: 'custom', baseUrl, model: foreign.model } });
  expect(problem).toMatchObject({ finding: 'wrong-path', fixes: [{ kind: 'address', baseUrl: foreign.baseUrl }] });
});
