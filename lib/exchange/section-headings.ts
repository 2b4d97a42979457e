import type { Analysis, Language } from '../analysis/analysis.ts';
import type { AbstractSection } from '../analysis/forms/abstract.ts';

/** Headings of the abstract form in reading order: the five sections as the daily reports name them, then the rest. */
const HEADINGS = {
  contributions: { zh: '主要贡献', en: 'Main contributions' },
  innovation: { zh: '关键创新或方法论', en: 'Key innovation or methodology' },
  impact: { zh: '潜在影响', en: 'Potential impact' },
  applications: { zh: '相关领域或应用', en: 'Related fields or applications' },
  limitations: { zh: '局限性', en: 'Limitations' },
  significance: { zh: '对该领域的意义', en: 'Why it matters to the field' },
  translation: { zh: '摘要翻译', en: 'Abstract translation' },
} satisfies Record<AbstractSection, Record<Language, string>>;

/** The daily reports number the first five. */
const NUMBERED = 5;

export interface AnalysisSection {
  id: string;
  heading: string;
  /** 1 to 5 for the sections the reports number. */
  number: number | null;
  text: string;
}

/** Sections of an analysis that hold text, in reading order, with headings in its language. */
export function listSections({ sections, language }: Pick<Analysis, 'sections' | 'language'>): AnalysisSection[] {
  const known = Object.entries(HEADINGS).map(([id, names], index) => ({
    id,
    heading: names[language],
    number: index < NUMBERED ? index + 1 : null,
  }));
  const unknown = Object.keys(sections)
    .filter((id) => !Object.hasOwn(HEADINGS, id))
    .map((id) => ({ id, heading: id, number: null }));
  return [...known, ...unknown].flatMap((section) => {
    const text = sections[section.id]?.text.trim() ?? '';
    return text === '' ? [] : [{ ...section, text }];
  });
}
