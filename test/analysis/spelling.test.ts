import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellPlainly } from '../../lib/analysis/evidence/spelling.ts';

describe('spellPlainly', () => {
  it.each([
    ['$\\alpha$-divergence', 'α-divergence'],
    ['$\\Delta_{t}$', 'Δ_t'],
    ['18.4\\%', '18.4%'],
    ['1{,}200 and $1\\,200$', '1,200 and 1\u2009200'],
    ['17,6 dB', '17.6 dB'],
    ['M\\"uller, Poincar\\\'e', 'Müller, Poincaré'],
    ['e\uFB03cient', 'efficient'],
    ['$\\mathcal{O}(n)$ and $\\mathbb{R}^{d}$', '𝒪(n) and ℝ^d'],
    ['$10^{-3}$', '10⁻³'],
    ['90$^\\circ$', '90 °'],
    ['$\\frac{1}{2}$', '½'],
    ['$3\\times$, $\\sim$2, $\\leq$5', '3×, ∼2, ≤5'],
    ['256 x 256', '256×256'],
    ['a---b, 5--10, $-$3', 'a — b, 5–10, −3'],
    ["``one'' and `two'", '“one” and ‘two’'],
    ['\\textbf{bold}, \\emph{light}', 'bold, light'],
    ['as before~\\cite{key}', 'as before~'],
    ['５ per cent', '5 percent'],
  ])('spells %j like %j', (tex, unicode) => {
    expect(spellPlainly(tex).toLowerCase()).toBe(spellPlainly(unicode).toLowerCase());
  });

  it.each([
    ['x ≠ y', 'x = y'],
    ['$\\alpha$', '$\\beta$'],
    ['10^3', '103'],
    ['[3,5]', '3.5'],
    ['在 3，5 层', '在 3.5 层'],
    ['-3 dB', '3 dB'],
  ])('keeps %j apart from %j', (one, other) => {
    expect(spellPlainly(one)).not.toBe(spellPlainly(other));
  });

  it('never throws, and leaves plain words alone', () => {
    const property = fc.property(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,5}$/),
      (any, plain) => {
        expect(spellPlainly(any)).toBe(spellPlainly(any).trim());
        expect(spellPlainly(plain)).toBe(plain);
      },
    );
    expect(fc.check(property, { numRuns: 1_000 })).toMatchObject({ failed: false });
  });
});
