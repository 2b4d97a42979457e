import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../components/shared/tokens.css', import.meta.url), 'utf8');
const TEXT_TOKENS = ['ink', 'muted', 'hairline', 'accent', 'good', 'warn', 'bad'];

function pairOf(token: string): [light: string, dark: string] {
  const match = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match?.[1] || !match[2]) throw new Error(`--${token} is not a light-dark() pair of six-digit colours`);
  return [match[1], match[2]];
}

/** WCAG 2.2 relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** `color-mix(in srgb, over share%, under)`. */
function mix(over: string, share: number, under: string): string {
  const channels = [1, 3, 5].map((at) => {
    const value =
      Number.parseInt(over.slice(at, at + 2), 16) * share + Number.parseInt(under.slice(at, at + 2), 16) * (1 - share);
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

describe('the palette', () => {
  it('measures black on white as 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it.each(TEXT_TOKENS)('reads well in both schemes: %s on paper', (token) => {
    for (const scheme of [0, 1] as const) {
      expect(contrast(pairOf(token)[scheme], pairOf('paper')[scheme])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(TEXT_TOKENS.filter((token) => token !== 'hairline'))('reads well on a shade and on a tint: %s', (token) => {
    for (const scheme of [0, 1] as const) {
      const paper = pairOf('paper')[scheme];
      for (const ground of [mix(pairOf('ink')[scheme], 0.05, paper), mix(pairOf('accent')[scheme], 0.07, paper)]) {
        expect(contrast(pairOf(token)[scheme], ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('uses no unit that follows the page', () => {
    for (const file of ['shared/tokens', 'shared/base', 'shared/parts', 'shared/prose', 'row/row-panel']) {
      const sheet = readFileSync(new URL(`../../../components/${file}.css`, import.meta.url), 'utf8');
      expect(sheet).not.toMatch(/\drem\b/);
    }
  });
});
