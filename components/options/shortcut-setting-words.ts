import { shortcutSettings as en } from '../../lib/i18n/en/shortcut-settings.ts';
import { shortcutSettings as zh } from '../../lib/i18n/zh/shortcut-settings.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the section on keys; kept out of the dictionary that arXiv's pages load. */
export const shortcutSettingWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
