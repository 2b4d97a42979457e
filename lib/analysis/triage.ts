import type { ErrorCode } from '../core/errors.ts';
import type { EvidenceState, Language, PromptVersion, Provenance } from './analysis.ts';

export const GRADES = [1, 2, 3] as const;
export type Grade = (typeof GRADES)[number];

/** What a first look by a model made of one abstract. */
export interface Triage {
  arxivId: string;
  /** One sentence in each language asked for, with the sentences of the abstract it rests on. */
  tldr: Partial<Record<Language, string>>;
  sentences: number[];
  /** The least of the languages: a figure that is not in its sentences makes it `unverified`. */
  evidence: EvidenceState;
  /** To the reader's interests; to the field. 3 is the most. */
  relevance: Grade;
  significance: Grade;
  reason: Partial<Record<Language, string>>;
  /** Free theme tags, in English. */
  tags: string[];
  /** Sentences of the abstract that state its findings. */
  findings: number[];
}

/** One call's triage of several papers. */
export interface TriageResult {
  papers: Triage[];
  /** Of the papers sent, those the answer left out or got wrong: they are as before. */
  missing: string[];
  provenance: Provenance;
}

/** A triage as it is kept, paper by paper; where no answer could be used, why: that is no low grade. */
export interface StoredTriage {
  /** `triageKey` of the fields below. */
  key: string;
  arxivId: string;
  arxivIdV: string;
  languages: Language[];
  /** Fingerprint of the interests it was judged by. */
  interests: string;
  triage: Triage | null;
  unscored: ErrorCode | null;
  provenance: Pick<Provenance, 'provider' | 'createdAt'> & { model: string; promptVersion: PromptVersion };
}

export function triageKey({
  arxivIdV,
  languages,
  interests,
  provenance,
}: Pick<StoredTriage, 'arxivIdV' | 'languages' | 'interests' | 'provenance'>): string {
  return [arxivIdV, languages.join('+'), provenance.model, provenance.promptVersion, interests].join('|');
}

/** Relevance and significance together, 2 to 6. */
export function gradeSum({ relevance, significance }: Pick<Triage, 'relevance' | 'significance'>): number {
  return relevance + significance;
}
