export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

let kept = 0;
const missed: string[] = [];

/** One JSON line. `bounds` says of some values the most they may be, by the same names; the line then tells whether each is kept. */
export function print<Figure extends { figure: string }>(
  figure: Figure,
  bounds: { [Name in keyof Figure]?: number } = {},
): void {
  const names = Object.keys(bounds) as (keyof typeof bounds & string)[];
  const over = names.filter((name) => !(Number(figure[name]) <= (bounds[name] ?? Number.NaN)));
  console.log(JSON.stringify(names.length === 0 ? figure : { ...figure, bounds, within: over.length === 0 }));
  kept += names.length - over.length;
  missed.push(...over.map((name) => `${figure.figure}.${name}`));
}

/** The last line: how many bounds were kept, and which were not. Not to keep one is to fail. */
export function printBounds(): void {
  console.log(JSON.stringify({ figure: 'bounds', kept, missed }));
  if (missed.length > 0) process.exitCode = 1;
}
