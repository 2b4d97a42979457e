const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAY = new RegExp(`\\b(\\d{1,2})\\s+(${MONTHS.join('|')})[a-z]*\\.?\\s+(\\d{4}|\\d{2})(?!\\d)`, 'i');

/** arXiv began in 1991; its pages gave the year in two digits until 2024. */
const FIRST_YEAR = 91;

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < FIRST_YEAR ? '20' : '19'}${year}`;
}

/** The day in arXiv's own wording (`Tuesday, 27 January 2026`, `26 Jan 2026`, `26 Jan 26`) as `YYYY-MM-DD`; null without one. */
export function findDay(text: string): string | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const [, day = '', monthName = '', year = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  return `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A calendar day, `YYYY-MM-DD`, in the reader's own time zone. */
export function localDay(instant: Date): string {
  const month = String(instant.getMonth() + 1).padStart(2, '0');
  return `${instant.getFullYear()}-${month}-${String(instant.getDate()).padStart(2, '0')}`;
}
