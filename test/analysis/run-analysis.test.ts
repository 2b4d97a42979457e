import { describe, expect, it, vi } from 'vitest';
import { analysisKey, type PartialAnalysis } from '../../lib/analysis/analysis.ts';
import { ABSTRACT_PROMPT_VERSION } from '../../lib/analysis/prompts/abstract.ts';
import { type AbstractRun, runAbstractAnalysis } from '../../lib/analysis/run-analysis.ts';
import type { CallReport } from '../../lib/analysis/run-call.ts';
import { AppError } from '../../lib/core/errors.ts';
import { goodAnswer, paper, profile, type Reply, replying, sentences } from './sample.ts';

const GOOD: Reply = { text: JSON.stringify(goodAnswer()) };
const REFUSED: Reply = { text: '好的，请提供论文内容。' };

function start(replies: Reply[], over: Partial<AbstractRun> = {}) {
  const { complete, requests } = replying(...replies);
  const calls: CallReport[] = [];
  const promise = runAbstractAnalysis({
    paper,
    sentences,
    languages: ['zh', 'en'],
    profile,
    apiKey: 'key',
    level: 'json_schema',
    complete,
    cost: ({ inputTokens, outputTokens }) => (inputTokens ?? 0) / 1_000 + (outputTokens ?? 0) / 100,
    signal: new AbortController().signal,
    onCall: (report) => void calls.push(report),
    interval: 0,
    ...over,
  });
  return { promise, requests, calls };
}

describe('runAbstractAnalysis', () => {
  it('makes one checked analysis per language of one call', async () => {
    const { promise, requests, calls } = start([GOOD]);
    const { analyses, level } = await promise;
    expect(level).toBe('json_schema');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      apiKey: 'key',
      outputLevel: 'json_schema',
      schema: { name: 'abstract_analysis' },
    });
    expect(analyses.map((analysis) => analysis.language)).toEqual(['zh', 'en']);
    const [zh, en] = analyses;
    expect(zh?.key).toBe(analysisKey(zh!));
    expect(zh).toMatchObject({
      key: `2609.01234v2|abstract|zh|small-model|${ABSTRACT_PROMPT_VERSION}`,
      arxivId: '2609.01234',
      tags: ['时间序列预测', '边缘计算'],
      sections: { contributions: { state: 'done' }, translation: { state: 'done' } },
      provenance: { form: 'abstract', source: 'abstract', provider: 'custom', model: 'small-model' },
    });
    expect(en?.sections).not.toHaveProperty('translation');
    expect(zh?.provenance).toMatchObject({ inputTokens: 900, outputTokens: 400, cost: 4.9, verified: 1, findings: 2 });
    expect(zh?.findings.map((finding) => finding.evidence)).toEqual(['verified', 'unverified']);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ outcome: 'ok', finish: 'stop', usage: { inputTokens: 900, outputTokens: 400 } });
    expect(calls[0]?.estimate.inputTokens).toBeGreaterThan(300);
    expect(calls[0]?.endedAt).toBeGreaterThanOrEqual(calls[0]?.startedAt ?? Number.NaN);
  });

  it('shows sections as they grow, the last state being the whole', async () => {
    const seen: [PartialAnalysis, number][] = [];
    await start([{ ...GOOD, paced: true }], { onPartial: (partial, received) => void seen.push([partial, received]) })
      .promise;
    expect(seen.some(([partial]) => partial.zh?.sections['contributions']?.state === 'growing')).toBe(true);
    const [last, received] = seen.at(-1)!;
    expect(received).toBe(GOOD.text.length);
    expect(last.en?.sections['significance']?.state).toBe('done');
    expect(last.zh?.findings).toHaveLength(2);
  });

  it('reports no oftener than asked; the end of an answer only where it is turned down, for else the analysis says it', async () => {
    const onPartial = vi.fn<(partial: PartialAnalysis, received: number) => void>();
    await start([REFUSED, GOOD], { onPartial, interval: 60_000 }).promise;
    expect(onPartial.mock.calls.map(([, received]) => received)).toEqual([REFUSED.text.length]);
  });

  it('asks once more after a refusal, with a repair request and the level that worked, and counts both calls', async () => {
    const { promise, requests, calls } = start([REFUSED, GOOD], { level: 'json_object' });
    const { analyses, level } = await promise;
    expect(level).toBe('json_object');
    expect(requests).toHaveLength(2);
    expect(requests[1]?.outputLevel).toBe('json_object');
    expect(requests[1]?.messages.slice(0, 2)).toEqual(requests[0]?.messages);
    expect(requests[1]?.messages).toHaveLength(3);
    expect(calls.map((call) => call.outcome)).toEqual(['refusal', 'ok']);
    expect(analyses[0]?.provenance).toMatchObject({ inputTokens: 1_800, outputTokens: 800 });
  });

  it('gives up after the second faulty answer', async () => {
    const { promise, requests, calls } = start([REFUSED, REFUSED, GOOD]);
    await expect(promise).rejects.toMatchObject({ code: 'refusal' });
    expect(requests).toHaveLength(2);
    expect(calls.map((call) => call.outcome)).toEqual(['refusal', 'refusal']);
  });

  it('gives an answer that ran out of room twice the room', async () => {
    const { promise, requests } = start([{ text: GOOD.text.slice(0, 300), finish: 'length' }, GOOD]);
    await promise;
    expect(requests[1]?.maxOutputTokens).toBe(2 * (requests[0]?.maxOutputTokens ?? Number.NaN));
  });

  it.each([
    ['filtered', { text: '', finish: 'content_filter' }],
    ['stream-cut', { text: GOOD.text, finish: 'missing' }],
  ] as const)('does not try %s again: that is not the model to mend', async (code, reply) => {
    const { promise, requests } = start([reply, GOOD]);
    await expect(promise).rejects.toMatchObject({ code });
    expect(requests).toHaveLength(1);
  });

  it('passes faults of the line on as they are, before and after the first output, and never retries them', async () => {
    for (const text of ['', GOOD.text.slice(0, 200)]) {
      const error = new AppError('rate-limited', 'slow down', { retryAfter: 9 });
      const { promise, requests, calls } = start([{ text, error }, GOOD]);
      await expect(promise).rejects.toBe(error);
      expect(requests).toHaveLength(1);
      expect(calls).toHaveLength(1);
      expect(calls[0]).toMatchObject({ outcome: 'rate-limited', finish: null, usage: { inputTokens: null } });
    }
  });

  it('is cancelled by its signal', async () => {
    const { promise } = start([GOOD], { signal: AbortSignal.abort() });
    await expect(promise).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not pay for a paper without an abstract', async () => {
    const { promise, requests } = start([GOOD], { sentences: [] });
    await expect(promise).rejects.toMatchObject({ code: 'no-abstract' });
    expect(requests).toHaveLength(0);
  });

  it('waits for the ledger before it is done', async () => {
    let written = false;
    await start([GOOD], {
      onCall: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        written = true;
      },
    }).promise;
    expect(written).toBe(true);
  });
});
