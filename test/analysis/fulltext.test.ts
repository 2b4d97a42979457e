import { describe, expect, it } from 'vitest';
import { checkFigures, withoutReferences } from '../../lib/analysis/figures.ts';
import { FULLTEXT_SECTIONS, fulltextForm } from '../../lib/analysis/forms/fulltext.ts';
import { prepareText, readPartOf } from '../../lib/analysis/prepare-text.ts';
import { fulltextMessages } from '../../lib/analysis/prompts/fulltext.ts';
import { runFulltextAnalysis } from '../../lib/analysis/run-analysis.ts';
import type { FullText } from '../../lib/fulltext/full-text.ts';
import { paper, profile, type Reply, replying, sentences } from './sample.ts';

const block = (text: string) => ({ type: 'paragraph' as const, text });
const fullText: FullText = {
  source: 'html',
  title: paper.title,
  sections: [
    { title: 'Abstract', number: '', level: 1, kind: 'abstract', blocks: [block(sentences[0]?.text ?? '')] },
    { title: 'Ring memory', number: '2', level: 1, kind: 'method', blocks: [block(sentences[1]?.text ?? '')] },
    {
      title: 'Results',
      number: '3',
      level: 1,
      kind: 'experiments',
      blocks: sentences.slice(2).map(({ text }) => block(text)),
    },
    { title: 'Proofs', number: 'A', level: 1, kind: 'appendix', blocks: [block('It follows. '.repeat(4_000))] },
  ],
};
const text = prepareText(fullText, 8_192);

const ZH_TEXT = '环形记忆只保留最近的波浪状态，一步注意力读取，延迟因此稳定，误差比基线更低。';
function answer(experiments: string): Reply {
  const zh = Object.fromEntries(FULLTEXT_SECTIONS.map((id) => [id, ZH_TEXT]));
  const findings = [
    { sentences: [3], quote: 'TideNet lowers the forecast error by 18.4\\%', zh: '预报误差比 WaveFormer 降低 18.4%。' },
  ];
  return { text: JSON.stringify({ title: paper.title, findings, zh: { ...zh, experiments }, tags: { zh: ['预报'] } }) };
}

function run(...replies: Reply[]) {
  const { complete, requests } = replying(...replies);
  const promise = runFulltextAnalysis({
    paper,
    text,
    languages: ['zh'],
    profile,
    apiKey: 'key',
    level: 'json_schema',
    complete,
    cost: () => null,
    signal: new AbortController().signal,
    interval: 0,
  });
  return { promise, requests };
}

describe('prepareText', () => {
  it('numbers the sentences of what a small model holds, and says what it does not', () => {
    expect(text.sentences.map(({ id }) => id)).toEqual(text.sentences.map((_, index) => index + 1));
    expect(text.sections.map(({ title }) => title)).toEqual(['Abstract', 'Ring memory', 'Results']);
    expect(text.read.omitted).toEqual(['A Proofs']);
    expect(text.read.words).toBeLessThan(text.read.totalWords);
  });

  it('leaves nothing out for a model that holds it all', () => {
    const whole = prepareText(fullText, 128_000);
    expect(whole.read).toMatchObject({ omitted: [], shortened: [] });
    expect(whole.read.words).toBe(whole.read.totalWords);
  });
});

describe('readPartOf', () => {
  it('hands on how many pages of a PDF were read, and nothing for a text stored before they were counted', () => {
    const pages = { read: 200, total: 350 };
    expect(readPartOf(prepareText({ ...fullText, source: 'pdf', pages }, 128_000))).toMatchObject({ pages });
    expect(readPartOf(prepareText({ ...fullText, source: 'pdf' }, 128_000))).not.toHaveProperty('pages');
  });
});

describe('fulltextMessages', () => {
  it('puts the paper last, under its headings, and names what was left out', () => {
    const { sections, read } = text;
    const [system, user] = fulltextMessages({ ...text, ...read, sections, paper, languages: ['zh'] });
    expect(system?.content).toBe(fulltextForm.frame(fulltextForm.role, ['zh']));
    expect(user?.content).toContain('\nLeft out: A Proofs\n');
    expect(user?.content).toContain('\n## 3 Results\n[3] ');
    expect(user?.content.endsWith('\n</paper>')).toBe(true);
  });
});

describe('runFulltextAnalysis', () => {
  it('gives seven sections with checked findings and figures, and says how much was read', async () => {
    const { promise, requests } = run(answer('- 误差降低 18.4%[3]。\n- 延迟 2.1 ms[4]。\n- 延迟 9.9 ms[4]。'));
    const [analysis] = (await promise).analyses;
    expect(requests).toHaveLength(1);
    expect(requests[0]?.schema?.name).toBe('fulltext_analysis');
    expect(Object.keys(analysis?.sections ?? {})).toEqual([...FULLTEXT_SECTIONS]);
    expect(analysis).toMatchObject({
      form: 'fulltext',
      key: '2609.01234v2|fulltext|zh|small-model|1',
      provenance: { form: 'fulltext', source: 'html', findings: 1, verified: 1, read: { omitted: ['A Proofs'] } },
    });
    const experiments = analysis?.sections['experiments'];
    expect(experiments?.text).toBe('- 误差降低 18.4%。\n- 延迟 2.1 ms。\n- 延迟 9.9 ms。');
    expect(experiments?.figures?.map(({ evidence }) => evidence !== 'unverified')).toEqual([true, true, false]);
  });

  it('turns down an answer without a section, and asks once more', async () => {
    const { promise, requests } = run(answer(''), answer(''));
    await expect(promise).rejects.toMatchObject({ code: 'section-missing' });
    expect(requests).toHaveLength(2);
  });
});

describe('checkFigures', () => {
  it.each([
    ['It takes 2.1 ms [4].', [[4]], [true]],
    ['It takes 2.1 ms [S4]. The error falls by 18.4% [3, 4].', [[4], [3]], [true, true]],
    ['It is fast [4].', [], []],
    ['It takes 3.7 ms [4].', [[4]], [false]],
    ['延迟 2.1 ms【4】。代码已公开。', [[4]], [true]],
  ] as const)('%s', (statement, ids, found) => {
    const figures = checkFigures(statement, sentences);
    expect(figures.map(({ evidence }) => evidence !== 'unverified')).toEqual(found);
    expect(figures.every((figure, index) => ids[index]?.every((id) => figure.sentences.includes(id)))).toBe(true);
  });

  it('leaves brackets that name no sentence', () => {
    expect(withoutReferences('range [0, 1] of x[i] [42]')).toBe('range of x[i]');
    expect(withoutReferences('a [b] c')).toBe('a [b] c');
  });
});
