/** A whole number, with or without separators between the thousands; null when it is none. */
export function parseWhole(text: string): number | null {
  const digits = text.replace(/[\s,_，]/g, '');
  if (!/^\d{1,15}$/.test(digits)) return null;
  return Number(digits);
}

/** An amount of money, `0.14` or `0,14`; null when it is none. */
export function parseDollars(text: string): number | null {
  const digits = text.trim().replace(',', '.');
  return /^\d{1,5}(?:\.\d{1,6})?$/.test(digits) ? Number(digits) : null;
}
