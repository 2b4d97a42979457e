import { exportWords as en } from '../../lib/i18n/en/export.ts';
import { exportWords as zh } from '../../lib/i18n/zh/export.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the export menu; kept out of the dictionary that arXiv's pages load. */
export const exportWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
