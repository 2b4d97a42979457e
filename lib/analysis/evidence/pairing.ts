import { type Figure, isSameFigure, readFigures } from './numbers.ts';
import { clausesOf, contentOf } from './content.ts';
import { namesOf } from './names.ts';

interface Clause {
  figures: Figure[];
  content: ReadonlySet<string>;
  names: readonly string[];
}

function readClauses(text: string): Clause[] {
  return clausesOf(text).map((clause) => ({
    figures: readFigures(clause).filter(({ named }) => !named),
    content: contentOf(clause),
    names: namesOf(clause),
  }));
}

/**
 * A finding that gives one of two like figures to what the other belongs to: “error −18%, recall +9%” told the other
 * way round. Only where the words leave no doubt.
 */
export function swapsFigures(text: string, said: string): boolean {
  // “91.2 and 84.7 on A and B respectively” pairs by order alone.
  if (/respectively|分别|依次/i.test(said)) return false;
  const theirs = readClauses(said).filter(({ figures }) => figures.length > 0);
  if (theirs.length < 2) return false;
  const ours = readClauses(text);
  return ours.some((clause) => clause.figures.some((figure) => isSwapped(figure, clause, { ours, theirs })));
}

function isSwapped(
  figure: Figure,
  clause: Clause,
  text: { ours: readonly Clause[]; theirs: readonly Clause[] },
): boolean {
  if (clause.figures.length !== 1) return false;
  const isLike = ({ figures }: Clause): boolean => figures.some(({ unit }) => unit === figure.unit);
  const own = text.theirs.filter((their) => holds(their, figure));
  const others = text.theirs.filter((their) => !holds(their, figure) && isLike(their));
  const names = difference(own, others, (each) => each.names);
  const hits = (each: Clause, side: ReadonlySet<string>): boolean => each.names.some((name) => side.has(name));
  if (hits(clause, names.own)) return false;
  if (hits(clause, names.others)) {
    // A name may be the subject of both, unless the finding parts it from the figure it stands with.
    const figures = others.flatMap((other) => other.figures);
    const parted = text.ours.some(
      (each) => figures.some((other) => holds(each, other)) && !hits(each, names.others) && each !== clause,
    );
    if (names.own.size > 0 || parted) return true;
  }
  const words = difference(own, others, (each) => [...each.content]);
  const count = (side: ReadonlySet<string>): number => [...clause.content].filter((word) => side.has(word)).length;
  return words.own.size > 0 && count(words.own) === 0 && count(words.others) >= 2;
}

function holds({ figures }: Clause, figure: Figure): boolean {
  return figures.some((other) => isSameFigure(figure, other));
}

/** What only the one side has, and only the other. */
function difference(
  own: readonly Clause[],
  others: readonly Clause[],
  read: (clause: Clause) => readonly string[],
): { own: ReadonlySet<string>; others: ReadonlySet<string> } {
  const ours = new Set(own.flatMap(read));
  const theirs = new Set(others.flatMap(read));
  return { own: ours.difference(theirs), others: theirs.difference(ours) };
}
