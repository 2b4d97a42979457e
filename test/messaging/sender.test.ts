import { expect, test } from 'vitest';
import { CONTENT_MATCHES } from '../../lib/background/content-matches.ts';
import { DOCUMENT_PAGE } from '../../lib/background/document-page.ts';
import { roleOf } from '../../lib/messaging/sender.ts';

const extension = {
  id: 'own-id',
  origin: 'chrome-extension://own-id/',
  contentMatches: CONTENT_MATCHES,
  documentPage: DOCUMENT_PAGE,
};
const tab = { id: 1 };

test.each([
  ['content', { id: 'own-id', url: 'https://arxiv.org/list/cs.CV/new', tab, frameId: 0 }],
  ['content', { id: 'own-id', url: 'https://export.arxiv.org/abs/2611.00001', tab, frameId: 0 }],
  ['content', { id: 'own-id', url: 'https://www.arxiv.org/abs/2611.00001', tab, frameId: 0 }],
  ['page', { id: 'own-id', url: 'chrome-extension://own-id/popup.html' }],
  ['page', { id: 'own-id', url: 'chrome-extension://own-id/options.html', tab, frameId: 0 }],
  [null, { id: 'other-id', url: 'https://arxiv.org/list/cs.CV/new', tab, frameId: 0 }],
  [null, { id: 'other-id', url: 'chrome-extension://own-id/popup.html' }],
  [null, { id: 'own-id', url: 'chrome-extension://own-id/offscreen.html' }],
  [null, { id: 'own-id', url: 'chrome-extension://own-id/offscreen.html?a#b', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://info.arxiv.org/help', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://rss.arxiv.org/rss/cs.CV', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://a.www.arxiv.org/abs/1', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://arxiv.org:8443/abs/1', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://arxiv.org.evil.example/abs/1', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://notarxiv.org/abs/1', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'http://arxiv.org/abs/1', tab, frameId: 0 }],
  [null, { id: 'own-id', url: 'https://arxiv.org/abs/1', tab, frameId: 7 }],
  [null, { id: 'own-id', url: 'https://arxiv.org/abs/1' }],
  [null, { id: 'own-id', url: 'not a url' }],
  [null, { id: 'own-id' }],
  [null, { url: 'https://arxiv.org/abs/1', tab }],
])('%s: %j', (role, sender) => {
  expect(roleOf(sender, extension)).toBe(role);
});

test('the content script runs on whole hosts by https: a role goes by the host', () => {
  for (const match of CONTENT_MATCHES) expect(match).toMatch(/^https:\/\/[a-z.]+\/\*$/);
});
