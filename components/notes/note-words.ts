import { notes as en } from '../../lib/i18n/en/notes.ts';
import { notes as zh } from '../../lib/i18n/zh/notes.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Kept out of the dictionary that arXiv's pages load. */
export const noteWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
