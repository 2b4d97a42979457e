/** Formatters are dear to make and cheap to keep: one per locale, made when first needed. */
const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

export function formatNumber(locale: string, n: number): string {
  let format = numbers.get(locale);
  if (!format) numbers.set(locale, (format = new Intl.NumberFormat(locale)));
  return format.format(n);
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
