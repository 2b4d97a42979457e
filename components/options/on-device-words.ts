import { onDevice as en } from '../../lib/i18n/en/on-device.ts';
import { onDevice as zh } from '../../lib/i18n/zh/on-device.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words on the browser's own models; kept out of the dictionary that arXiv's pages load. */
export const onDeviceWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
