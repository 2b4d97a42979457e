import type { Analysis, Finding, Language } from '../analysis.ts';
import type { NotesToTranslate } from '../prompts/translate.ts';
import { type Insertion, type MaskedText, maskText } from './mask.ts';

/** An analysis taken apart for its translation: every text masked, the marks counted through. */
export interface MaskedNotes {
  findings: MaskedText[];
  sections: Record<string, MaskedText>;
  tags: string[];
}

/**
 * @param abstract the authors' own, which a Chinese translation of it is made from rather than from a retelling.
 */
export function maskAnalysis(
  analysis: Pick<Analysis, 'findings' | 'sections' | 'tags' | 'form'>,
  to: Language,
  abstract: string | null,
): MaskedNotes {
  let next = 1;
  const mask = (text: string, insertions: readonly Insertion[] = []): MaskedText => {
    const masked = maskText(text, next, insertions);
    next += masked.marks.length;
    return masked;
  };
  const findings = analysis.findings.map(({ text }) => mask(text));
  const sections: MaskedNotes['sections'] = {};
  for (const [id, { text, figures }] of Object.entries(analysis.sections)) {
    // An English analysis of an abstract has no use for the abstract in English.
    if (text.trim() === '' || (id === 'translation' && to === 'en' && analysis.form === 'abstract')) continue;
    sections[id] = mask(text, figures ? referencesIn(text, figures) : []);
  }
  if (to === 'zh' && abstract) sections['translation'] = mask(abstract);
  return { findings, sections, tags: [...analysis.tags] };
}

export function printNotes({ findings, sections, tags }: MaskedNotes): NotesToTranslate {
  return {
    findings: findings.map(({ text }) => text),
    sections: Object.fromEntries(Object.entries(sections).map(([id, { text }]) => [id, text])),
    tags,
  };
}

/** After each statement with a figure, its own number in brackets, as a fresh analysis has those of its sentences. */
function referencesIn(text: string, figures: readonly Finding[]): Insertion[] {
  let from = 0;
  return figures.flatMap((figure, index) => {
    const start = text.indexOf(figure.text, from);
    if (start === -1) return [];
    from = start + figure.text.length;
    const stop = /[.。!！?？;；\s]*$/.exec(figure.text)?.index ?? figure.text.length;
    return [{ at: start + stop, source: ` [${index + 1}]` }];
  });
}
