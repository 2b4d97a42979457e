import { trends as en } from '../../../lib/i18n/en/trends.ts';
import { trends as zh } from '../../../lib/i18n/zh/trends.ts';
import { inUiLanguage } from '../../hooks/messages.ts';

/** Words of the trends; kept out of the dictionary that arXiv's pages load. */
export const trendsWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
