import { lexer, type Token } from 'marked';

/** A line that opens more levels than are drawn: not even read, as reading costs the stack too. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){40}/m;

/** Markdown as tokens: plain data, which can cross to a page. */
export function lexMarkdown(masked: string): Token[] {
  const asWritten = [{ type: 'text', raw: masked, text: masked }];
  if (TOO_DEEP.test(masked)) return asWritten;
  try {
    return lexer(masked, { gfm: true });
  } catch (thrown) {
    // Emphasis within emphasis without end: the lexer has no limit but the stack.
    if (thrown instanceof RangeError) return asWritten;
    throw thrown;
  }
}
