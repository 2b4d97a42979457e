import { brief as en } from '../../../lib/i18n/en/brief.ts';
import { brief as zh } from '../../../lib/i18n/zh/brief.ts';
import { inUiLanguage } from '../../hooks/messages.ts';

/** Words of the reading brief; kept out of the dictionary that arXiv's pages load. */
export const briefWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
