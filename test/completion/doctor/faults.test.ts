import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../harness/provider-fault.ts';
import { CAUSES } from './fault-causes.ts';
import { examined, IMPATIENT, profileOf, startLocal } from './patient.ts';

describe('every fault of a server', () => {
  it.each(Object.entries(CAUSES) as [FaultKind, (typeof CAUSES)[FaultKind]][])('%s', async (kind, cause) => {
    const provider = await startLocal();
    provider.setFault({ kind });
    const surroundings = kind.startsWith('hang') ? IMPATIENT : {};
    const patient = { profile: profileOf(provider), apiKey: provider.key, surroundings };
    const { problem, results, calls } = await examined(patient);
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
