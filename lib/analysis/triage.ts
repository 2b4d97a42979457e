import type { EvidenceState, Language, Provenance } from './analysis.ts';

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
}

/** One call's triage of several papers. */
export interface TriageResult {
  papers: Triage[];
  /** Of the papers sent, those the answer left out or got wrong: they are as before. */
  missing: string[];
  provenance: Provenance;
}
