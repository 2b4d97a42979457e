import { computed } from '@preact/signals';
import { storage as en } from '../../lib/i18n/en/storage.ts';
import { storage as zh } from '../../lib/i18n/zh/storage.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words of the storage section; kept out of the dictionary that arXiv's pages load. */
export const storageWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
