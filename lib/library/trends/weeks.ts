const DAY = 86_400_000;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const SHIFT = 3;

/** Number of the week of a day, `YYYY-MM-DD`, Monday its first day as in ISO 8601; NaN of what is no day. */
export function weekOf(day: string): number {
  return Math.floor((Date.parse(day) / DAY + SHIFT) / 7);
}

/** First day of a week, `YYYY-MM-DD`. */
export function mondayOf(week: number): string {
  return new Date((week * 7 - SHIFT) * DAY).toISOString().slice(0, 10);
}

/** Last day of a week, `YYYY-MM-DD`. */
export function sundayOf(week: number): string {
  return new Date((week * 7 - SHIFT + 6) * DAY).toISOString().slice(0, 10);
}
