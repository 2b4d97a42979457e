import { browser } from 'wxt/browser';
import { listNewUrl } from '../arxiv/urls.ts';
import { formatDay } from '../i18n/formats.ts';
import { daily as en } from '../i18n/en/daily.ts';
import { daily as zh } from '../i18n/zh/daily.ts';
import { getSettings } from '../settings/store.ts';

const PREFIX = 'mailing:';

export interface ReadyMailing {
  announcementDate: string;
  /** Those of which it is at hand. */
  categories: readonly string[];
  /** Papers new to the reader. */
  papers: number;
  /** A model has written a summary of one of them. */
  summarised: boolean;
}

/** Says that a mailing is here, where the reader wants it said and the browser may. */
export async function notifyReady({ announcementDate, categories, papers, summarised }: ReadyMailing): Promise<void> {
  const { notifyWhenReady, uiLanguage } = await getSettings();
  if (!notifyWhenReady || !(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  const { notification } = { 'zh-CN': zh, en }[uiLanguage];
  await browser.notifications.create(`${PREFIX}${categories[0] ?? ''}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: notification.title(formatDay(uiLanguage, new Date(`${announcementDate}T00:00:00Z`))),
    message: notification.message(papers, categories.join(', '), summarised),
  });
}

/** A press on the notice opens its listing. The browser has these events once the permission is given. */
export function openOnPress(): void {
  browser.notifications?.onClicked.addListener((id) => {
    if (!id.startsWith(PREFIX)) return;
    void browser.notifications.clear(id);
    void browser.tabs.create({ url: listNewUrl(id.slice(PREFIX.length)) });
  });
}
