import { options } from './en/options.ts';
import { popup } from './en/popup.ts';
import { profiles } from './en/profiles.ts';
import { options as optionsZh } from './zh/options.ts';
import { popup as popupZh } from './zh/popup.ts';
import { profiles as profilesZh } from './zh/profiles.ts';

const en = { options, popup, profiles };

/** What the extension's own pages say and arXiv's pages never do: kept out of what those load. */
export type ExtensionMessages = typeof en;

export const extensionDictionaries: Record<'zh-CN' | 'en', ExtensionMessages> = {
  'zh-CN': { options: optionsZh, popup: popupZh, profiles: profilesZh },
  en,
};
