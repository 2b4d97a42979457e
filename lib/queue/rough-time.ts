/** A span as people say it: from `least` to `most`, the same where it is one figure. */
export interface RoughTime {
  unit: 'second' | 'minute' | 'hour';
  least: number;
  most: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Beyond this ratio a middle would claim to know more than is known. */
const NEAR = 1.5;

/** Milliseconds in steps that grow with them, so that the words stand still for a while; under a minute is one figure. */
export function roughTime({ least, most }: { least: number; most: number }): RoughTime {
  if (most < MINUTE) return { unit: 'second', least: 60, most: 60 };
  const isLong = most >= 2 * HOUR;
  const [unit, size] = isLong ? (['hour', HOUR] as const) : (['minute', MINUTE] as const);
  const step = (span: number): number => {
    const units = span / size;
    const grain = isLong ? (units < 5 ? 0.5 : 1) : units < 10 ? 1 : units < 30 ? 2 : 5;
    return Math.max(Math.round(units / grain) * grain, isLong ? 0.5 : 1);
  };
  if (most <= least * NEAR) {
    const middle = step((least + most) / 2);
    return { unit, least: middle, most: middle };
  }
  return { unit, least: step(least), most: step(most) };
}
