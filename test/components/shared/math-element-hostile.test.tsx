// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MathElement } from '../../../components/shared/math-element.tsx';
import { renderMath } from '../../../lib/background/math.ts';
import type { MathNode } from '../../../lib/messaging/protocol.ts';
import { draw, resetPage } from './drawn.tsx';
import { hostileTex, hostileText } from './hostile-text.ts';
import { findHarm } from './sound-markup.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeAll(() => {
  // Browsers have it on MathML too.
  Object.defineProperty(Element.prototype, 'style', {
    configurable: true,
    get(this: Element) {
      const set = (value: string): void => {
        this.setAttribute('style', value);
      };
      return Object.defineProperty({}, 'cssText', { set });
    },
  });
});

beforeEach(() => resetPage());

const tag = fc.constantFrom(
  ...'math mrow mi mfrac mtable mtd mpadded mtext semantics'.split(' '),
  ...'script img iframe style svg foreignObject a annotation annotation-xml maction mglyph'.split(' '),
  ...'MATH constructor __proto__ m:math link form object use animate'.split(' '),
  'math ',
  '',
);
const attribute = fc.constantFrom(
  ...'class style mathcolor width dir columnalign display notation mathvariant'.split(' '),
  ...'href xlink:href src onclick onload ONCLICK id actiontype xmlns key ref children'.split(' '),
  ...'dangerouslySetInnerHTML __proto__ constructor data-x is slot part tabindex contenteditable'.split(' '),
);
const value = fc.oneof(
  fc.constantFrom('red', '1em', 'tml-left', 'tml-left evil', 'center', 'true', '-1px', '#f00', 'javascript:x'),
  fc.constantFrom('url(https://x.example)', 'expression(x)', 'padding:1px;position:fixed', 'padding:url(x)', '"><img>'),
  fc.constantFrom('border:1px solid;background:url(x)', 'padding:calc(1px)', 'content:"x"', 'border-left:1px;--x:y'),
  hostileText,
);

const { node } = fc.letrec<{ node: MathNode }>((tie) => ({
  node: fc.record({
    tag,
    attributes: fc.dictionary(attribute, value, { maxKeys: 4 }),
    children: fc.array(fc.oneof({ maxDepth: 5, depthSize: 'small' }, hostileText, tie('node')), { maxLength: 4 }),
  }),
}));

describe('MathElement', () => {
  it('builds sound elements alone from any tree', () => {
    const listens = vi.spyOn(EventTarget.prototype, 'addEventListener');
    let built = 0;
    fc.assert(
      fc.property(node, (tree) => {
        const { container } = draw(<MathElement node={{ ...tree, tag: 'math' }} />);
        expect(findHarm(container)).toBeNull();
        if (container.querySelectorAll('[style], [class], [mathcolor]').length > 0) built += 1;
        resetPage();
        expect(findHarm(draw(<MathElement node={tree} />).container)).toBeNull();
        resetPage();
      }),
      { numRuns: 2_000, seed: 1 },
    );
    expect(listens).not.toHaveBeenCalled();
    expect(built).toBeGreaterThan(50);
  });

  it('builds them from whatever the renderer makes of any TeX', () => {
    let built = 0;
    fc.assert(
      fc.property(hostileTex, fc.boolean(), (tex, display) => {
        const tree = renderMath(tex, display);
        if (!tree) return;
        built += 1;
        expect(findHarm(draw(<MathElement node={tree} />).container)).toBeNull();
        resetPage();
      }),
      { numRuns: 1_500, seed: 2 },
    );
    expect(built).toBeGreaterThan(300);
  });

  it('says what is written with text alone: markup of a text is never read', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree: MathNode = {
          tag: 'math',
          attributes: {},
          children: [{ tag: 'mtext', attributes: {}, children: [text] }],
        };
        const { container } = draw(<MathElement node={tree} />);
        expect(container.textContent).toBe(text);
        expect(container.querySelectorAll('*')).toHaveLength(2);
        resetPage();
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('builds a tree of any depth', () => {
    let tree: MathNode = { tag: 'mi', attributes: {}, children: ['x'] };
    for (let depth = 0; depth < 20_000; depth++) tree = { tag: 'mrow', attributes: {}, children: [tree] };
    const { container } = draw(<MathElement node={{ tag: 'math', attributes: {}, children: [tree, 'y'] }} />);
    expect(container.textContent).toBe('y');
  });
});
