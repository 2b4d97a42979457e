// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Markdown } from '../../../components/shared/markdown.tsx';
import { MathText } from '../../../components/shared/math-text.tsx';
import { draw, resetPage, sent, settle } from './drawn.tsx';
import { hostileText, UNSEEN } from './hostile-text.ts';
import { settledText } from '../../../components/shared/settled-text.ts';
import { findHarm } from './sound-markup.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

const MEGABYTE = 1_000_000;
let counted = 0;
const word = fc.stringMatching(/^[a-z]{1,6}$/);
/** A text with formulas and Markdown that is well-formed from end to end. */
const soundText = fc
  .array(
    fc.oneof(
      word,
      fc.stringMatching(/^[a-z_^{}+=]{1,8}$/).map((tex) => `$${tex}$`),
      fc.stringMatching(/^[a-z+=]{1,8}$/).map((tex) => `\\(${tex}\\)`),
      fc.stringMatching(/^[a-z+=]{1,8}$/).map((tex) => `$$${tex}$$`),
      word.map((each) => `**${each}**`),
      word.map((each) => `\`${each}\``),
      word.map((each) => `[${each}](https://x.example/${each})`),
      word.map((each) => `\n\n- ${each}`),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

/** A list in a list in a list. */
const nested = (levels: number) => Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- ${level}`);

const drawnOf = (text: string, inline = false) => draw(<Markdown text={text} inline={inline} />).container;

function prefixesOf(text: string): string[] {
  return Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));
}

/** Expressions that the background was asked to set. */
function askedTex(): string[] {
  return sent.flatMap(({ type, data }) =>
    type === 'renderMath' ? (data as { expressions: { tex: string }[] }).expressions.map(({ tex }) => tex) : [],
  );
}

const linkTo = (href: string) => (
  <a href={href} rel="noopener">
    x
  </a>
);

describe('what is held against a drawing', () => {
  it.each([
    <script />,
    <img alt="" />,
    <embed />,
    <style />,
    <svg />,
    <p id="x" />,
    <p style="color:red" />,
    <math href="https://x.example" />,
    <mtd style="position:fixed" />,
    <a href="https://x.example">x</a>,
    linkTo('javascript:x'),
    linkTo('/abs/1'),
    linkTo('https://x.example/\u202e'),
  ])('is not kept by what could do harm (%#)', (element) => {
    expect(findHarm(draw(element).container)).not.toBeNull();
  });

  it('is kept by a link to the web', () => {
    expect(findHarm(draw(linkTo('https://x.example/a')).container)).toBeNull();
  });
});

describe('Markdown of any text', () => {
  it('is drawn with sound elements alone, as a block and in a line', () => {
    const listens = vi.spyOn(EventTarget.prototype, 'addEventListener');
    const kinds = new Set<string>();
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, inline) => {
        const container = drawnOf(text, inline);
        expect(findHarm(container)).toBeNull();
        for (const element of container.querySelectorAll('*')) kinds.add(element.localName);
        resetPage();
      }),
      { numRuns: 1_500, seed: 1 },
    );
    expect(listens).not.toHaveBeenCalled();
    // The texts reach what they are to try.
    expect([...kinds]).toEqual(expect.arrayContaining(['a', 'blockquote', 'code', 'em', 'li', 'pre', 'strong', 'td']));
  });

  it('leads to the web alone, however the address is written', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'JaVaScRiPt:',
      'data:text/html,',
      'vbscript:',
      'file:',
      'blob:',
      '//',
      '/',
      '',
    );
    const noise = fc.constantFrom('', ' ', '\t', '\n', '&#9;', '&colon;', '%0a', '\\', ...UNSEEN);
    const address = fc
      .tuple(noise, scheme, noise, fc.constantFrom('alert(1)', 'x', 'https://x.example'))
      .map((all) => all.join(''));
    const shape = fc.constantFrom(
      (to: string) => `[a](${to})`,
      (to: string) => `[a](<${to}>)`,
      (to: string) => `<${to}>`,
      (to: string) => `[a][b]\n\n[b]: ${to}`,
      (to: string) => `[a $x$](${to} "t")`,
    );
    fc.assert(
      fc.property(address, shape, (to, written) => {
        expect(findHarm(drawnOf(written(to)))).toBeNull();
        resetPage();
      }),
      { numRuns: 1_000, seed: 2 },
    );
    expect(drawnOf('[a](https://x.example/\u202efdp)').querySelector('a')?.getAttribute('href')).toBe(
      'https://x.example/%E2%80%AEfdp',
    );
  });

  it('draws no expression that the text does not hold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...UNSEEN, '0', '1', 'a', '$x$', '`', '\n'), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const written = text.split('$x$').length - 1;
        expect(drawnOf(text).textContent.split('$x$').length - 1).toBe(written);
        resetPage();
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('draws nesting that no hand has written', () => {
    const deep = 3_000;
    for (const [open = '', close = ''] of [
      ['> '],
      ['>'],
      ['1. '],
      ['['],
      ['![', '](x)'],
      ['**a ', '**'],
      ['*a _b ', '_*'],
      ['~~a ', '~~'],
    ]) {
      const text = `${open.repeat(deep)}x${close.repeat(deep)}`;
      expect(drawnOf(text).textContent, text.slice(0, 12)).toContain('x');
      resetPage();
    }
  });

  it('draws nesting up to a depth, and what lies deeper as it is written', () => {
    expect(drawnOf(nested(12).join('\n')).querySelectorAll('li')).toHaveLength(12);
    resetPage();
    const deep = drawnOf(nested(60).join('\n'));
    expect(deep.querySelectorAll('li').length).toBeLessThan(41);
    expect(deep.textContent).toContain('59');
  });
});

