import { spending as en } from '../../lib/i18n/en/spending.ts';
import { spending as zh } from '../../lib/i18n/zh/spending.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the spending section; kept out of the dictionary that arXiv's pages load. */
export const spendingWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
