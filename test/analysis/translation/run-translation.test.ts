import { describe, expect, it } from 'vitest';
import { analysisKey, type PartialAnalysis } from '../../../lib/analysis/analysis.ts';
import type { CallReport } from '../../../lib/analysis/run-call.ts';
import { runTranslation, type TranslationRun } from '../../../lib/analysis/run-translation.ts';
import { estimateTranslation } from '../../../lib/analysis/estimate.ts';
import { readNotes, translateNotes } from '../../harness/translate-notes.ts';
import { profile, type Reply, replying } from '../sample.ts';
import { translationRequest } from '../../../lib/analysis/translation/request.ts';
import { writtenAnalysis } from './written.ts';

const source = writtenAnalysis();
const paper = { abstract: 'Harbour robots need forecasts. We store the last $k$ states.' };

function answer(lost = false): Reply {
  const asked = translationRequest({ source, language: 'zh', paper }).messages[1]?.content ?? '';
  const notes = readNotes(asked);
  if (!notes) throw new Error('no notes in the request');
  return { text: JSON.stringify(translateNotes(notes, 'zh', lost)) };
}

function start(replies: Reply[], over: Partial<TranslationRun> = {}) {
  const { complete, requests } = replying(...replies);
  const calls: CallReport[] = [];
  const promise = runTranslation({
    source,
    language: 'zh',
    paper,
    profile: { ...profile, model: 'translator' },
    apiKey: 'key',
    level: 'json_schema',
    complete,
    cost: () => 0.01,
    signal: new AbortController().signal,
    onCall: (report) => void calls.push(report),
    interval: 0,
    ...over,
  });
  return { promise, requests, calls };
}

describe('runTranslation', () => {
  it('makes one analysis in the other language, with its own key and the evidence of its source', async () => {
    const { promise, requests } = start([answer()]);
    const { analyses } = await promise;
    const [translation] = analyses;
    expect(requests).toHaveLength(1);
    expect(translation).toMatchObject({
      arxivIdV: source.arxivIdV,
      form: 'fulltext',
      language: 'zh',
      model: 'translator',
      provenance: {
        source: 'html',
        translatedFrom: { language: 'en', model: 'small-model' },
        cost: 0.01,
        verified: 2,
        findings: 2,
      },
    });
    expect(translation?.key).toBe(analysisKey({ ...translation!, translatedFrom: 'en' }));
    expect(translation?.key).not.toBe(analysisKey(translation!));
    expect(Object.keys(translation?.sections ?? {})).toEqual(['method', 'experiments', 'translation']);
    expect(translation?.sections['translation']?.text).toContain('$k$');
    expect(translation?.sections['experiments']?.figures?.map(({ evidence }) => evidence)).toEqual([
      'verified',
      'repaired',
    ]);
  });

  it('shows sections as they grow, and never a mark', async () => {
    const seen: PartialAnalysis[] = [];
    await start([{ ...answer(), paced: true }], { onPartial: (partial) => void seen.push(partial) }).promise;
    expect(seen.some(({ zh }) => zh?.sections['method']?.state === 'growing')).toBe(true);
    const texts = seen.flatMap(({ zh }) => Object.values(zh?.sections ?? {}).map(({ text }) => text));
    expect(texts.join('\n')).not.toMatch(/[⟦⟧]|\[\d+\]/);
    const last = seen.at(-1)?.zh;
    expect(last?.sections['method']?.text).toContain('$k$');
    expect(last?.findings.map(({ evidence }) => evidence)).toEqual(['verified', 'repaired']);
  });

  it('asks once more when a formula got lost, saying so, and keeps nothing of a second loss', async () => {
    const mended = start([answer(true), answer()]);
    await mended.promise;
    expect(mended.requests[1]?.messages.at(-1)?.content).toMatch(/mark such as ⟦7⟧ was left out/);
    const lost = start([answer(true), answer(true)]);
    await expect(lost.promise).rejects.toMatchObject({ code: 'formula-lost' });
    expect(lost.requests).toHaveLength(2);
    expect(lost.calls.map(({ outcome }) => outcome)).toEqual(['formula-lost', 'formula-lost']);
  });

  it('puts the glossary and the words of the reader into the request', async () => {
    const { promise, requests } = start([answer()], {
      glossary: [{ term: 'ring memory', translation: '环形记忆' }],
      prompts: { translate: 'Translate as a poet would.' },
    });
    const { analyses } = await promise;
    expect(requests[0]?.messages[0]?.content).toMatch(/^Translate as a poet would\.[\s\S]*ring memory = 环形记忆$/);
    expect(analyses[0]?.promptVersion).toMatch(/^1-[\da-f]{8}$/);
  });

  it('has a price before it is asked for', () => {
    const { inputTokens, outputTokens } = estimateTranslation({ source, language: 'zh', paper });
    expect(inputTokens).toBeGreaterThan(400);
    expect(outputTokens).toBeGreaterThan(100);
    expect(outputTokens).toBeLessThan(inputTokens);
  });
});
