import type { Term } from '../interests/learned/terms.ts';
import type { TagNames } from '../reader/tag-names.ts';
import type { TextFile } from './views.ts';

/** What was learned from the reader's acts, to be looked at. */
export interface LearnedView {
  /** Papers that count as wanted, and as not wanted. */
  wanted: number;
  unwanted: number;
  /** What counts most, strongest first; null while too little is known, or nothing is learned. */
  terms: { wanted: Term[]; unwanted: Term[] } | null;
  /** Of the tags among them. */
  tagNames: TagNames;
}

export interface LearnedProtocol {
  getLearned(): LearnedView;
  /** All of it as JSON; `not-found` where nothing was learned. */
  exportLearned(): TextFile;
}
