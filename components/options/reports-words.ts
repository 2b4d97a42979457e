import { computed } from '@preact/signals';
import { reports as en } from '../../lib/i18n/en/reports.ts';
import { reports as zh } from '../../lib/i18n/zh/reports.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words of the reports section; kept out of the dictionary that arXiv's pages load. */
export const reportsWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
