/*
 * `Intl` is dear: its first formatter of a day costs a page some ten milliseconds. What every listing shows is written out
 * here, as `Intl` has it; the rest keeps its formatters, one per locale, made when first needed.
 */
const numbers = new Map<string, Intl.NumberFormat>();

export function formatNumber(locale: string, n: number): string {
  if (Number.isSafeInteger(n)) return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
  let format = numbers.get(locale);
  if (!format) numbers.set(locale, (format = new Intl.NumberFormat(locale)));
  return format.format(n);
}

/** Figures of a sum in US dollars: to the cent, of less to as many places as keep it from being nothing. */
export function formatDollars(dollars: number): string {
  if (dollars >= 0.01) return dollars.toFixed(2);
  if (dollars >= 0.0001) return dollars.toFixed(4);
  return dollars.toLocaleString('en-US', { maximumSignificantDigits: 1 });
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ['January', 'February', 'March', 'April', 'May', 'June'],
  ['July', 'August', 'September', 'October', 'November', 'December'],
].flat();

/** A calendar day in full, with its weekday; the day is the one it is in UTC. */
export function formatDay(locale: string, date: Date): string {
  const [year, month, day, weekday] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()];
  return locale.startsWith('zh')
    ? `${year}年${month + 1}月${day}日星期${'日一二三四五六'[weekday]}`
    : `${WEEKDAYS[weekday]} ${day} ${MONTHS[month]} ${year}`;
}

/** An ISO 8601 instant by the reader's own clock, to the minute. */
export function formatInstant(locale: string, instant: string): string {
  const date = new Date(instant);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const [hours, minutes] = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return locale.startsWith('zh')
    ? `${year}年${month + 1}月${day}日 ${hours}:${minutes}`
    : `${day} ${MONTHS[month]?.slice(0, 3)} ${year}, ${hours}:${minutes}`;
}
