const WORDING = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function wordsOf(day: string): { weekday: string; date: string; month: string; year: string } {
  const parts = new Map(WORDING.formatToParts(new Date(day)).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return { weekday: of('weekday'), date: of('day'), month: of('month'), year: of('year') };
}

/** `2026-11-17` as listings announce it: `Tuesday, 17 November 2026`. */
export function longDay(day: string): string {
  const { weekday, date, month, year } = wordsOf(day);
  return `${weekday}, ${date} ${month} ${year}`;
}

/** As search results date a paper: `17 November, 2026`. */
export function resultDay(day: string): string {
  const { date, month, year } = wordsOf(day);
  return `${date} ${month}, ${year}`;
}

/** As full texts are marked: `17 Nov 2026`. */
export function shortDay(day: string): string {
  const { date, month, year } = wordsOf(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}
