import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../lib/analysis/analysis.ts';
import { findEcho, runsOf } from '../../lib/analysis/guard/echo.ts';
import { guardPaper } from '../../lib/analysis/guard/guard-paper.ts';
import { isWrongLanguage } from '../../lib/analysis/guard/language.ts';
import { findRefusal } from '../../lib/analysis/guard/refusal.ts';
import { isEmptySection, isSilent } from '../../lib/analysis/guard/substance.ts';
import type { RawAnswer } from '../../lib/analysis/guard/verdict.ts';
import { ABSTRACT_ROLE } from '../../lib/analysis/prompts/abstract.ts';
import { withRules } from '../../lib/analysis/prompts/paper-rules.ts';
import { parseReport } from '../../lib/exchange/importers/report.ts';
import { BAD_ANSWERS, HONEST, REFUSALS, SILENT } from './guard-cases.ts';
import { EN, goodAnswer, paper, ZH } from './sample.ts';

const LANGUAGES = ['zh', 'en'] as const;

function guard(answer: unknown, over: Partial<RawAnswer> = {}): string {
  const raw = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const verdict = guardPaper({ raw, finish: 'stop', refusal: null, title: paper.title, languages: LANGUAGES, ...over });
  return verdict.ok ? 'ok' : verdict.code;
}

function sectionsOf(language: Language): Record<string, string> {
  return language === 'zh' ? ZH : EN;
}

function withSections(language: Language, change: (id: string, text: string) => string): Record<string, unknown> {
  const changed = Object.entries(sectionsOf(language)).map(([id, text]) => [id, change(id, text)]);
  return { ...goodAnswer(), [language]: Object.fromEntries(changed) };
}

describe.each(LANGUAGES)('refusals in %s', (language) => {
  it.each(REFUSALS[language])('are caught alone and in whatever section: %s', (text) => {
    expect(guard(text)).toBe('refusal');
    expect(guard(withSections(language, () => text))).toBe('refusal');
    for (const wanted of Object.keys(sectionsOf(language))) {
      expect(guard(withSections(language, (id, old) => (id === wanted ? text : old)))).toBe('refusal');
    }
    expect(guard(withSections(language, (id, old) => (id === 'impact' ? `${text}\n\n${old}` : old)))).toBe('refusal');
  });

  it.each(HONEST[language])('are not seen in honest words: %s', (text) => {
    expect(findRefusal(text)).toBeNull();
    expect(findEcho(text, runsOf(withRules(ABSTRACT_ROLE, LANGUAGES)))).toBeNull();
    for (const wanted of Object.keys(sectionsOf(language))) {
      expect(guard(withSections(language, (id, old) => (id === wanted ? `${text}\n\n${old}` : old)))).toBe('ok');
    }
  });

  it.each(SILENT[language])('are told from silence: %s', (text) => {
    expect(isSilent(text)).toBe(true);
    expect(guard(withSections(language, () => text))).toBe('section-missing');
    expect(guard(withSections(language, (id, old) => (id === 'translation' ? old : text)))).toBe('section-missing');
    const limits = withSections(language, (id, old) => (id === 'limitations' ? `${text} ${old}` : old));
    expect(guard(limits)).toBe('ok');
  });
});

describe('whole answers', () => {
  it.each(BAD_ANSWERS)('that are %s are turned down', (_, raw, code) => {
    expect(guard(raw)).toBe(code);
  });

  it('lose a preamble and what follows, and pass', () => {
    const json = JSON.stringify(goodAnswer());
    for (const before of [
      '好的，以下是分析：\n',
      'Here is {the} JSON:\n\n```json\n',
      '<think>I cannot see it.</think>',
      '\uFEFF',
    ]) {
      expect(guard(`${before}${json}\n\`\`\`\n希望对您有帮助！如需更多，请提供论文全文。`)).toBe('ok');
    }
  });

  it('that are cut are told so, wherever', () => {
    const json = JSON.stringify(goodAnswer());
    for (const share of [0.2, 0.4, 0.6, 0.8, 0.99]) {
      const raw = json.slice(0, Math.floor(json.length * share));
      expect(guard(raw)).toBe('truncated');
      expect(guard(raw, { finish: 'length' })).toBe('truncated');
      expect(guard(raw, { finish: 'missing' })).toBe('stream-cut');
    }
  });

  it.each([
    ['Deep Reinforcement Learning for Traffic Lights: A Survey'],
    ['Attention Is All You Need'],
    ['A Study of Galaxies'],
  ])('about another paper are: %s', (title) => {
    expect(guard({ ...goodAnswer(), title })).toBe('wrong-paper');
  });
});

