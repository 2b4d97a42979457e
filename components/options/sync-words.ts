import { sync as en } from '../../lib/i18n/en/sync.ts';
import { sync as zh } from '../../lib/i18n/zh/sync.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the sync section; kept out of the dictionary that arXiv's pages load. */
export const syncWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
