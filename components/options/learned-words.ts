import { learned as en } from '../../lib/i18n/en/learned.ts';
import { learned as zh } from '../../lib/i18n/zh/learned.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Kept out of the dictionary that arXiv's pages load. */
export const learnedWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
