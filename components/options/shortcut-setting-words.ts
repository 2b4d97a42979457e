import { computed } from '@preact/signals';
import { shortcutSettings as en } from '../../lib/i18n/en/shortcut-settings.ts';
import { shortcutSettings as zh } from '../../lib/i18n/zh/shortcut-settings.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words of the section on keys; kept out of the dictionary that arXiv's pages load. */
export const shortcutSettingWords = computed<typeof en>(() => ({ 'zh-CN': zh, en })[uiLanguage.value]);
