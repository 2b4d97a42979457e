import type { PageCount } from '../fulltext/full-text.ts';

/** Languages an analysis can be written in, as `lang` values. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `abstract`: from title and abstract; `fulltext`: from the paper's whole text. */
export const ANALYSIS_FORMS = ['abstract', 'fulltext'] as const;
export type AnalysisForm = (typeof ANALYSIS_FORMS)[number];

/** Tasks with a prompt: the reader may put words of their own for it, and name a model for it. */
export const PROMPT_TASKS = ['triage', 'abstract', 'fulltext', 'translate', 'digest', 'ask'] as const;
export type PromptTask = (typeof PROMPT_TASKS)[number];

/** What a model is called for; the ledger, the budget and the choice of a model go by it. `test`: to see whether it answers. */
export const TASKS = [...PROMPT_TASKS, 'test'] as const;
export type Task = (typeof TASKS)[number];

/**
 * Of a prompt: a whole number for ours, with a fingerprint of the words (`1-9af3c210`) for one the reader edited; 0 for
 * what was made without one, by a translator.
 */
export type PromptVersion = number | string;

/** `verified`: found as quoted. `repaired`: found after normalising, or in another sentence than named. */
export type EvidenceState = 'verified' | 'repaired' | 'unverified';

export interface Finding {
  text: string;
  /** 1-based ids of the abstract's sentences the finding rests on; empty when none could be found. */
  sentences: number[];
  /** Words of the paper the model gave as proof; may be empty. */
  quote: string;
  evidence: EvidenceState;
}

/** A section is shown while it grows and counts as read only once it is closed. */
export interface Section {
  state: 'growing' | 'done';
  /** Markdown with TeX in `$…$`. */
  text: string;
  /** Its statements that give a figure, each with the sentences it rests on; of sections that must name them. */
  figures?: Finding[];
}

/** What of a full text a model was given, by the names of its sections. */
export interface ReadPart {
  omitted: string[];
  /** Given in part. */
  shortened: string[];
  words: number;
  totalWords: number;
  /** Of a PDF: the words are those of the pages that were read. */
  pages?: PageCount;
}

export interface Provenance {
  form: AnalysisForm | 'triage' | 'ask' | 'digest';
  /** `report`: read from an imported daily report, which does not say who wrote it. */
  source: 'offline' | 'abstract' | 'html' | 'pdf' | 'report';
  /** Provider file id, model name as asked for; null for what was made on the device. */
  provider: string | null;
  model: string | null;
  promptVersion: PromptVersion | null;
  /** ISO 8601 instant. */
  createdAt: string;
  inputTokens: number | null;
  outputTokens: number | null;
  /** US dollars; null when the price is unknown, which is not the same as nothing. */
  cost: number | null;
  /** n verified (or repaired) of m findings. */
  verified: number;
  findings: number;
  /** Of a full text: how much of it was read. */
  read?: ReadPart;
  /** Of a translation: the analysis it was made from, whose evidence it keeps. */
  translatedFrom?: { language: Language; model: string };
  /** The full text was asked for, and there was none. */
  withoutFullText?: true;
  /** Chinese was asked for as well, and nothing in this browser could translate into it. */
  untranslated?: true;
}

/** One finished analysis in one language, as stored. Failures are never stored here. */
export interface Analysis {
  /** `analysisKey` of the five fields below, and of the language it was translated from. */
  key: string;
  arxivIdV: string;
  form: AnalysisForm;
  language: Language;
  model: string;
  promptVersion: PromptVersion;
  arxivId: string;
  sections: Record<string, Section>;
  findings: Finding[];
  /** Free tags in the analysis' language. */
  tags: string[];
  provenance: Provenance;
}

/** Whether it came with a daily report: nobody here asked for it, so it stands in for none that is asked for. */
export function isImported({ provenance }: Pick<Analysis, 'provenance'>): boolean {
  return provenance.source === 'report';
}

/** A question on one paper and what a model answered. */
export interface Ask {
  id: string;
  arxivId: string;
  arxivIdV: string;
  question: string;
  language: Language;
  /** Markdown; `figures` are its statements with a figure. */
  answer: Section;
  /** The passages it rests on. */
  passages: Finding[];
  provenance: Provenance;
}

/** What a running analysis has so far, per language: the same shape, not yet checked. */
export type PartialAnalysis = Partial<Record<Language, { sections: Record<string, Section>; findings: Finding[] }>>;

export function analysisKey({
  arxivIdV,
  form,
  language,
  model,
  promptVersion,
  translatedFrom,
}: Pick<Analysis, 'arxivIdV' | 'form' | 'language' | 'model' | 'promptVersion'> & {
  translatedFrom?: Language;
}): string {
  const fields = [arxivIdV, form, language, model, promptVersion];
  return [...fields, ...(translatedFrom ? [`from-${translatedFrom}`] : [])].join('|');
}
