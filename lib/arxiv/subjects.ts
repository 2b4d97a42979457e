import { ARCHIVES } from './identifier.ts';

/** Archives that came after identifiers lost theirs. */
const LATER_ARCHIVES = 'econ|eess|q-fin|stat';
const CATEGORY = new RegExp(`^(?:${ARCHIVES}|${LATER_ARCHIVES})(?:\\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*))?$`);

/** Whether a term is a category of arXiv's, and not a code of MSC or ACM, which feeds put beside them. */
export const isCategory = (term: string): boolean => CATEGORY.test(term);

/** The category ids of a subjects line: `Robotics (cs.RO); Machine Learning (cs.LG)` → `cs.RO`, `cs.LG`. */
export function parseSubjects(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/\(([a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?)\)(?=\s*(?:;|$))/g)].map((match) => match[1] ?? ''),
    ),
  ];
}

/** Primary first, whichever order the line has. */
export function orderCategories(primary: string | null, all: readonly string[]): string[] {
  return primary === null ? [...all] : [primary, ...all.filter((category) => category !== primary)];
}

/** What authors and arXiv's administrators write in comments or abstract when a paper is taken back. */
export function saysWithdrawn(text: string | null): boolean {
  return /\b(?:paper|papers|submission|article|manuscript|preprint|work) (?:has|have) been withdrawn\b/i.test(
    text ?? '',
  );
}
