export const PROBLEM_KINDS = ['not-in-paper', 'wrong-figure', 'left-out', 'language', 'display', 'other'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** What a reader found wrong with one part of an analysis. */
export interface Problem {
  /** Id of the section, or `findings`. */
  section: string;
  kind: ProblemKind;
  /** The reader's own words; may be empty. */
  words: string;
}
