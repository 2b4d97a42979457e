/** Code spans and TeX, which keep their characters, and what may have to be escaped outside them. */
const SPANS = /(?<code>(`+)(?!`)[^\n]*?[^`\n]\2(?!`))|(?<tex>\$\$[^$]+\$\$|\$[^$\n]+\$)/g;

/** What could begin a tag, a comment or an autolink. */
export const TAG_START = /<(?=[A-Za-z/!?])/g;

/** Calls `escape` on the text outside code and TeX; in TeX `<` becomes the command that means the same. */
export function outsideSpans(text: string, escape: (plain: string) => string, keepCode: boolean): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(SPANS)) {
    const { code, tex } = match.groups ?? {};
    if (code !== undefined && !keepCode) continue;
    result += escape(text.slice(end, match.index)) + (code ?? (tex ?? '').replace(TAG_START, '\\lt '));
    end = match.index + match[0].length;
  }
  return result + escape(text.slice(end));
}

/** One line of plain text as Markdown that shows it as it is; `$…$` stays TeX. */
export function escapeInline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return outsideSpans(
    line,
    (plain) => plain.replace(/[\\`*_[\]<]/g, String.raw`\$&`).replace(/&(?=#?\w+;)/g, String.raw`\&`),
    false,
  );
}
