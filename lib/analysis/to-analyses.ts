import { arxivIdVOf, type Paper } from '../arxiv/paper.ts';
import type { Usage } from '../completion/completion.ts';
import type { Profile } from '../providers/profile.ts';
import {
  type Analysis,
  type AnalysisForm,
  analysisKey,
  type Finding,
  type Language,
  type Provenance,
  type Section,
} from './analysis.ts';
import { checkFinding } from './evidence/check-finding.ts';
import { checkFigures, withoutReferences } from './figures.ts';
import type { PaperAnswer, PaperForm } from './paper-form.ts';
import type { NumberedSentence } from './tidy.ts';
import { countEvidence, writtenBy } from './provenance.ts';

export interface AnsweredPaper {
  form: PaperForm & { id: AnalysisForm };
  /** Where the text came from, and how much of it was read. */
  origin: Pick<Provenance, 'source' | 'read' | 'withoutFullText'>;
  paper: Paper;
  sentences: readonly NumberedSentence[];
  languages: readonly Language[];
  profile: Profile;
  usage: Usage;
  /** US dollars; null when unknown. */
  cost: number | null;
  /** ISO 8601 instant. */
  createdAt: string;
}

/** One analysis per language from one guarded answer. Tokens and cost are those of the whole call, in each. */
export function toAnalyses(answer: PaperAnswer, answered: AnsweredPaper): Analysis[] {
  return answered.languages.map((language) => toAnalysis(answer, answered, language));
}

function toAnalysis(answer: PaperAnswer, answered: AnsweredPaper, language: Language): Analysis {
  const { form, origin, paper, profile } = answered;
  const findings = readFindings(answer, { sentences: answered.sentences, title: paper.title }, language);
  const identity = {
    arxivIdV: arxivIdVOf(paper),
    form: form.id,
    language,
    model: profile.model,
    promptVersion: form.promptVersion,
  };
  return {
    key: analysisKey(identity),
    ...identity,
    arxivId: paper.arxivId,
    sections: readSections(answer, answered, language),
    findings,
    tags: answer.tags[language] ?? [],
    provenance: {
      form: form.id,
      ...origin,
      ...writtenBy({ ...answered, promptVersion: form.promptVersion }),
      ...countEvidence(findings),
    },
  };
}

function readSections(
  answer: PaperAnswer,
  { form, sentences, paper }: AnsweredPaper,
  language: Language,
): Record<string, Section> {
  const read = (id: string): Section => {
    const text = (answer[language]?.[id] ?? '').trim();
    if (!form.cited.includes(id)) return { state: 'done', text };
    return { state: 'done', text: withoutReferences(text), figures: checkFigures(text, sentences, paper.title) };
  };
  return Object.fromEntries(form.sections(language).map((id) => [id, read(id)]));
}

export function readFindings(
  answer: PaperAnswer,
  { sentences, title }: { sentences: readonly NumberedSentence[]; title: string },
  language: Language,
): Finding[] {
  return answer.findings.map((claim) =>
    checkFinding({ text: claim[language] ?? '', sentences: claim.sentences, quote: claim.quote }, sentences, title),
  );
}
