import { type MathPiece, splitMath } from './split-math.ts';

/** Private-use characters that stand for an expression while Markdown is read, so that `_` and `*` in TeX stay TeX. */
export const MARK = /\uE000(\d+)\uE001/g;

export type MathExpression = Extract<MathPiece, { kind: 'math' }>;

/** A text with a mark in place of each expression, and the expressions by the number in their marks. */
export function maskMath(text: string): { masked: string; expressions: MathExpression[] } {
  const expressions: MathExpression[] = [];
  const masked = splitMath(text.replace(/[\uE000\uE001]/g, '\uFFFD'))
    .map((piece) => (piece.kind === 'text' ? piece.source : `\uE000${expressions.push(piece) - 1}\uE001`))
    .join('');
  return { masked, expressions };
}
