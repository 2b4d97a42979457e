// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MathElement } from '../../../components/shared/math-element.tsx';
import { safeStyle } from '../../../lib/core/mathml.ts';
import { MathText } from '../../../components/shared/math-text.tsx';
import { answer, draw, resetPage, sent, settle } from './drawn.tsx';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

describe('MathText', () => {
  it('shows the source until the background has answered, then MathML', async () => {
    answer('renderMath', ({ expressions }) =>
      expressions.map(({ tex }) => ({
        tag: 'math',
        attributes: {},
        children: [{ tag: 'mi', attributes: {}, children: [tex] }],
      })),
    );
    const page = draw(<MathText text="mass $m_1$ grows" />);
    expect(page.container.textContent).toBe('mass $m_1$ grows');
    await settle();
    expect(page.get('math > mi').textContent).toBe('m_1');
    expect(page.get('math').namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(page.container.textContent).toBe('mass m_1 grows');
  });

  it('asks for all expressions of one moment in one message, and for each only once', async () => {
    draw(
      <>
        <MathText text="$batch_a$ and $batch_b$" />
        <MathText text="$batch_a$ again" />
      </>,
    );
    await settle();
    const asked = sent.filter(({ type }) => type === 'renderMath');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.data).toEqual({
      expressions: [
        { tex: 'batch_a', display: false },
        { tex: 'batch_b', display: false },
      ],
    });
  });

  it('keeps the source of what cannot be rendered, and asks anew after a failed call', async () => {
    answer('renderMath', () => {
      throw new Error('asleep');
    });
    const text = 'see $later_on$';
    const first = draw(<MathText text={text} />);
    await settle();
    expect(first.container.textContent).toBe(text);
    draw(<MathText text={text} />);
    await settle();
    expect(sent.filter(({ type }) => type === 'renderMath')).toHaveLength(2);
  });
});

describe('MathElement', () => {
  it('leaves out elements and attributes that presentation does not need', () => {
    const page = draw(
      <MathElement
        node={{
          tag: 'math',
          attributes: { display: 'block', onclick: 'steal()', href: 'https://x.example' },
          children: [
            { tag: 'script', attributes: {}, children: ['steal()'] },
            { tag: 'annotation-xml', attributes: {}, children: ['<b>'] },
            { tag: 'mi', attributes: { mathvariant: 'bold', class: 'tml-left evil' }, children: ['<b>x</b>'] },
          ],
        }}
      />,
    );
    const math = page.get('math');
    expect(math.getAttributeNames().toSorted()).toEqual(['display']);
    expect(math.children).toHaveLength(1);
    expect(page.get('mi').getAttribute('class')).toBe('tml-left');
    expect(page.get('mi').textContent).toBe('<b>x</b>');
  });

  it('keeps spacing and rules of a style and nothing else', () => {
    expect(safeStyle('position:fixed;padding-left:2px;background:url(https://x.example);border:1px solid')).toBe(
      'padding-left:2px;border:1px solid',
    );
    expect(safeStyle('padding:url(x);padding:1px:2px;--x:1')).toBe('');
  });

  it('draws nothing for a root that is not MathML', () => {
    const page = draw(<MathElement node={{ tag: 'iframe', attributes: { src: 'x' }, children: [] }} />);
    expect(page.container.children).toHaveLength(0);
  });
});
