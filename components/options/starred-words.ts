import { computed } from '@preact/signals';
import { starred as en } from '../../lib/i18n/en/starred.ts';
import { starred as zh } from '../../lib/i18n/zh/starred.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words for starring a list of papers; kept out of the dictionary that arXiv's pages load. */
export const starredWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
