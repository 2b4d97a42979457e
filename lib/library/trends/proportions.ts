/** Quantile of the standard normal distribution for an interval of 95 %. */
const Z95 = 1.959964;

/**
 * Interval of 95 % of a share: Wilson's score interval (E. B. Wilson, 1927, Probable inference, the law of succession, and
 * statistical inference), which stays within 0 and 1 and holds for small counts too. Of nothing it is all there is.
 */
export function wilsonInterval(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}

export interface Counted {
  count: number;
  of: number;
}

/**
 * How many standard errors the log odds of a share now lie above those before, half a paper added to each of the four
 * counts so that none is 0 (J. B. S. Haldane, 1956; F. J. Anscombe, 1956; the variance is Woolf's with the same halves,
 * J. J. Gart, 1966).
 */
export function logOddsChange(now: Counted, before: Counted): number {
  const counts = [now.count, now.of - now.count, before.count, before.of - before.count].map((count) => count + 0.5);
  const [a = 1, b = 1, c = 1, d = 1] = counts;
  return (Math.log(a / b) - Math.log(c / d)) / Math.sqrt(counts.reduce((sum, count) => sum + 1 / count, 0));
}

/**
 * Probability that a standard normal value lies as far from 0 as `z`, on either side: by the rational approximation 7.1.26 of
 * Abramowitz and Stegun, right to 1.5e-7.
 */
export function twoSidedProbability(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-x * x);
}

/**
 * The greatest probability that still counts as a finding when many are looked at, so that of those found at most the share
 * `falseShare` is to be expected by chance alone (Y. Benjamini and Y. Hochberg, 1995). 0: none is one.
 */
export function discoveryBound(probabilities: readonly number[], falseShare: number): number {
  const sorted = probabilities.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= (falseShare * (index + 1)) / sorted.length);
  return sorted[last] ?? 0;
}
