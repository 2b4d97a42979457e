import { type ExtensionMessages, extensionDictionaries } from '../../lib/i18n/extension-pages.ts';
import { inUiLanguage } from './messages.ts';

/** Words that only the extension's own pages need, in the language of this one; arXiv's pages do not load them. */
export const extensionMessages = inUiLanguage<ExtensionMessages>(extensionDictionaries);
