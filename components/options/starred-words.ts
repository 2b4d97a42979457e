import { starred as en } from '../../lib/i18n/en/starred.ts';
import { starred as zh } from '../../lib/i18n/zh/starred.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words for starring a list of papers; kept out of the dictionary that arXiv's pages load. */
export const starredWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
