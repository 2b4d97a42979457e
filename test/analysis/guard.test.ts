import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../lib/analysis/analysis.ts';
import { findEcho, runsOf } from '../../lib/analysis/guard/echo.ts';
import { guardPaper } from '../../lib/analysis/guard/guard-paper.ts';
import { isWrongLanguage } from '../../lib/analysis/guard/language.ts';
import { findRefusal } from '../../lib/analysis/guard/refusal.ts';
import { isEmptySection } from '../../lib/analysis/guard/substance.ts';
import { isOtherTitle } from '../../lib/analysis/guard/title.ts';
import type { RawAnswer } from '../../lib/analysis/guard/verdict.ts';
import { ABSTRACT_ROLE } from '../../lib/analysis/prompts/abstract.ts';
import { withRules } from '../../lib/analysis/prompts/paper-rules.ts';
import { EN, goodAnswer, paper, ZH } from './sample.ts';

function guard(answer: unknown, over: Partial<RawAnswer> = {}, languages: readonly Language[] = ['zh', 'en']) {
  const raw = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const verdict = guardPaper({ raw, finish: 'stop', refusal: null, title: paper.title, languages, ...over });
  return verdict.ok ? 'ok' : verdict.code;
}

function withSection(language: Language, id: string, text: unknown): Record<string, unknown> {
  return { ...goodAnswer(), [language]: { ...(language === 'zh' ? ZH : EN), [id]: text } };
}

describe('guardPaper', () => {
  it('passes good answers, in one language and in both, with or without a frame', () => {
    expect(guard(goodAnswer())).toBe('ok');
    expect(guard(goodAnswer(['zh']), {}, ['zh'])).toBe('ok');
    expect(guard(goodAnswer(['en']), {}, ['en'])).toBe('ok');
    expect(guard(`好的，以下是分析：\n\`\`\`json\n${JSON.stringify(goodAnswer())}\n\`\`\``)).toBe('ok');
    expect(
      guard(`<think>The user wants JSON. I cannot see more.</think>${JSON.stringify(goodAnswer(), null, 2)}`),
    ).toBe('ok');
  });

  it('passes an answer that leaves findings or tags out, or names sentences by text', () => {
    const { findings: _, tags: __, ...rest } = goodAnswer();
    expect(guard(rest)).toBe('ok');
    const answer = goodAnswer(['en']);
    const findings = [{ sentences: '[3]', quote: null, en: 'The error falls by 18.4%.' }, 'scrap'];
    const verdict = guardPaper({
      raw: JSON.stringify({ ...answer, findings }),
      finish: 'stop',
      refusal: null,
      title: paper.title,
      languages: ['en'],
    });
    expect(verdict).toMatchObject({ ok: true, value: { findings: [{ sentences: [3], quote: '' }] } });
  });

  it('rejects what the server marks', () => {
    expect(guard(goodAnswer(), { refusal: 'I will not.' })).toBe('refusal');
    expect(guard(goodAnswer(), { finish: 'content_filter' })).toBe('filtered');
    expect(guard(goodAnswer(), { finish: 'length' })).toBe('truncated');
    expect(guard(goodAnswer(), { finish: 'missing' })).toBe('stream-cut');
  });

  it.each([
    '好的，我将深入分析您提供的论文。请提供论文内容。',
    '好的，我会按照您的框架分析。请提供论文的PDF文件，我将开始分析。',
    '请提供您希望我分析的论文。',
    '抱歉，我无法访问该链接。',
    '请您上传论文全文，以便我继续。',
    '您似乎没有附上论文的摘要。',
    'Please provide the paper you would like me to analyse.',
    "I'm unable to access the PDF.",
    "I'm sorry, but I can't help with that.",
    'I cannot open the document. Once you share the text, I will start.',
    'As an AI language model, I cannot read files.',
    'It looks like you haven’t included the abstract.',
    'No paper was provided.',
  ])('takes %j for a refusal, alone or inside a section', (text) => {
    expect(guard(text)).toBe('refusal');
    expect(guard(withSection('zh', 'contributions', text))).toBe('refusal');
    expect(guard({ error: text })).toBe('refusal');
  });

  it('takes a repetition of the instructions or the form for an echo', () => {
    const system = withRules(ABSTRACT_ROLE, ['zh', 'en']);
    expect(guard(system)).toBe('echo');
    expect(guard('<paper>\nTitle: TideNet\n</paper>')).toBe('echo');
    expect(guard(withSection('en', 'impact', system.slice(200, 420)))).toBe('echo');
    const schemaWords =
      'the new idea in the method: how it works step by step, and what it does that known baselines do not';
    expect(guard(withSection('en', 'innovation', schemaWords))).toBe('echo');
    expect(guard(withSection('zh', 'impact', '对该领域的潜在影响：[在此填写两到三句话]'))).toBe('echo');
  });

  it('tells an answer cut short from one in no shape at all', () => {
    const json = JSON.stringify(goodAnswer());
    expect(guard(json.slice(0, json.length / 2))).toBe('truncated');
    expect(guard(json.slice(0, -1))).toBe('truncated');
    expect(guard('')).toBe('malformed');
    expect(guard('', { finish: 'missing' })).toBe('stream-cut');
    expect(guard('', { finish: 'length' })).toBe('truncated');
    expect(guard('The paper is about tides.')).toBe('malformed');
    expect(guard('[1, 2, 3]')).toBe('malformed');
    expect(guard(withSection('zh', 'impact', ['a', 'list']))).toBe('malformed');
  });

  it.each(['', '   ', '无', '暂无。', 'N/A', '**-**', '同上'])('misses a section that is %j', (text) => {
    expect(guard(withSection('zh', 'limitations', text))).toBe('section-missing');
  });

  it('misses a section or a language that is not there', () => {
    expect(guard(withSection('en', 'significance', undefined))).toBe('section-missing');
    expect(guard(goodAnswer(['zh']))).toBe('section-missing');
    expect(guard({})).toBe('section-missing');
  });

  it('finds the wrong paper by its title', () => {
    expect(guard({ ...goodAnswer(), title: 'A Survey of Reinforcement Learning for Traffic Lights' })).toBe(
      'wrong-paper',
    );
    expect(guard({ ...goodAnswer(), title: 'TideNet: Low-Latency Mooring Forecasts' })).toBe('ok');
    expect(guard({ ...goodAnswer(), title: '' })).toBe('ok');
    const { title: _, ...untitled } = goodAnswer();
    expect(guard(untitled)).toBe('ok');
  });

  it('finds a section or the findings in the wrong language', () => {
    expect(guard(withSection('zh', 'innovation', EN.innovation))).toBe('wrong-language');
    expect(guard(withSection('en', 'impact', ZH.impact))).toBe('wrong-language');
    const claim = { sentences: [1], quote: '', en: 'x y', zh: EN.innovation };
    expect(guard({ ...goodAnswer(), findings: [claim] })).toBe('wrong-language');
  });

  it('gives a detail of a few words on one line', () => {
    const raw = `Please provide the paper.\n${'x'.repeat(500)}`;
    const verdict = guardPaper({ raw, finish: 'stop', refusal: null, title: paper.title, languages: ['en'] });
    expect(verdict).toMatchObject({ ok: false, detail: 'Please provide the paper' });
    const long = guardPaper({ raw: 'x\n'.repeat(500), finish: 'stop', refusal: null, title: '', languages: ['en'] });
    expect(long.ok ? 0 : long.detail.length).toBeLessThanOrEqual(160);
  });
});

