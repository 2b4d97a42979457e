import { computed } from '@preact/signals';
import { notes as en } from '../../lib/i18n/en/notes.ts';
import { notes as zh } from '../../lib/i18n/zh/notes.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Kept out of the dictionary that arXiv's pages load. */
export const noteWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
