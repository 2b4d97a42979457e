import type { Analysis, AnalysisForm, Language } from '../analysis/analysis.ts';
import type { AbstractSection } from '../analysis/forms/abstract.ts';
import type { FulltextSection } from '../analysis/forms/fulltext.ts';
import { VERBATIM } from './report-sections.ts';

type Names = Record<Language, string>;

/** Headings of the abstract form in reading order: the five sections as the daily reports name them, then the rest. */
const ABSTRACT = {
  contributions: { zh: '主要贡献', en: 'Main contributions' },
  innovation: { zh: '关键创新或方法论', en: 'Key innovation or methodology' },
  impact: { zh: '潜在影响', en: 'Potential impact' },
  applications: { zh: '相关领域或应用', en: 'Related fields or applications' },
  limitations: { zh: '局限性', en: 'Limitations' },
  significance: { zh: '对该领域的意义', en: 'Why it matters to the field' },
  translation: { zh: '摘要翻译', en: 'Abstract translation' },
} satisfies Record<AbstractSection, Names>;

/** The seven sections, as the reports name them. */
const FULLTEXT = {
  translation: { zh: '摘要翻译', en: 'Abstract in plain words' },
  motivation: { zh: '方法动机分析', en: 'Motivation' },
  method: { zh: '方法设计详解', en: 'Method design' },
  comparison: { zh: '方法对比分析', en: 'Comparison with other methods' },
  experiments: { zh: '实验分析', en: 'Experiments' },
  guide: { zh: '实用指南', en: 'Practical guide' },
  summary: { zh: '总结', en: 'Summary' },
} satisfies Record<FulltextSection, Names>;

/** `numbered`: so many of the first sections have a number in the daily reports. */
const FORMS: Record<AnalysisForm, { headings: Readonly<Record<string, Names>>; numbered: number }> = {
  abstract: { headings: ABSTRACT, numbered: 5 },
  fulltext: { headings: FULLTEXT, numbered: 7 },
};

/** Of what an imported analysis says that fits no section. */
const FURTHER: Names = { zh: '报告中的其他内容', en: 'Further, as the report has it' };

export interface AnalysisSection {
  id: string;
  heading: string;
  /** From 1, for the sections the reports number. */
  number: number | null;
  text: string;
}

/** Sections of an analysis that hold text, in reading order, with headings in its language. */
export function listSections({
  form,
  sections,
  language,
}: Pick<Analysis, 'form' | 'sections' | 'language'>): AnalysisSection[] {
  const { headings, numbered } = FORMS[form];
  const known = Object.entries(headings).map(([id, names], index) => ({
    id,
    heading: names[language],
    number: index < numbered ? index + 1 : null,
  }));
  const unknown = Object.keys(sections)
    .filter((id) => !Object.hasOwn(headings, id))
    .map((id) => ({ id, heading: id === VERBATIM ? FURTHER[language] : id, number: null }));
  return [...known, ...unknown].flatMap((section) => {
    const text = sections[section.id]?.text.trim() ?? '';
    return text === '' ? [] : [{ ...section, text }];
  });
}
