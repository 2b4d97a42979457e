import { describe, expect, it } from 'vitest';
import { DIGEST_PROMPT_VERSION } from '../../lib/analysis/prompts/digest.ts';
import { type DigestRun, runDigest } from '../../lib/analysis/run-digest.ts';
import { profile, type Reply, replying } from './sample.ts';

const papers = ['2609.00001', '2609.00002', 'math/0601001'].map((arxivId, index) => ({
  arxivId,
  title: `Paper ${index + 1}`,
  kind: 'new' as const,
  abstract: `Abstract ${index + 1} proposes a method.`,
  sentence: null,
}));

function claim(ids: unknown, text = '多篇论文研究港口机器人的低延迟预报'): Record<string, unknown> {
  return { papers: ids, zh: `${text}。`, en: 'Several papers study low-latency forecasts for harbour robots.' };
}

const ANSWER = {
  themes: [claim(['2609.00001', 'arXiv:2609.00002v3'])],
  highlights: [claim(['2609.00001', '2609.00001']), claim(['2512.99999']), claim([])],
  directions: [claim('https://arxiv.org/abs/math/0601001')],
  reading: [{ papers: ['2609.00002'], zh: '只有中文。' }],
};

function start(reply: unknown, over: Partial<DigestRun> = {}) {
  const replies: Reply[] = [reply].flat().map((one) => ({ text: typeof one === 'string' ? one : JSON.stringify(one) }));
  const { complete, requests } = replying(...replies);
  const promise = runDigest({
    category: 'cs.LG',
    announcementDate: '2026-09-02',
    papers,
    total: 7,
    languages: ['zh', 'en'],
    profile,
    apiKey: '',
    level: 'plain',
    contextTokens: 32_000,
    complete,
    cost: () => null,
    signal: new AbortController().signal,
    ...over,
  });
  return { promise, requests };
}

describe('runDigest', () => {
  it('keeps claims that rest on papers of the listing, in each language, and counts what it drops', async () => {
    const { digests, level } = await start(ANSWER).promise;
    expect(level).toBe('plain');
    expect(digests.map((digest) => digest.language)).toEqual(['zh', 'en']);
    const [zh, en] = digests;
    expect(zh?.sections.themes).toEqual([
      { text: '多篇论文研究港口机器人的低延迟预报。', papers: ['2609.00001', '2609.00002'] },
    ]);
    expect(zh?.sections.highlights.map((kept) => kept.papers)).toEqual([['2609.00001']]);
    expect(en?.sections.directions.map((kept) => kept.papers)).toEqual([['math/0601001']]);
    expect(zh?.sections.reading).toEqual([]);
    expect(zh).toMatchObject({
      category: 'cs.LG',
      announcementDate: '2026-09-02',
      source: 'model',
      promptVersion: DIGEST_PROMPT_VERSION,
      coverage: { read: 3, total: 7, dropped: 3 },
      provenance: { form: 'digest', verified: 3, findings: 6, cost: null, inputTokens: 900 },
    });
  });

  it('does not take an id that was not sent, even from the same announcement', async () => {
    const { promise } = start(ANSWER, { papers: papers.slice(1, 2) });
    expect((await promise).digests[0]?.sections.themes[0]?.papers).toEqual(['2609.00002']);
  });

  it('asks once more when it is refused, and fails visibly the second time', async () => {
    const again = start(['请提供论文内容。', ANSWER]);
    expect((await again.promise).digests).toHaveLength(2);
    expect(again.requests).toHaveLength(2);
    const refused = start(['请提供论文列表的摘要内容。', 'Please provide the abstracts of the papers.']);
    await expect(refused.promise).rejects.toMatchObject({ code: 'refusal' });
  });

  it('rejects a digest without a single claim that rests on anything, a missing section, the wrong language', async () => {
    const nothing = { ...ANSWER, themes: [], highlights: [], directions: [], reading: [] };
    await expect(start([nothing, nothing]).promise).rejects.toMatchObject({ code: 'malformed' });
    const { themes: _, ...partial } = ANSWER;
    await expect(start([partial, partial]).promise).rejects.toMatchObject({ code: 'section-missing' });
    const english =
      'Several papers study forecasts for harbour robots and report lower latency than before on many boards';
    const foreign = { ...ANSWER, themes: [claim(['2609.00001'], english)], highlights: [], directions: [] };
    await expect(start([foreign, foreign]).promise).rejects.toMatchObject({ code: 'wrong-language' });
  });

  it('asks nothing about an empty day', async () => {
    const { promise, requests } = start(ANSWER, { papers: [] });
    await expect(promise).rejects.toMatchObject({ code: 'nothing-to-summarise' });
    expect(requests).toHaveLength(0);
  });
});
