import type { Finding, Language, PartialAnalysis, Section } from './analysis.ts';
import { checkFinding } from './evidence/check-finding.ts';
import { abstractForm } from './forms/abstract.ts';
import { withoutReferences } from './figures.ts';
import type { PaperForm } from './paper-form.ts';
import { isRecord, type PartialJson, parsePartial } from './partial-json.ts';
import { type NumberedSentence, tidyFindings } from './tidy.ts';

/** What a growing answer is about. */
export interface PartialPaper {
  sentences?: readonly NumberedSentence[];
  title?: string;
  form?: Pick<PaperForm, 'sections' | 'cited'>;
}

/** The growing answer as a surface draws it: a section is done once its string is closed. */
export function toPartialAnalysis(
  raw: string,
  languages: readonly Language[],
  { sentences = [], title = '', form = abstractForm }: PartialPaper = {},
): PartialAnalysis {
  const answer = parsePartial(raw);
  const analysis: PartialAnalysis = {};
  for (const language of languages) {
    const sections = readSections(answer, language, form);
    const findings = readFindings(answer, language, { sentences, title });
    if (Object.keys(sections).length > 0 || findings.length > 0) analysis[language] = { sections, findings };
  }
  return analysis;
}

function readSections(
  { value, closed }: PartialJson,
  language: Language,
  { sections: ids, cited }: Pick<PaperForm, 'sections' | 'cited'>,
): Record<string, Section> {
  const texts = value?.[language];
  const sections: Record<string, Section> = {};
  if (!isRecord(texts)) return sections;
  for (const id of ids(language)) {
    const text = texts[id];
    if (typeof text !== 'string' || text.trim() === '') continue;
    sections[id] = {
      state: closed.has(`${language}.${id}`) ? 'done' : 'growing',
      text: cited.includes(id) ? withoutReferences(text) : text,
    };
  }
  return sections;
}

/** Closed ones only: half a sentence is no finding, and its evidence cannot be told. */
function readFindings(
  { value, closed }: PartialJson,
  language: Language,
  { sentences, title }: { sentences: readonly NumberedSentence[]; title: string },
): Finding[] {
  return tidyFindings(value?.['findings']).flatMap((claim, index) => {
    const text = claim[language];
    if (!text || !closed.has(`findings.${index}.${language}`)) return [];
    return [checkFinding({ text, sentences: claim.sentences, quote: claim.quote }, sentences, title)];
  });
}
