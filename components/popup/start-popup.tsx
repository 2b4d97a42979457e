import { render } from 'preact';
import { browser } from 'wxt/browser';
import { lexMarkdown } from '../../lib/exchange/lex-markdown.ts';
import { uiLanguageOf } from '../../lib/settings/defaults.ts';
import { lexMarkdownWith } from '../hooks/markdown.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { Popup } from './popup.tsx';

/** Draws the popup in the browser's language until the settings say which one is wanted. */
export function startPopup(document: Document): void {
  const root = document.getElementById('root');
  if (!root) return;
  lexMarkdownWith(lexMarkdown);
  uiLanguage.value = uiLanguageOf(browser.i18n.getUILanguage());
  render(<Popup />, root);
}
