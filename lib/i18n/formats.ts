/** Formatters are dear to make and cheap to keep: one per locale, made when first needed. */
const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

export function formatNumber(locale: string, n: number): string {
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

/** A calendar day in full, with its weekday; the day is the one it is in UTC. */
export function formatDay(locale: string, date: Date): string {
  let format = days.get(locale);
  if (!format) {
    const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    days.set(locale, (format = new Intl.DateTimeFormat(locale, options)));
  }
  return format.format(date);
}

const instants = new Map<string, Intl.DateTimeFormat>();

/** An ISO 8601 instant by the reader's own clock, to the minute. */
export function formatInstant(locale: string, instant: string): string {
  let format = instants.get(locale);
  if (!format) {
    instants.set(locale, (format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })));
  }
  return format.format(new Date(instant));
}
