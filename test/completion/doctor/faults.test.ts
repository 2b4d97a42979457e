import { describe, expect, it } from 'vitest';
import type { Finding, StageId } from '../../../lib/completion/doctor/finding.ts';
import type { FaultKind } from '../../harness/provider-fault.ts';
import { examined, profileOf, startLocal } from './patient.ts';

/** For each thing a server has been seen to do: where the doctor finds it, and what. null: it is no matter of the connection. */
const CAUSES: Record<FaultKind, [stage: StageId, finding: Finding] | null> = {
  'bad-key': ['key', 'key-refused'],
  'no-credit': ['key', 'no-credit'],
  'insufficient-quota': ['key', 'no-credit'],
  forbidden: ['key', 'region'],
  'model-not-found': ['model', 'model-missing'],
  'rate-limited': ['key', 'rate-limited'],
  'server-error': ['stream', 'server-error'],
  'no-json-schema': null,
  'no-json-object': ['output', 'words-only'],
  'schema-ignored': null,
  'format-ignored': ['output', 'words-only'],
  // Node names no origin: see the test below, and the browsers' own.
  'forbidden-origin': null,
  'web-page': ['api', 'web-page'],
  redirect: ['api', 'redirects'],
  whole: ['stream', 'not-streamed'],
  cut: ['stream', 'cut-off'],
  hang: ['stream', 'silent'],
  'hang-midway': ['stream', 'silent'],
  'no-finish-reason': ['stream', 'no-end'],
  'no-done': null,
  length: ['output', 'answer-cut'],
  'content-filter': ['output', 'answer-refused'],
  'refusal-field': ['output', 'answer-refused'],
  'refusal-zh': ['output', 'no-json'],
  'refusal-en': ['output', 'no-json'],
  fence: ['output', 'json-wrapped'],
  prose: ['output', 'json-wrapped'],
  malformed: ['output', 'no-json'],
  echo: ['output', 'no-json'],
  // These spoil an analysis; to a harmless question they are nothing.
  'wrong-title': null,
  'wrong-language': null,
  'empty-section': null,
};

describe('every fault of a server', () => {
  it.each(Object.entries(CAUSES) as [FaultKind, (typeof CAUSES)[FaultKind]][])('%s', async (kind, cause) => {
    const provider = await startLocal();
    provider.setFault({ kind });
    const { problem, results, calls } = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(problem ? [problem.id, problem.finding] : null).toEqual(cause);
    expect(results).toHaveLength(13);
    // At most three questions, each reported.
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(calls.length).toBe(kind === 'web-page' || kind === 'redirect' ? 0 : Math.max(1, calls.length));
  });

  it('nothing wrong: one question, and all is well', async () => {
    const provider = await startLocal({ contextLengths: { 'marginalia-test': 65_536 } });
    const found = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(found.problem).toBeUndefined();
    expect(found.results.map(({ id, state }) => [id, state])).toEqual([
      ['address', 'passed'],
      ['permission', 'passed'],
      ['local-network', 'passed'],
      ['reach', 'passed'],
      ['tls', 'not-reached'],
      ['clock', 'passed'],
      ['api', 'passed'],
      ['origin', 'passed'],
      ['key', 'passed'],
      ['model', 'passed'],
      ['stream', 'passed'],
      ['output', 'passed'],
      ['context', 'passed'],
    ]);
    expect(found.of('output').finding).toBe('schema-held');
    expect(found.of('context')).toMatchObject({ finding: 'context-said', values: { tokens: 65_536 } });
    expect(found).toMatchObject({ level: 'json_schema', models: ['marginalia-test', 'marginalia-test-large'] });
    expect(provider.calls).toHaveLength(1);
    expect(found.calls).toMatchObject([{ outcome: 'ok', finish: 'stop', usage: { inputTokens: expect.any(Number) } }]);
  });
});

describe('the levels of structured output', () => {
  it.each([
    ['no-json-schema', 'object-held', 'json_object', 1],
    ['no-json-object', 'words-only', 'plain', 1],
    ['schema-ignored', 'object-held', 'json_object', 2],
    ['format-ignored', 'words-only', 'plain', 3],
    ['fence', 'json-wrapped', 'plain', 3],
    ['echo', 'no-json', null, 3],
  ] as const)('%s: %s', async (kind, finding, level, questions) => {
    const provider = await startLocal();
    provider.setFault({ kind });
    const found = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(found.of('output').finding).toBe(finding);
    expect(found.level).toBe(level);
    expect(found.calls).toHaveLength(questions);
  });

  it('shows what the model said instead of JSON, and no more than a line of it', async () => {
    const provider = await startLocal();
    provider.setFault({ kind: 'refusal-zh' });
    const { of } = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(of('output').detail).toContain('请提供论文内容');
  });

  it('is not told by an answer that was not given', async () => {
    const provider = await startLocal();
    provider.enqueue({ kind: 'format-ignored' }, { kind: 'server-error' });
    const found = await examined({ profile: profileOf(provider), apiKey: provider.key });
    expect(found.of('output').finding).toBe('output-untold');
    expect(found.level).toBeNull();
    expect(found.calls.map(({ outcome }) => outcome)).toEqual(['ok', 'server-error']);
  });
});
