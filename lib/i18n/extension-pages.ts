import { options } from './en/options.ts';
import { ownPageErrors } from './en/own-page-errors.ts';
import { popup } from './en/popup.ts';
import { profiles } from './en/profiles.ts';
import { options as optionsZh } from './zh/options.ts';
import { ownPageErrors as ownPageErrorsZh } from './zh/own-page-errors.ts';
import { popup as popupZh } from './zh/popup.ts';
import { profiles as profilesZh } from './zh/profiles.ts';

const en = { options, popup, profiles };

/** What the extension's own pages say and arXiv's pages never do: kept out of what those load. */
export type ExtensionMessages = typeof en;

export const extensionDictionaries: Record<'zh-CN' | 'en', ExtensionMessages> = {
  'zh-CN': { options: optionsZh, popup: popupZh, profiles: profilesZh },
  en,
};

/** Added to `messages.errors` where one of the extension's own pages starts. */
export const ownPageErrorWords = { 'zh-CN': ownPageErrorsZh, en: ownPageErrors };
