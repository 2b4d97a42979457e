import { intelligenceTerms } from './intelligence.ts';
import { languageTerms } from './language.ts';
import { learningTerms } from './learning.ts';
import { roboticsTerms } from './robotics.ts';
import type { Term } from './term.ts';
import { visionTerms } from './vision.ts';

export type { Term } from './term.ts';

/** Every theme tag the reader knows. */
export const vocabulary: readonly Term[] = [
  ...visionTerms,
  ...roboticsTerms,
  ...languageTerms,
  ...learningTerms,
  ...intelligenceTerms,
];

const byId = new Map(vocabulary.map((term) => [term.id, term]));

export function findTerm(id: string): Term | undefined {
  return byId.get(id);
}
