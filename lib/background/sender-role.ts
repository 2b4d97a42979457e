import { browser } from 'wxt/browser';
import { type Role, roleOf, type Sender } from '../messaging/sender.ts';
import { CONTENT_MATCHES } from './content-matches.ts';
import { DOCUMENT_PAGE } from './document-page.ts';

/** The role that a sender has towards this extension. */
export function senderRole(sender: Sender): Role | null {
  return roleOf(sender, {
    id: browser.runtime.id,
    origin: browser.runtime.getURL('/'),
    contentMatches: CONTENT_MATCHES,
    documentPage: DOCUMENT_PAGE,
  });
}
