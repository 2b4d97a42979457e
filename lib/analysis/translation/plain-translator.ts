import { marksIn } from './mask.ts';

/** A translator that takes no instructions: each text comes back in the other language, in order. */
export type Translate = (texts: readonly string[]) => AsyncIterable<string>;

/** What Markdown puts before a line, the line itself, and white space after it. */
const LINE = /^(\s*(?:(?:[-*+>]|\d+[.)]|#{1,6})\s+)?)(.*?)(\s*)$/;
const MARK = /(⟦\d+⟧)/;

interface Line {
  before: string;
  body: string;
  after: string;
  /** The body in the other language. */
  translated: string;
}

/**
 * Masked texts through such a translator, line by line, so that lists stay lists. A line that comes back without its
 * marks, or with others, is translated once more in the pieces between them. Texts arrive as they are done, each with
 * its place among those given.
 */
export async function* translateMasked(
  texts: readonly string[],
  translate: Translate,
): AsyncGenerator<{ at: number; text: string }, void> {
  const parts = texts.map((text) => text.split('\n').map(readLine));
  const todo = parts.flatMap((lines, at) => lines.filter(hasWords).map((line) => ({ at, line })));
  const left = parts.map((lines) => lines.filter(hasWords).length);
  const broken = new Map<number, Line[]>();
  const isWhole = (at: number): boolean => left[at] === 0 && !broken.has(at);
  for (const at of parts.keys()) if (isWhole(at)) yield { at, text: print(parts[at]) };

  let next = 0;
  for await (const text of translate(todo.map(({ line }) => line.body))) {
    const { at, line } = todo[next++] ?? {};
    if (at === undefined || !line) break;
    line.translated = withWholeBold(text.trim(), line.body);
    if (!sameMarks(line.translated, line.body)) broken.set(at, [...(broken.get(at) ?? []), line]);
    left[at] = (left[at] ?? 1) - 1;
    if (isWhole(at)) yield { at, text: print(parts[at]) };
  }
  if (broken.size === 0) return;
  await translatePieces([...broken.values()].flat(), translate);
  for (const at of broken.keys()) yield { at, text: print(parts[at]) };
}

/** Translates what stands between the marks, which so keep their places. */
async function translatePieces(lines: readonly Line[], translate: Translate): Promise<void> {
  const split = lines.map(({ body }) => body.split(MARK));
  const words = split.flat().filter(saysSomething);
  const translated: string[] = [];
  for await (const text of translate(words.map((piece) => piece.trim()))) translated.push(text.trim());
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const pieces = (split[index] ?? []).map((piece) =>
      saysSomething(piece) ? piece.replace(piece.trim(), () => translated[next++] ?? '') : piece,
    );
    line.translated = withWholeBold(pieces.join(''), line.body);
  }
}

function readLine(text: string): Line {
  const [, before = '', body = '', after = ''] = LINE.exec(text) ?? [];
  return { before, body, after, translated: body };
}

function print(lines: readonly Line[] = []): string {
  return lines.map(({ before, translated, after }) => before + translated + after).join('\n');
}

const hasWords = ({ body }: Line): boolean => body.split(MARK).some(saysSomething);
const saysSomething = (piece: string): boolean => !MARK.test(piece) && /\p{L}/u.test(piece);

const marksOf = (text: string): string =>
  marksIn(text)
    .toSorted((a, b) => a - b)
    .join();
const sameMarks = (one: string, other: string): boolean => marksOf(one) === marksOf(other);

/** Bold words close to their stars; where a star was lost, none: half a pair would be drawn as it stands. */
function withWholeBold(text: string, source: string): string {
  const tight = text.replace(/\*\*[^\S\n]*([^*\n]+?)[^\S\n]*\*\*/g, '**$1**');
  return tight.split('**').length === source.split('**').length ? tight : tight.replaceAll('**', '');
}
