import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';
import { ownPageErrorWords } from '../lib/i18n/extension-pages.ts';
import { uiLanguageOf } from '../lib/settings/defaults.ts';
import { lexMarkdownWith } from './hooks/markdown.ts';
import { bringErrorWords, uiLanguage } from './hooks/messages.ts';
import { takesConsent } from './hooks/send-gate.ts';

/** Draws a page of the extension's own in the browser's language until the settings say which one is wanted. */
export function startOwnPage(document: Document, page: VNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  bringErrorWords(ownPageErrorWords);
  uiLanguage.value = uiLanguageOf(browser.i18n.getUILanguage());
  takesConsent.value = true;
  lexMarkdownWith(undefined);
  render(page, root);
  // After the page's first look: setting it up takes longer than drawing the popup.
  void import('../lib/exchange/lex-markdown.ts').then(
    ({ lexMarkdown }) => lexMarkdownWith(lexMarkdown),
    () => lexMarkdownWith('background'),
  );
}
