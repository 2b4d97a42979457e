import type { Analysis, EvidenceState, Finding, Language, Provenance } from '../analysis/analysis.ts';
import { splitMath } from '../core/split-math.ts';
import { splitSentences } from '../reader/sentences.ts';

/** Which stored text a statement stands in. */
export interface BriefSource {
  /** `offline`: the authors' own sentence, chosen on this device; `triage`: chosen by a model at first sight. */
  form: Analysis['form'] | 'triage' | 'offline';
  /** null: no model, or one that an imported report does not name. */
  model: string | null;
  from: Provenance['source'];
  /** `YYYY-MM-DD`; null where it is not kept. */
  date: string | null;
}

/** A sentence or a finding as it is stored. */
export interface BriefStatement {
  text: string;
  language: Language;
  source: BriefSource;
  /** Id of the section it stands in; null: a finding, or a sentence of the abstract. */
  section: string | null;
  /** `authors`: the authors' own words, which need none; `none`: the analysis names none for this sentence. */
  evidence: EvidenceState | 'authors' | 'none';
}

/** Shorter ones are labels and remains of lists. */
const SHORTEST = 8;

/** Sentences of a section in order, without the marks of lists and headings; tables and code are passed over. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/^(`{3,}|~{3,})[^]*?(?:^\1|$(?![^]))/gm, '')
    .split('\n')
    .filter((line) => !/^\s*(?:#{1,6}\s|\||[-*_=]{3,}\s*$)/.test(line))
    .map((line) => line.replace(/^\s*(?:>\s*)*(?:[-*+•]|\d+[.)、])\s+/, ''))
    .flatMap((line) => splitSentences(withoutMarks(line)).map(({ text }) => text))
    .filter((sentence) => sentence.length >= SHORTEST);
}

/** Without the signs of emphasis and code; those of TeX stay. */
function withoutMarks(line: string): string {
  return splitMath(line)
    .map(({ kind, source }) =>
      kind === 'math'
        ? source
        : source.replace(/\*\*|__|`/g, '').replace(/(?<![\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/g, '$1'),
    )
    .join('');
}

function sourceOf({ form, provenance }: Analysis): BriefSource {
  const isReport = provenance.source === 'report';
  return {
    form,
    model: isReport ? null : provenance.model,
    from: provenance.source,
    date: provenance.createdAt.slice(0, 10) || null,
  };
}

export function sectionStatements(analysis: Analysis, section: string): BriefStatement[] {
  const stored = analysis.sections[section];
  if (stored?.state !== 'done') return [];
  const source = sourceOf(analysis);
  return sentencesOf(stored.text).map((text) => ({
    text,
    language: analysis.language,
    source,
    section,
    evidence: stored.figures?.find((figure) => saysTheSame(figure, text))?.evidence ?? 'none',
  }));
}

export function findingStatements(analysis: Analysis): BriefStatement[] {
  const source = sourceOf(analysis);
  return analysis.findings.map(({ text, evidence }) => ({
    text,
    language: analysis.language,
    source,
    section: null,
    evidence,
  }));
}

function saysTheSame({ text }: Finding, sentence: string): boolean {
  return text.includes(sentence) || sentence.includes(text.trim());
}
