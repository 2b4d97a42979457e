import { computed } from '@preact/signals';
import { sync as en } from '../../lib/i18n/en/sync.ts';
import { sync as zh } from '../../lib/i18n/zh/sync.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words of the sync section; kept out of the dictionary that arXiv's pages load. */
export const syncWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
