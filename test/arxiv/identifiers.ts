import * as fc from 'fast-check';

const twoDigits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const newStyle = fc
  .tuple(twoDigits, month, fc.constantFrom(4, 5).chain(digits))
  .map(([year, monthDigits, number]) => `${year}${monthDigits}.${number}`);
const oldStyle = fc
  .tuple(
    fc.constantFrom('hep-th', 'cs', 'math', 'math-ph', 'cond-mat', 'q-bio', 'acc-phys'),
    twoDigits,
    month,
    digits(3),
  )
  .map(([archive, year, monthDigits, number]) => `${archive}/${year}${monthDigits}${number}`);
/** Identifiers of both styles, with and without version. */
export const identifier = fc.record({
  arxivId: fc.oneof(newStyle, oldStyle),
  version: fc.option(fc.integer({ min: 1, max: 999 })),
});
