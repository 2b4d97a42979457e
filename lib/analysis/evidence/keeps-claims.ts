import { claimsOf } from './claims.ts';
import { differInNegation } from './negation.ts';
import { isSameFigure, readFigures } from './numbers.ts';

/** Whether a sentence in another language says no other figure than its source, leaves none out, and denies nothing new. */
export function keepsClaims(text: string, source: string): boolean {
  return bears(source, text) && bears(text, source) && !differInNegation(text, source);
}

/** Every figure that `claim` gives stands in `other`. */
function bears(other: string, claim: string): boolean {
  const figures = readFigures(other);
  return claimsOf(claim).every((figure) => figures.some((known) => isSameFigure(figure, known)));
}
