/** US Eastern time, which arXiv's day goes by; daylight saving is the browser's own table. */
const WALL_CLOCK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What the clock in New York shows, to the second, as if it were UTC. Instants in milliseconds. */
function wallClock(instant: number): number {
  const parts = new Map(WALL_CLOCK.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** Milliseconds that New York is ahead of UTC, so negative. */
const offsetAt = (instant: number): number => wallClock(instant) - Math.floor(instant / 1_000) * 1_000;

/** The calendar day, `YYYY-MM-DD`, on which an instant falls in New York. */
export function easternDay(instant: number): string {
  return new Date(wallClock(instant)).toISOString().slice(0, 10);
}

/** The instant at which the clock in New York shows a full hour of a day; not for the hour or two in which it is changed. */
export function easternInstant(day: string, hour: number): number {
  const shown = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const near = shown - offsetAt(shown);
  return shown - offsetAt(near);
}
