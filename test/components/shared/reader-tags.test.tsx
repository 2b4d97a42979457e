// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReaderTags } from '../../../components/shared/reader-tags.tsx';
import { emptyMark } from '../../../lib/library/mark.ts';
import { applyTags } from '../../../lib/library/reader-tags.ts';
import { answer, type Drawn, draw, resetPage } from './drawn.tsx';
import { aView, ID } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

const view = signal(aView());
const store = {
  tag: (_id: string, change: { add?: string[]; remove?: string[] }): Promise<void> => {
    view.value = { ...view.value, mark: applyTags(view.value.mark, change, 'now') };
    return Promise.resolve();
  },
};

let page: Drawn;

beforeEach(() => {
  resetPage();
  view.value = aView({ mark: { ...emptyMark(ID), tags: [{ name: 'to cite', at: 'then' }] } });
  answer('listReaderTags', () => [
    { name: 'to cite', papers: 4 },
    { name: 'reproduce', papers: 1 },
  ]);
  page = draw(() => <ReaderTags view={view.value} store={store} />);
});

afterEach(() => resetPage());

const names = (): string[] => page.all('[data-tag]').map((each) => each.dataset['tag'] ?? '');

async function key(name: string, value?: string, isComposing = false): Promise<void> {
  const input = page.get('input');
  if (!(input instanceof HTMLInputElement)) throw new Error('not a field');
  await act(() => {
    if (value !== undefined) input.value = value;
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'isComposing', { value: isComposing });
    input.dispatchEvent(event);
  });
}

describe('ReaderTags', () => {
  it('gives a tag with Enter, tidied, and not the Enter of an input method', async () => {
    await key('Enter', '  second   look ', true);
    expect(names()).toEqual(['to cite']);
    await key('Enter', '  second   look ');
    expect(names()).toEqual(['to cite', 'second look']);
    expect(page.get('input')).toHaveProperty('value', '');
    await key('Enter', '   ');
    await key('Enter', 'to cite');
    expect(names()).toHaveLength(2);
  });

  it('takes the last with Backspace where nothing is typed, and gives it back on undo', async () => {
    await key('Backspace', 'typed');
    expect(names()).toEqual(['to cite']);
    await key('Backspace', '');
    expect(names()).toEqual([]);
    expect(page.get('[role="status"]').textContent).toContain('Removed “to cite”');
    await page.press('[data-action="undo"]');
    expect(names()).toEqual(['to cite']);
    expect(page.get('[role="status"]').textContent).toBe('');
  });

  it('takes one by its own button, which says which', async () => {
    expect(page.get('[data-action="remove-tag"]').getAttribute('aria-label')).toBe('Remove your tag “to cite”');
    await page.press('[data-action="remove-tag"]');
    expect(names()).toEqual([]);
  });

  it('offers tags given before, but none that is there', async () => {
    await act(async () => {
      page.get('input').focus();
      await Promise.resolve();
    });
    await act(() => Promise.resolve());
    expect(page.all('option').map((each) => each.getAttribute('value'))).toEqual(['reproduce']);
  });
});
