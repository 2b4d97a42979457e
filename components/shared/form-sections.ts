import type { AnalysisForm } from '../../lib/analysis/analysis.ts';

/** The sections of each form in the order they are read; a test holds them against the forms, which no page loads. */
export const FORM_SECTIONS = {
  abstract: ['contributions', 'innovation', 'impact', 'applications', 'limitations'],
  fulltext: ['translation', 'motivation', 'method', 'comparison', 'experiments', 'guide', 'summary'],
} as const satisfies Record<AnalysisForm, readonly string[]>;

/** Shown after the sections; no sections of the form. `verbatim`: of an imported analysis, what fits none of them. */
export const COMPANIONS = {
  abstract: ['significance', 'translation', 'verbatim'],
  fulltext: ['verbatim'],
} as const satisfies Record<AnalysisForm, readonly string[]>;

export type SectionId = (typeof FORM_SECTIONS)[AnalysisForm][number] | (typeof COMPANIONS)['abstract'][number];