describe('languages', () => {
  it.each([
    [
      'zh',
      'The method keeps the last wave states in a ring and reads them with one step of attention, which makes latency constant.',
    ],
    ['zh', '論文は新しい記憶構造を提案し、予測誤差を大きく減らすことを示しています。遅延は一定に保たれます。'],
    [
      'zh',
      '이 논문은 새로운 기억 구조를 제안하고 예측 오차를 크게 줄인다는 것을 보여 줍니다 그리고 지연 시간은 일정하게 유지됩니다 또한 코드를 공개합니다',
    ],
    ['en', '该方法把最近的波浪状态存入环形记忆，用一步注意力读取，因此延迟保持恒定，适合单核控制器。'],
    [
      'en',
      'Эта статья предлагает новую структуру памяти и показывает значительное снижение ошибки прогноза на всех трёх наборах данных.',
    ],
    [
      'en',
      'Cet article propose une mémoire en anneau qui conserve les derniers états des vagues et les lit avec une seule étape, ce qui rend la latence constante pour les robots du port.',
    ],
    [
      'en',
      'Die Arbeit schlägt einen Ringspeicher vor, der die letzten Zustände der Wellen hält und sie mit einem Schritt liest, so dass die Latenz auch auf einem kleinen Rechner gleich bleibt.',
    ],
    [
      'en',
      'El artículo propone una memoria en anillo que guarda los últimos estados de las olas y los lee con un solo paso, por lo que la latencia se mantiene constante en los robots del puerto.',
    ],
  ] as const)('%s is not: %s', (language, text) => {
    expect(isWrongLanguage(text, language)).toBe(true);
    expect(guard(withSections(language, (id, old) => (id === 'innovation' ? text : old)))).toBe('wrong-language');
  });

  it.each([
    [
      'en',
      'Harbour robots, docking of autonomous vessels, monitoring of floating platforms; EU-funded tests in Le Havre and Los Angeles.',
    ],
    [
      'en',
      'Datasets: COCO, LVIS, ADE20K, KITTI, nuScenes, Waymo, Argoverse, ScanNet, Matterport3D, Replica, Gibson, HM3D, Habitat, CARLA, AirSim, MuJoCo, Isaac, RLBench, CALVIN, LIBERO.',
    ],
    [
      'zh',
      '- ResNet-50、ViT-B/16、Swin-T 与 ConvNeXt 作为骨干网络（backbone networks pretrained on ImageNet-21K with standard augmentation）。',
    ],
    [
      'zh',
      '在 LIBERO、RLBench、CALVIN 与 MetaWorld 上，OpenVLA-OFT + TideNet 的成功率为 91.2%，高于 OpenVLA 的 76.5%。',
    ],
  ] as const)('%s is: %s', (language, text) => {
    expect(isWrongLanguage(text, language)).toBe(false);
  });
});

/** Where the report is at hand. */
const atHand = [new URL('../../../shared/seed-reports/arxiv_cv_report_2026-01-27.md', import.meta.url)].filter((path) =>
  existsSync(path),
);
const REFUSED = ['2601.18765v1', '2601.18714v1'];

describe.each(atHand)('a real daily report', (path) => {
  const analyses = parseReport(readFileSync(path, 'utf8')).papers.flatMap(({ arxivIdV, analysis }) =>
    analysis ? [{ arxivIdV, ...analysis }] : [],
  );
  const good = analyses.filter(({ arxivIdV }) => !REFUSED.includes(arxivIdV));
  const parts = good.flatMap(({ arxivIdV, text }) =>
    text
      .split(/\n(?=#|\*\*\d)|\n\n/)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ arxivIdV, part })),
  );

  it('holds six analyses of seven sections, two of five, and two that are none', () => {
    const shapes = analyses.map(({ shape }) => shape).toSorted();
    expect(shapes).toEqual(['b', 'b', 'b', 'b', 'b', 'b', 'c', 'c', 'd', 'd']);
    expect(good).toHaveLength(8);
    expect(parts.length).toBeGreaterThan(150);
  });

  it('has its two refusals caught, and no word of the others', () => {
    expect(analyses.filter(({ text }) => findRefusal(text) !== null).map(({ arxivIdV }) => arxivIdV)).toEqual(REFUSED);
    expect(parts.filter(({ part }) => findRefusal(part) !== null)).toEqual([]);
  });

  it('has no echo, and no section that is silent', () => {
    const runs = runsOf(withRules(ABSTRACT_ROLE, LANGUAGES));
    expect(parts.filter(({ part }) => findEcho(part, runs) !== null)).toEqual([]);
    expect(good.filter(({ text }) => isSilent(text) || isEmptySection(text, 'zh'))).toEqual([]);
    expect(parts.filter(({ part }) => isSilent(part.replace(/^.*\n/, '')))).toEqual([]);
  });

  it('is in Chinese, section by section', () => {
    const sections = good.flatMap(({ text }) => text.split(/\n(?=#|\*\*\d)/)).filter((text) => /\n\s*\S/.test(text));
    expect(sections.length).toBeGreaterThan(40);
    expect(sections.filter((section) => isWrongLanguage(section, 'zh'))).toEqual([]);
    expect(sections.filter((section) => section.length > 200 && !isWrongLanguage(section, 'en'))).toEqual([]);
  });
});
