// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { OwnTldr } from '../../../components/shared/own-tldr.tsx';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import { tldrOf } from '../../../lib/reader/reading.ts';
import { answer, draw, resetPage, sent, settle } from './drawn.tsx';
import { aReading, aView, ID } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({
  call: (await import('./drawn.tsx')).callStandIn,
}));

const own = tldrOf(aReading()) ?? '';
const withTranslation = (): PaperView => aView({ tldr: { sentence: own, text: '风筝不再掉下来。' } });

beforeEach(() => {
  resetPage('zh-CN');
  answer('translateTldr', () => undefined);
});

const asked = (): unknown[] => sent.filter(({ type }) => type === 'translateTldr').map(({ data }) => data);

describe('OwnTldr', () => {
  it('is the authors’ sentence and nothing else where no translation is offered', () => {
    const page = draw(<OwnTldr view={withTranslation()} store={new PaperStore()} />);
    expect(page.all('[data-part="tldr"]').map((each) => each.lang)).toEqual(['en']);
    expect(page.all('button')).toHaveLength(0);
  });

  it('asks by a press, shows the translation when it has come, and the sentence by another', async () => {
    const store = new PaperStore();
    const page = draw(<OwnTldr view={aView()} store={store} translation="on-press" />);
    expect(asked()).toEqual([]);
    await page.press('[data-action="translate-tldr"]');
    expect(asked()).toEqual([{ arxivId: ID }]);
    page.redraw(<OwnTldr view={withTranslation()} store={store} translation="on-press" />);
    expect(page.get('[data-part="tldr"]').textContent).toBe('风筝不再掉下来。');
    expect(page.get('.tldr:not(.away) .tldr-label').textContent).toContain('本机机器翻译');
    // The other one keeps its room and is read out by nobody.
    expect(page.get('.tldr.away').getAttribute('aria-hidden')).toBe('true');
    expect(page.all('.tldr.away button')).toHaveLength(0);
    await page.press('[data-action="original-tldr"]');
    expect(page.get('[data-part="tldr"]').lang).toBe('en');
    await page.press('[data-action="translate-tldr"]');
    expect(page.get('[data-part="tldr"]').lang).toBe('zh');
    expect(asked()).toHaveLength(1);
  });

  it('shows a stored translation unasked only where the reader has switched that on', () => {
    const store = new PaperStore();
    const page = draw(<OwnTldr view={withTranslation()} store={store} translation="on-press" />);
    expect(page.get('[data-part="tldr"]').lang).toBe('en');
    const other = draw(<OwnTldr view={withTranslation()} store={store} translation="automatic" />);
    expect(other.get('[data-part="tldr"]').lang).toBe('zh');
    expect(asked()).toEqual([]);
  });

  it('asks by itself where that was switched on, once, and says nothing where it fails', async () => {
    answer('translateTldr', () => {
      throw new Error('no translator');
    });
    const store = new PaperStore();
    store.put([aView()]);
    const page = draw(<OwnTldr view={aView()} store={store} translation="automatic" />);
    await settle();
    expect(asked()).toEqual([{ arxivId: ID }]);
    expect(store.errorOf(ID)).toBeNull();
    expect(page.get('[data-part="tldr"]').lang).toBe('en');
    await page.press('[data-action="translate-tldr"]');
    expect(store.errorOf(ID)).not.toBeNull();
  });

  it('takes the translation of another sentence for none', () => {
    const stale = aView({ tldr: { sentence: 'Another one.', text: '另一句。' } });
    const page = draw(<OwnTldr view={stale} store={new PaperStore()} translation="automatic" />);
    expect(page.get('[data-part="tldr"]').lang).toBe('en');
  });
});
