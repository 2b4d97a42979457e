const ACCENT = /\\[`'^"~=.uvHcdbkr]\s*\{?\s*([A-Za-z])\s*\}?/g;
const SPACES = /\s+/g;

/** Text as a reader says it: TeX mark-up gone, words in commands kept, one space between words. For matching only; offsets differ. */
export function plainText(text: string): string {
  if (!/[\\${}~^`]/.test(text)) return text.replace(SPACES, ' ').trim();
  return text
    .replace(/\\(?:cite|citep|citet|ref|eqref|label|footnote)\*?(?:\[[^\]]*\])*\{[^}]*\}/g, ' ')
    .replace(/\\(?:url|href)\{([^}]*)\}/g, ' $1 ')
    .replace(ACCENT, '$1')
    .replace(/\\(?:begin|end)\{[^}]*\}/g, ' ')
    .replace(/\\([%$&#_])/g, '$1')
    .replace(/\\times\b/g, '×')
    .replace(/\\(?:text|math)[a-z]*\s*(?=\{)/g, '')
    .replace(/\\[a-zA-Z]+\*?/g, ' ')
    .replace(/\\[()[\]\\,;:! ]/g, ' ')
    .replace(/~/g, ' ')
    .replace(/``|''/g, '"')
    .replace(/[${}^]/g, '')
    .replace(SPACES, ' ')
    .trim();
}
