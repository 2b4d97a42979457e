import { storage as en } from '../../lib/i18n/en/storage.ts';
import { storage as zh } from '../../lib/i18n/zh/storage.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the storage section; kept out of the dictionary that arXiv's pages load. */
export const storageWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
