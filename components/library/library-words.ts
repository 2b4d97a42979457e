import { computed } from '@preact/signals';
import { library as en } from '../../lib/i18n/en/library.ts';
import { library as zh } from '../../lib/i18n/zh/library.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words of the library page; kept out of the dictionary that arXiv's pages load. */
export const libraryWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
