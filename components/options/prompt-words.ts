import { prompts as en } from '../../lib/i18n/en/prompts.ts';
import { prompts as zh } from '../../lib/i18n/zh/prompts.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the prompts' section; kept out of the dictionary that arXiv's pages load. */
export const promptWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
