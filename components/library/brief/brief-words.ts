import { computed } from '@preact/signals';
import { brief as en } from '../../../lib/i18n/en/brief.ts';
import { brief as zh } from '../../../lib/i18n/zh/brief.ts';
import { uiLanguage } from '../../hooks/messages.ts';

/** Words of the reading brief; kept out of the dictionary that arXiv's pages load. */
export const briefWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
