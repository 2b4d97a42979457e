import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { notifyReady, openOnPress } from '../../lib/background/notify.ts';
import { patchSettings } from '../../lib/settings/store.ts';

const contains = vi.fn<() => Promise<boolean>>();
const create = vi.fn<(id: string, notice: { title: string; message: string }) => Promise<string>>();
const openTab = vi.fn<(tab: { url: string }) => Promise<void>>();
const pressed: ((id: string) => void)[] = [];
const READY = { announcementDate: '2026-11-18', categories: ['cs.CV', 'cs.RO'], papers: 17, summarised: false };

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  contains.mockReset().mockResolvedValue(true);
  create.mockReset().mockResolvedValue('');
  openTab.mockReset().mockResolvedValue();
  pressed.length = 0;
  const onClicked = { addListener: (listener: (id: string) => void) => pressed.push(listener) };
  Object.assign(fakeBrowser, {
    permissions: { contains },
    notifications: { create, clear: async () => true, onClicked },
    tabs: { create: openTab },
  });
});

describe('the notice of a new listing', () => {
  it('says day, papers and categories in the reader’s language, and whether there is a summary', async () => {
    await patchSettings({ notifyWhenReady: true });
    await notifyReady(READY);
    await patchSettings({ uiLanguage: 'zh-CN' });
    await notifyReady({ ...READY, papers: 1, summarised: true });
    expect(create.mock.calls.map(([, { title, message }]) => [title, message])).toEqual([
      ['arXiv, Wednesday 18 November 2026', '17 new papers in cs.CV, cs.RO.'],
      ['arXiv，2026年11月18日星期三', 'cs.CV, cs.RO 有 1 篇新论文。摘要已写好。'],
    ]);
  });

  it('is given only where the reader wants it and the browser may', async () => {
    await notifyReady(READY);
    await patchSettings({ notifyWhenReady: true });
    contains.mockResolvedValue(false);
    await notifyReady(READY);
    expect(create).not.toHaveBeenCalled();
  });

  it('opens the listing when it is pressed, and leaves other notices alone', async () => {
    await patchSettings({ notifyWhenReady: true });
    openOnPress();
    await notifyReady(READY);
    pressed[0]?.('something else');
    pressed[0]?.(create.mock.calls[0]?.[0] ?? '');
    expect(openTab.mock.calls).toEqual([[{ url: 'https://arxiv.org/list/cs.CV/new' }]]);
  });

  it('costs nothing in a browser that has not given the permission', () => {
    Object.assign(fakeBrowser, { notifications: undefined });
    expect(openOnPress).not.toThrow();
  });
});
