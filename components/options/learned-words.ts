import { computed } from '@preact/signals';
import { learned as en } from '../../lib/i18n/en/learned.ts';
import { learned as zh } from '../../lib/i18n/zh/learned.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Kept out of the dictionary that arXiv's pages load. */
export const learnedWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
