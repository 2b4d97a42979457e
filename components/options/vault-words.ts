import { vault as en } from '../../lib/i18n/en/vault.ts';
import { vault as zh } from '../../lib/i18n/zh/vault.ts';
import { inUiLanguage } from '../hooks/messages.ts';

/** Words on how keys are kept; kept out of the dictionary that arXiv's pages load. */
export const vaultWords = inUiLanguage<typeof en>({ 'zh-CN': zh, en });
