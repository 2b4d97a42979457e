import { type PaperField, PAPER_FIELDS } from './paper-field.ts';
import type { Paper, PaperSource } from './paper.ts';

/** What the page of one paper says: its abstract page or its full text. */
export interface PaperReading {
  paper: Paper;
  source: PaperSource;
  /** The abstract as arXiv shows it, to light sentences in; null where the page has none. */
  abstractElement: Element | null;
  /** Our panel goes after this. */
  anchor: Element | null;
  /** All versions that the page tells of, oldest first. */
  versions: number[];
  /** What this kind of page states and this one does not, in the place where we look. */
  missing: PaperField[];
  /** Share of the fields found, 0 to 1: how far this reader and the page agree. */
  confidence: number;
}

/** Full texts have no subjects of their own: `fields` names what a kind of page states. */
export function paperConfidence(missing: readonly PaperField[], fields: readonly PaperField[] = PAPER_FIELDS): number {
  return 1 - missing.filter((field) => fields.includes(field)).length / fields.length;
}
