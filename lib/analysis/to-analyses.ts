import { arxivIdVOf, type Paper } from '../arxiv/paper.ts';
import type { Usage } from '../completion/completion.ts';
import type { Profile } from '../providers/profile.ts';
import { type Analysis, analysisKey, type Finding, type Language, type Section } from './analysis.ts';
import { checkFinding } from './evidence.ts';
import { type AbstractAnswer, sectionsOf } from './forms/abstract.ts';
import { ABSTRACT_PROMPT_VERSION } from './prompts/abstract.ts';
import type { NumberedSentence } from './tidy.ts';

export interface AnsweredPaper {
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
export function toAnalyses(answer: AbstractAnswer, answered: AnsweredPaper): Analysis[] {
  return answered.languages.map((language) => toAnalysis(answer, answered, language));
}

function toAnalysis(answer: AbstractAnswer, answered: AnsweredPaper, language: Language): Analysis {
  const { paper, profile, usage } = answered;
  const findings = readFindings(answer, answered.sentences, language);
  const identity = {
    arxivIdV: arxivIdVOf(paper),
    form: 'abstract',
    language,
    model: profile.model,
    promptVersion: ABSTRACT_PROMPT_VERSION,
  } as const;
  return {
    key: analysisKey(identity),
    ...identity,
    arxivId: paper.arxivId,
    sections: readSections(answer, language),
    findings,
    tags: answer.tags[language] ?? [],
    provenance: {
      form: 'abstract',
      source: 'abstract',
      provider: profile.provider,
      model: profile.model,
      promptVersion: ABSTRACT_PROMPT_VERSION,
      createdAt: answered.createdAt,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      cost: answered.cost,
      verified: findings.filter((finding) => finding.evidence !== 'unverified').length,
      findings: findings.length,
    },
  };
}

function readSections(answer: AbstractAnswer, language: Language): Record<string, Section> {
  return Object.fromEntries(
    sectionsOf(language).map((id) => [id, { state: 'done', text: (answer[language]?.[id] ?? '').trim() }]),
  );
}

function readFindings(answer: AbstractAnswer, sentences: readonly NumberedSentence[], language: Language): Finding[] {
  return answer.findings.map((claim) =>
    checkFinding({ text: claim[language] ?? '', sentences: claim.sentences, quote: claim.quote }, sentences),
  );
}