describe('growing Markdown', () => {
  it('is sound in each of its states, and ends as it is drawn at once', () => {
    fc.assert(
      fc.property(fc.oneof(soundText, hostileText), (text) => {
        const whole = drawnOf(text).innerHTML;
        const page = draw(<Markdown text="" />);
        for (const prefix of prefixesOf(text)) {
          page.redraw(<Markdown text={prefix} />);
          expect(findHarm(page.container)).toBeNull();
        }
        expect(page.container.innerHTML).toBe(whole);
        resetPage();
      }),
      { numRuns: 120, seed: 4 },
    );
  });

  it('shows no half of a formula, a link or a mark where it is settled', () => {
    fc.assert(
      fc.property(soundText, (text) => {
        const page = draw(<Markdown text="" />);
        for (const prefix of prefixesOf(text)) {
          page.redraw(<Markdown text={settledText(prefix)} />);
          const shown = page.container.cloneNode(true) as HTMLElement;
          // A formula that is whole stands as its source until it is set.
          for (const tex of shown.querySelectorAll('.tex')) tex.remove();
          expect(shown.textContent, prefix).not.toMatch(/[*$`[\]\\]/);
        }
        resetPage();
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it('has no half of a formula set, and takes no whole one for Markdown', async () => {
    // What other texts have asked for is under way.
    await settle();
    const tex = fc.constantFrom('x_1*y_2*z', 'p_i*q_i*r', 's_{j}', '\\frac{a}{b}');
    const dressed = fc.constantFrom(['$', '$'], ['$$', '$$'], ['\\(', '\\)'], ['\\[', '\\]']);
    const formulas = fc.array(fc.tuple(tex, dressed), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(formulas, async (all) => {
        resetPage();
        // Each of its own, as an expression is asked for once a page.
        const own = all.map(([each], index) => `${each}+${counted++}_${index}`);
        const text = all.map(([, [open, close]], index) => `is ${open}${own[index]}${close}`).join(' ');
        const page = draw(<Markdown text="" />);
        for (const prefix of prefixesOf(text)) page.redraw(<Markdown text={prefix} />);
        expect(page.all('em, strong')).toHaveLength(0);
        expect(page.all('.tex')).toHaveLength(all.length);
        await settle();
        expect(askedTex()).toEqual(own);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

describe('a sentence of a megabyte', () => {
  it.each(['word ', '长句没有句号，', '\u202e\u200b', '*', '**', '$', '`', '~', '_', '|', '&', 'https://'])(
    'is drawn whole, and with few elements: %j',
    (unit) => {
      const text = `The end is $x$: ${unit.repeat(Math.ceil(MEGABYTE / unit.length))}x`;
      const container = drawnOf(text);
      expect(container.textContent).toBe(text);
      expect(container.querySelectorAll('*').length).toBeLessThan(10);
      expect(draw(<MathText text={text} />).container.textContent).toBe(text);
    },
  );
});
