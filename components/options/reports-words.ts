import { reports as en } from '../../lib/i18n/en/reports.ts';
import { reports as zh } from '../../lib/i18n/zh/reports.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the reports section; kept out of the dictionary that arXiv's pages load. */
export const reportsWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
