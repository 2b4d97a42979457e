import { escapeInline, outsideSpans, TAG_START } from '../digest/inline-markdown.ts';

/** Plain text as Markdown paragraphs: nothing in it starts a heading, a list, a quote or a rule. */
export function escapeParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => escapeInline(paragraph))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) =>
      paragraph.replace(/^(#{1,6}(?=\s|$)|[-+>=~|:])/, String.raw`\$1`).replace(/^(\d+)([.)])/, String.raw`$1\$2`),
    )
    .join('\n\n');
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
/** A heading, also inside quotes and list items. */
const ATX = /^([ \t]*(?:>[ \t]*|[-*+][ \t]+|\d+[.)][ \t]+)*)(#{1,6})(?=[ \t]|$)/;
/** A line of `=` or `-`: makes a heading of the line above, or a rule where that is blank. */
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

interface Line {
  text: string;
  fenced: boolean;
}

/** Lines told apart by whether they belong to a fenced block; a fence left open is closed. */
function readLines(text: string): Line[] {
  let fence: string | null = null;
  const lines = text.split('\n').map((line): Line => {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (fence !== null) {
      if (mark.startsWith(fence) && info.trim() === '') fence = null;
      return { text: line, fenced: true };
    }
    if (mark === '' || (mark.startsWith('`') && info.includes('`'))) return { text: line, fenced: false };
    fence = mark;
    return { text: line, fenced: true };
  });
  return fence === null ? lines : [...lines, { text: fence, fenced: true }];
}

function escapeUnderline(line: string, above: string): string {
  if (!UNDERLINE.test(line)) return line;
  return above.trim() === '' && line.trim().length >= 3 && line.includes('-') ? '* * *' : `\\${line.trim()}`;
}

/** Tags and images are shown instead of working: what a model wrote fetches nothing. */
function disarm(plain: string): string {
  return plain.replace(TAG_START, String.raw`\<`).replaceAll('![', String.raw`!\[`);
}

/**
 * Markdown as a part of a larger document: its highest heading becomes one of `level`, lines that would underline
 * a heading are escaped, an open fence is closed. Only the reader's own words keep their tags and images.
 */
export function embedMarkdown(text: string, level: number, author: 'model' | 'reader' = 'model'): string {
  const lines = readLines(text.replace(/\r\n?/g, '\n').trim());
  const levels = lines
    .map((line) => (line.fenced ? null : ATX.exec(line.text)))
    .map((match) => match?.[2]?.length ?? 6);
  const shift = Math.max(0, level - Math.min(...levels));
  return lines
    .map((line, index) => {
      if (line.fenced) return line.text;
      const plain = escapeUnderline(line.text, lines[index - 1]?.text ?? '').replace(
        ATX,
        (_, before: string, marks: string) => before + '#'.repeat(Math.min(6, marks.length + shift)),
      );
      return author === 'reader' ? plain : outsideSpans(plain, disarm, true);
    })
    .join('\n');
}
