/** One line of the reader's rules, as it is meant. */
export type Rule =
  | { kind: 'words'; text: string }
  /** Of a regular expression: what stands between the slashes. */
  | { kind: 'pattern'; source: string }
  | { kind: 'author'; name: string }
  /** `cs.CV`, or `cs` for all of it. */
  | { kind: 'category'; category: string }
  /** Kept, and held against nothing. */
  | { kind: 'off'; rule: string };

const OFF = '# ';
/** Names of fields as arXiv's own search has them. */
const FIELD = /^(au|cat):\s*(.+)$/i;
const PATTERN = /^\/(.+)\/i?$/;

/**
 * What a line means: `/…/` is a regular expression, `au:` an author, `cat:` a category, `# ` before it switches it
 * off; anything else is a word or phrase.
 */
export function parseRule(line: string): Rule {
  if (line.startsWith(OFF)) return { kind: 'off', rule: line.slice(OFF.length).trim() };
  const source = PATTERN.exec(line)?.[1];
  if (source !== undefined) return { kind: 'pattern', source };
  const [, field, text] = FIELD.exec(line) ?? [];
  if (field === undefined || text === undefined) return { kind: 'words', text: line };
  return field.toLowerCase() === 'au' ? { kind: 'author', name: text } : { kind: 'category', category: text };
}

/** The same line, switched off. */
export const switchedOff = (line: string): string => `${OFF}${line}`;

/** Case does not matter, as with words; null when it is no regular expression. */
export function compilePattern(source: string): RegExp | null {
  // Escapes that `u` forbids are common, and `\p{…}` needs it.
  for (const flags of ['iu', 'i']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The next flags, or none.
    }
  }
  return null;
}

/** Rules that need no regular expression, and are not switched off: what a model is told. */
export function plainRules(lines: readonly string[]): string[] {
  return lines.filter((line) => !['pattern', 'off'].includes(parseRule(line).kind));
}
