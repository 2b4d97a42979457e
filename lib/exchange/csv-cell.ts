/** What a spreadsheet takes for a formula, in ASCII or in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** A value as a cell of RFC 4180. A text that a spreadsheet would take for a formula is made text. */
function csvCell(value: string | number | boolean | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
