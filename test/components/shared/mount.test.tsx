// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mountSurface } from '../../../components/mount.tsx';
import { settle } from './drawn.tsx';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => {
  const entry = document.createElement('dd');
  entry.append(document.createElement('p'), document.createElement('hr'));
  document.body.replaceChildren(entry);
});

const entry = (): Element => {
  const found = document.querySelector('dd');
  if (!found) throw new Error('no entry');
  return found;
};

describe('mountSurface', () => {
  it('adds one host of its own where it is told, and touches nothing else', () => {
    const before = [...entry().children];
    const mounted = mountSurface({
      surface: 'row',
      arxivId: '2601.00042',
      parent: entry(),
      before: document.querySelector('hr'),
      draw: () => <b>hello</b>,
    });
    expect([...entry().children].map((child) => child.localName)).toEqual(['p', 'arxiv-marginalia', 'hr']);
    expect(mounted.host.dataset).toMatchObject({ surface: 'row', arxivId: '2601.00042' });
    expect(mounted.root.querySelector('b')?.textContent).toBe('hello');
    mounted.remove();
    expect([...entry().children]).toEqual(before);
  });

  it('redraws on update and when a signal that it read changes', async () => {
    const name = signal('a');
    let plain = 1;
    const mounted = mountSurface({ surface: 'listing-bar', parent: entry(), draw: () => <b>{name.value + plain}</b> });
    name.value = 'b';
    await settle();
    expect(mounted.root.querySelector('b')?.textContent).toBe('b1');
    plain = 2;
    mounted.update();
    expect(mounted.root.querySelector('b')?.textContent).toBe('b2');
  });

  it('keeps what is typed in its fields from the page’s shortcuts, and nothing more', () => {
    const heard: string[] = [];
    entry().addEventListener('keydown', (event) => heard.push(event instanceof KeyboardEvent ? event.key : ''));
    const { root } = mountSurface({
      surface: 'abstract',
      parent: entry(),
      draw: () => (
        <>
          <textarea />
          <button type="button">b</button>
        </>
      ),
    });
    const press = (selector: string, key: string): void =>
      void root
        .querySelector(selector)
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('textarea', 'x');
    press('button', 'y');
    expect(heard).toEqual(['y']);
  });

  it('falls back to a style element where the shadow root takes no sheet', async () => {
    vi.resetModules();
    vi.stubGlobal('CSSStyleSheet', undefined);
    const { addStyle } = await import('../../../components/surface-style.ts');
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    addStyle(root);
    expect(root.querySelectorAll('style')).toHaveLength(1);
    vi.unstubAllGlobals();
  });
});
