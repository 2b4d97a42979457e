import { LONG_FIELDS, type LongField, type SearchDocument, TEXT_FIELDS, valuesOf } from './document.ts';
import { fold } from './fold.ts';
import type { Postings } from './postings.ts';

/** Stands between the values of a field: no query has it, so nothing is found across it. */
const BETWEEN = '|';

/** What queries are held against: terms, and the papers by number; null: removed. */
export interface Searched {
  postings: Postings;
  papers: readonly (IndexedPaper | null)[];
}

/** A paper in the index: as it was given, and its fields in the form in which phrases are looked for. */
export interface IndexedPaper {
  document: SearchDocument;
  /** By the field's place in `TEXT_FIELDS`; hyphens are spaces. */
  forms: string[];
  /** Over their bound: neither kept nor searched. */
  leftOut: readonly LongField[];
  hasAnalysis: boolean;
  /** UTF-16 units it is charged with. */
  characters: Characters;
}

/** UTF-16 units of text: of long fields each, and of all others together. */
export type Characters = Record<LongField | 'rest', number>;

/** What a document takes, before it is folded. */
export function charactersOf(document: SearchDocument): Characters {
  const characters: Characters = { analysis: document.analysis.length, abstract: document.abstract.length, rest: 0 };
  for (const field of TEXT_FIELDS) {
    if (isLong(field)) continue;
    for (const value of valuesOf(document, field)) characters.rest += value.length;
  }
  return characters;
}

function isLong(field: string): boolean {
  return LONG_FIELDS.some((long) => long === field);
}

/** Its fields with hyphens, as terms are made of them. */
export function formsOf(document: SearchDocument): string[] {
  return TEXT_FIELDS.map((field) => valuesOf(document, field).map(fold).join(` ${BETWEEN} `));
}

export const withoutHyphens = (form: string): string => (form.includes('-') ? form.replaceAll('-', ' ') : form);
