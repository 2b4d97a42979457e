import { queue as en } from '../../lib/i18n/en/queue.ts';
import { queue as zh } from '../../lib/i18n/zh/queue.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words of the queue; kept out of the dictionary that arXiv's pages load. */
export const queueWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