describe('findRefusal', () => {
  it.each([
    '好的，我将按照您提供的框架，对这篇论文的方法部分进行深入分析。\n\n本文提出一种环形记忆。',
    '作为该领域的专家，我对这篇论文摘要进行了深入分析，并为您提供以下解读：',
    '论文没有提供代码；作者未说明训练数据的来源，因此无法复现。',
    '我们无法从摘要中判断其泛化能力。',
    '由于摘要没有给出消融实验，不能确定各模块的贡献。',
    '该方法请求用户提供一张图像，再生成三维模型。',
    'The authors provide the paper’s code and cannot rule out leakage.',
    'The model cannot access depth at test time; it is unable to recover scale.',
    'Prompts such as “Please provide the paper” make assistants answer "I cannot help with that".',
    '攻击使模型不再回答“抱歉，我无法提供帮助”。',
  ])('leaves %j alone', (text) => {
    expect(findRefusal(text)).toBeNull();
  });

  it('looks at the opening of a long text, not at every corner of it', () => {
    expect(findRefusal(`请提供论文内容。${'框架说明。'.repeat(200)}`)).not.toBeNull();
    expect(findRefusal(`${'方法有效。'.repeat(200)}请提供论文内容。`)).toBeNull();
  });
});

describe('findEcho', () => {
  it('wants a long run in common, not a phrase', () => {
    const runs = runsOf(withRules(ABSTRACT_ROLE, ['zh', 'en']));
    expect(findEcho('Say only what the abstract supports; marks what you infer.', runs)).toBeNull();
    expect(
      findEcho('Method before surface: say how the idea works and why it should work, not that it is new', runs),
    ).not.toBeNull();
    expect(findEcho('Sets are written as \\{title\\} in TeX, as in \\begin{abstract}.', runs)).toBeNull();
  });
});

