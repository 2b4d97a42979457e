/**
 * Exponential and logarithms of additions, multiplications and divisions only. Those IEEE 754 fixes to the last bit, where ECMAScript leaves
 * `Math.exp`, `Math.log` and `**` to the engine: so one text has one reading in every browser.
 */

/** ln 2 in two parts; the first ends in zeros, so that small multiples of it are exact (Cody & Waite 1980). */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LN2 = 0.6931471805599453;
/** Beyond these the result is 0, or more than a double holds. */
const LEAST = -700;
const MOST = 700;
/** 1/13!, 1/12! … 1/1!, 1/0! for Horner's rule: on half of ln 2 no further term counts. */
const TAYLOR = taylor(13);
/** 1/21, 1/19 … 1/3, 1 of the series of the area tangent. */
const ODD = [21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((n) => 1 / n);
const SQRT2 = 1.4142135623730951;
/** 2 to the powers from -1022 to 1023, each exact. */
const FIRST_POWER = -1022;
const POWERS = powersOfTwo();
const view = new DataView(new ArrayBuffer(8));

export function exp(x: number): number {
  if (x < LEAST) return 0;
  if (x > MOST) return Infinity;
  const power = Math.floor(x / LN2 + 0.5);
  const rest = x - power * LN2_HIGH - power * LN2_LOW;
  let sum = 0;
  for (const coefficient of TAYLOR) sum = sum * rest + coefficient;
  return sum * (POWERS[power - FIRST_POWER] ?? 0);
}

/** Natural logarithm; of 0 and of numbers too small to be normal it is -∞. */
export function log(x: number): number {
  view.setFloat64(0, x);
  const high = view.getUint32(0);
  let power = (high >>> 20) - 1023;
  if (power <= -1023) return -Infinity;
  // The same digits with the exponent of 1, from 1 to 2; then from √½ to √2.
  view.setUint32(0, (high & 0x000f_ffff) | 0x3ff0_0000);
  let digits = view.getFloat64(0);
  if (digits > SQRT2) {
    digits /= 2;
    power += 1;
  }
  const ratio = (digits - 1) / (digits + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (const coefficient of ODD) sum = sum * square + coefficient;
  return power * LN2_HIGH + (2 * ratio * sum + power * LN2_LOW);
}

export function log2(x: number): number {
  return log(x) / LN2;
}

function taylor(degree: number): number[] {
  const coefficients = [1];
  for (let n = 1; n <= degree; n += 1) coefficients.push((coefficients[n - 1] ?? 1) / n);
  return coefficients.toReversed();
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(1023 - FIRST_POWER + 1);
  powers[-FIRST_POWER] = 1;
  for (let at = -FIRST_POWER + 1; at < powers.length; at += 1) powers[at] = (powers[at - 1] ?? 1) * 2;
  for (let at = -FIRST_POWER - 1; at >= 0; at -= 1) powers[at] = (powers[at + 1] ?? 1) / 2;
  return powers;
}
