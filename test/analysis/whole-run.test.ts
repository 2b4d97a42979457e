import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runAbstractAnalysis } from '../../lib/analysis/run-analysis.ts';
import { runDigest } from '../../lib/analysis/run-digest.ts';
import { streamCompletion } from '../../lib/completion/stream-completion.ts';
import type { OutputLevel } from '../../lib/providers/provider.ts';
import { type FaultKind, startProvider } from '../harness/provider.ts';
import { paper, profile, sentences } from './sample.ts';

const provider = await startProvider();
afterAll(() => provider.close());
beforeEach(() => provider.reset());

const shared = {
  languages: ['zh', 'en'] as const,
  profile: { ...profile, baseUrl: provider.baseUrl, model: provider.model },
  apiKey: provider.key,
  complete: (request: Parameters<typeof streamCompletion>[0], options: { signal: AbortSignal }) =>
    streamCompletion(request, { ...options, firstTokenTimeout: 400, idleTimeout: 400 }),
  cost: () => null,
  signal: new AbortController().signal,
};

function analyse(level: OutputLevel = 'json_schema') {
  return runAbstractAnalysis({ ...shared, paper, sentences, level });
}

describe('an analysis over the wire', () => {
  it.each(['json_schema', 'json_object', 'plain'] as const)('ends well from %s', async (level) => {
    const result = await analyse(level);
    expect(result.level).toBe(level);
    expect(result.analyses.map((analysis) => analysis.language)).toEqual(['zh', 'en']);
    expect(provider.calls).toHaveLength(1);
    const provenance = result.analyses[0]?.provenance;
    expect(provenance?.findings).toBeGreaterThan(0);
    expect(provenance?.outputTokens).toBeGreaterThan(0);
  });

  it.each<[FaultKind, OutputLevel]>([
    ['no-json-schema', 'json_object'],
    ['no-json-object', 'plain'],
  ])('steps down when the server says %s', async (kind, level) => {
    provider.setFault({ kind });
    expect((await analyse()).level).toBe(level);
  });

  it.each<FaultKind>(['fence', 'prose'])('reads through %s', async (kind) => {
    provider.setFault({ kind });
    expect((await analyse()).analyses).toHaveLength(2);
    expect(provider.calls).toHaveLength(1);
  });

  it.each<[FaultKind, string]>([
    ['refusal-zh', 'refusal'],
    ['refusal-en', 'refusal'],
    ['refusal-field', 'refusal'],
    ['echo', 'echo'],
    ['wrong-title', 'wrong-paper'],
    ['wrong-language', 'wrong-language'],
    ['empty-section', 'section-missing'],
    ['malformed', 'malformed'],
    ['length', 'truncated'],
  ])('mends %s by a second call, and fails as %s when that is no better', async (kind, code) => {
    provider.enqueue({ kind });
    expect((await analyse()).analyses).toHaveLength(2);
    expect(provider.calls).toHaveLength(2);
    provider.reset();
    provider.setFault({ kind });
    await expect(analyse()).rejects.toMatchObject({ code });
    expect(provider.calls).toHaveLength(2);
  });

  it.each<[FaultKind, string]>([
    ['bad-key', 'bad-key'],
    ['no-credit', 'no-credit'],
    ['insufficient-quota', 'no-credit'],
    ['forbidden', 'no-access'],
    ['model-not-found', 'model-not-found'],
    ['rate-limited', 'rate-limited'],
    ['server-error', 'server-error'],
    ['cut', 'stream-cut'],
    ['hang', 'timeout'],
    ['hang-midway', 'timeout'],
    ['no-finish-reason', 'stream-cut'],
    ['content-filter', 'filtered'],
  ])('fails on %s as %s after one call', async (kind, code) => {
    provider.setFault({ kind });
    await expect(analyse()).rejects.toMatchObject({ code });
    expect(provider.calls).toHaveLength(1);
  });
});

describe('a digest over the wire', () => {
  it('rests on papers of the listing', async () => {
    const papers = ['2609.00001', '2609.00002'].map((arxivId) => ({
      arxivId,
      title: `Wave memories, part ${arxivId.slice(-1)}`,
      kind: 'new' as const,
      abstract: 'We propose a ring memory and test it on storms.',
      sentence: null,
    }));
    const day = { category: 'cs.LG', announcementDate: '2026-09-02', total: 2, contextTokens: 32_000 };
    const { digests } = await runDigest({ ...shared, ...day, papers, level: 'json_schema' });
    const named = new Set(
      digests.flatMap((digest) => Object.values(digest.sections).flat()).flatMap((claim) => claim.papers),
    );
    expect([...named].toSorted()).toEqual(['2609.00001', '2609.00002']);
  });
});
