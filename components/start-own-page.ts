import { render, type VNode } from 'preact';
import { browser } from 'wxt/browser';
import { lexMarkdown } from '../lib/exchange/lex-markdown.ts';
import { ownPageErrorWords } from '../lib/i18n/extension-pages.ts';
import { uiLanguageOf } from '../lib/settings/defaults.ts';
import { lexMarkdownWith } from './hooks/markdown.ts';
import { bringErrorWords, uiLanguage } from './hooks/messages.ts';

/** Draws a page of the extension's own in the browser's language until the settings say which one is wanted. */
export function startOwnPage(document: Document, page: VNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  lexMarkdownWith(lexMarkdown);
  bringErrorWords(ownPageErrorWords);
  uiLanguage.value = uiLanguageOf(browser.i18n.getUILanguage());
  render(page, root);
}
