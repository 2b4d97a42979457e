import {
  type Analysis,
  analysisKey,
  type EvidenceState,
  type Finding,
  type Language,
  type Provenance,
  type Section,
} from '../analysis.ts';
import { keepsClaims } from '../evidence/keeps-claims.ts';
import { figureStatements, withoutReferences } from '../figures.ts';
import { countEvidence } from '../provenance.ts';

/** What came back, unmasked. */
export interface TranslatedTexts {
  findings: string[];
  sections: Record<string, string>;
  tags: string[];
}

/** A reference that was put behind the stop of its statement. */
const STRAY_REFERENCE = /([。！？；.!?;])(\s*\[\d+\])/g;

/**
 * Sections and findings of a translation. A finding keeps the sentences, the quote and the mark of the one it comes
 * from; where it gives other figures, or denies what that one says, it is `unverified`.
 */
export function readTranslated(
  source: Pick<Analysis, 'findings' | 'sections'>,
  texts: TranslatedTexts,
): Pick<Analysis, 'findings' | 'sections'> {
  const findings = source.findings.map((finding, index) => translateFinding(finding, texts.findings[index] ?? ''));
  const sections: Record<string, Section> = {};
  for (const [id, text] of Object.entries(texts.sections)) {
    const figures = source.sections[id]?.figures;
    sections[id] = figures ? citedSection(text, figures) : { state: 'done', text };
  }
  return { findings, sections };
}

/** By what a translation was made, and what it took; without a prompt, by a translator. */
export interface TranslationMade extends Pick<Provenance, 'promptVersion' | 'inputTokens' | 'outputTokens' | 'cost'> {
  provider: string;
  model: string;
}

/** A stored analysis in the other language; where it comes from it says itself. */
export function translatedAnalysis(
  source: Analysis,
  texts: TranslatedTexts,
  language: Language,
  made: TranslationMade,
): Analysis {
  const { findings, sections } = readTranslated(source, texts);
  const { arxivId, arxivIdV, form } = source;
  const { model } = made;
  const promptVersion = made.promptVersion ?? 0;
  const { source: origin, read, withoutFullText } = source.provenance;
  return {
    key: analysisKey({ arxivIdV, form, language, model, promptVersion, translatedFrom: source.language }),
    arxivId,
    arxivIdV,
    form,
    language,
    model,
    promptVersion,
    sections,
    findings,
    tags: texts.tags,
    provenance: {
      form,
      source: origin,
      ...(read ? { read } : {}),
      ...(withoutFullText ? { withoutFullText } : {}),
      translatedFrom: { language: source.language, model: source.model },
      ...made,
      createdAt: new Date().toISOString(),
      ...countEvidence(findings),
    },
  };
}

export function translateFinding(finding: Finding, text: string): Finding {
  return { ...finding, text, evidence: keepsClaims(text, finding.text) ? finding.evidence : 'unverified' };
}

function citedSection(text: string, sources: readonly Finding[]): Section {
  const figures = figureStatements(text.replace(STRAY_REFERENCE, '$2$1')).map(({ text: statement, ids }) => {
    const cited = ids.flatMap((id) => sources[id - 1] ?? []);
    const said = cited.map((source) => source.text).join('\n');
    const evidence = cited.length > 0 && keepsClaims(statement, said) ? worstOf(cited) : 'unverified';
    const sentences = [...new Set(cited.flatMap((source) => source.sentences))];
    return { text: statement, sentences, quote: cited[0]?.quote ?? '', evidence };
  });
  return { state: 'done', text: withoutReferences(text), figures };
}

function worstOf(findings: readonly Finding[]): EvidenceState {
  const states = new Set(findings.map(({ evidence }) => evidence));
  return states.has('unverified') ? 'unverified' : states.has('repaired') ? 'repaired' : 'verified';
}

/** The analysis in the other language to translate from, newest first: rather one that was written than one translated. */
export function sourceOf(analyses: readonly Analysis[], to: Language): Analysis | undefined {
  const others = analyses.filter(({ language }) => language !== to);
  return others.find(({ provenance }) => !provenance.translatedFrom) ?? others[0];
}
