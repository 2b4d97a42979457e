export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** One JSON line. */
export function print(figure: Record<string, unknown>): void {
  console.log(JSON.stringify(figure));
}
