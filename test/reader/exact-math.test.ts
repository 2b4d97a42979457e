import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, log2 } from '../../lib/reader/exact-math.ts';

const READER = new URL('../../lib/reader/', import.meta.url);
/** What ECMAScript leaves to the engine: the same call may end in another last digit elsewhere. */
const LEFT_TO_ENGINE =
  /Math\.(?:exp|expm1|log|log1p|log2|log10|pow|tanh?|sinh?|cosh?|atan2?|asin|acos|cbrt|hypot)\b|[\w)] \*\* [\w(]/;

describe('exact math', () => {
  it('agrees with the engine to the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -650, max: 650, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4 * Number.EPSILON);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const allowed = 4 * Number.EPSILON * Math.max(0.001, Math.abs(Math.log(x)));
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(allowed);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the ends', () => {
    expect([exp(0), exp(-800), exp(800)]).toEqual([1, 0, Infinity]);
    expect([log(1), log(0)]).toEqual([0, -Infinity]);
    expect([1, 2, 4, 1024].map(log2)).toEqual([0, 1, 2, 10]);
  });

  it('gives the very same bits as ever', () => {
    // Written once; every engine must come to them.
    expect([0.1, -3.7, 12.34, -20].map(exp)).toEqual([
      1.1051709180756477, 0.024723526470339388, 228661.9520568098, 2.061153622438558e-9,
    ]);
    expect([0.01, 0.3, 7, 1e9].map(log)).toEqual([
      -4.605170185988092, -1.2039728043259361, 1.9459101490553132, 20.72326583694641,
    ]);
  });

  it('is all the reader uses', () => {
    const files = readdirSync(READER).filter((name) => name.endsWith('.ts') && !/weights|exact-math/.test(name));
    const found = files.flatMap((name) =>
      readFileSync(new URL(name, READER), 'utf8')
        .split('\n')
        .filter((line) => LEFT_TO_ENGINE.test(line.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/, '')))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