describe('isOtherTitle', () => {
  it.each([
    ['Low-Rank $\\mathcal{O}(n)$ Attention for Müller Graphs', 'Low-rank O(n) attention for Muller graphs'],
    ['VisionLanguage Models at Sea', 'Vision-Language Models at Sea'],
    ['TideNet', 'TideNet: Low-Latency Mooring Forecasts'],
    ['TideNet: Low-Latency Mooring Fore…', 'TideNet: Low-Latency Mooring Forecasts with Wave Memories'],
    ['Title: Graphs at Sea, Revisited', 'Graphs at sea revisited'],
    ['潮汐网络：低延迟系泊预报', 'TideNet: Low-Latency Mooring Forecasts'],
    ['', 'Anything at all'],
    ['Paper', 'TideNet: Low-Latency Mooring Forecasts'],
  ])('takes %j for %j', (echoed, title) => {
    expect(isOtherTitle(echoed, title)).toBe(false);
  });

  it.each([
    ['A Survey of Traffic Light Control', 'TideNet: Low-Latency Mooring Forecasts'],
    ['Attention Is All You Need', 'Gaussian Splatting for Talking Heads'],
    ['Learning to Grasp with Deep Networks', 'Deep Priors for Image Restoration in Fog'],
  ])('tells %j from %j', (echoed, title) => {
    expect(isOtherTitle(echoed, title)).toBe(true);
  });
});

describe('isWrongLanguage', () => {
  it('tolerates names, mathematics and English terms in Chinese text', () => {
    const text =
      '用 LoRA 微调 Qwen2.5-VL（vision-language model with instruction tuning on many tasks），在 COCO 与 ADE20K 上优于 Mask2Former；损失为 $L = L_{cls} + \\lambda L_{box}$，训练只需一张显卡。';
    expect(isWrongLanguage(text, 'zh')).toBe(false);
    expect(isWrongLanguage(text, 'en')).toBe(true);
  });

  it('tolerates short texts of any kind', () => {
    expect(isWrongLanguage('GPT-4, LLaMA, Qwen, CLIP', 'zh')).toBe(false);
    expect(isWrongLanguage('港口机器人', 'en')).toBe(false);
  });

  it('finds other languages and scripts', () => {
    expect(isWrongLanguage('この論文は新しい記憶構造を提案し、予測誤差を大きく減らすことを示しています。', 'zh')).toBe(
      true,
    );
    const russian =
      'Эта статья предлагает новую структуру памяти и показывает значительное снижение ошибки прогноза на всех трёх наборах данных';
    expect(isWrongLanguage(russian, 'en')).toBe(true);
    expect(
      isWrongLanguage(
        'A plain English sentence that goes on for rather more than sixteen words so that it can be judged at all.',
        'zh',
      ),
    ).toBe(true);
  });
});

describe('isEmptySection', () => {
  it('keeps short sections that say something', () => {
    expect(isEmptySection('摘要未报告训练成本。', 'zh')).toBe(false);
    expect(isEmptySection('- Docking of vessels', 'en')).toBe(false);
    expect(isEmptySection('摘要未提及。', 'zh')).toBe(true);
    expect(isEmptySection('Not stated.', 'en')).toBe(true);
  });
});

it('an echo of the paper’s own text is told as one, braces of its formulae notwithstanding', () => {
  const raw = '<paper>\nTitle: Splats\n[1] The error falls by $10^{-3}$ and $x_{i}$ {is} small.\n</paper>';
  const verdict = guardPaper({ raw, finish: 'stop', refusal: null, title: 'Splats', languages: ['zh'] });
  expect(verdict).toMatchObject({ ok: false, code: 'echo' });
});

/** Where the report is at hand; the phrases above cover the same ground. */
const atHand = [new URL('../../../shared/seed-reports/arxiv_cv_report_2026-01-27.md', import.meta.url)].filter((path) =>
  existsSync(path),
);
const ANALYSIS = /<a id='([^']+)'><\/a>[^]*?\*\*Analysis:\*\*\n([^]*?)(?=\n\*\*Key Findings:\*\*|\n\*\*Links:\*\*)/g;
const REFUSED = ['2601.18765v1', '2601.18714v1'];

describe.each(atHand)('the analyses of a real daily report', (path) => {
  const analyses = [...readFileSync(path, 'utf8').matchAll(ANALYSIS)].map(([, arxivIdV = '', text = '']) => ({
    arxivIdV,
    text,
  }));
  const good = analyses.filter(({ arxivIdV }) => !REFUSED.includes(arxivIdV));

  it('are ten, and the two that ask for the paper are taken for refusals', () => {
    expect(analyses).toHaveLength(10);
    const refused = analyses.filter(({ text }) => findRefusal(text) !== null).map(({ arxivIdV }) => arxivIdV);
    expect(refused).toEqual(REFUSED);
  });

  it('that are good hold no section that looks like a refusal', () => {
    const parts = good.flatMap(({ text }) => text.split(/\n(?=#|\*\*\d)/));
    expect(parts.length).toBeGreaterThan(40);
    expect(parts.filter((part) => findRefusal(part) !== null)).toEqual([]);
  });

  it('that are good are no echo, and in Chinese', () => {
    const runs = runsOf(withRules(ABSTRACT_ROLE, ['zh', 'en']));
    expect(good.filter(({ text }) => findEcho(text, runs) !== null)).toEqual([]);
    expect(good.filter(({ text }) => isWrongLanguage(text, 'zh'))).toEqual([]);
  });
});
