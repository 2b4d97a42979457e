import { library as en } from '../../lib/i18n/en/library.ts';
import { library as zh } from '../../lib/i18n/zh/library.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the library page; kept out of the dictionary that arXiv's pages load. */
export const libraryWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
