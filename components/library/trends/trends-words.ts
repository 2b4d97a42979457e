import { computed } from '@preact/signals';
import { trends as en } from '../../../lib/i18n/en/trends.ts';
import { trends as zh } from '../../../lib/i18n/zh/trends.ts';
import { uiLanguage } from '../../hooks/messages.ts';

/** Words of the trends; kept out of the dictionary that arXiv's pages load. */
export const trendsWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
