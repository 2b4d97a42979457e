import { shortcuts as en, type ShortcutWords } from '../../lib/i18n/en/shortcuts.ts';
import { shortcuts as zh } from '../../lib/i18n/zh/shortcuts.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the keys, for the extension's own pages; arXiv's get them with the settings. */
export const shortcutWords = inUiLanguage<ShortcutWords>({ 'zh-CN': zh, en });
