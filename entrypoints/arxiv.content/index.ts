import { defineContentScript } from 'wxt/utils/define-content-script';
import '../../components/page/page.css';
import { CONTENT_MATCHES } from '../../lib/background/content-matches.ts';
import { startPages } from '../../components/page/start-page.ts';

export default defineContentScript({
  matches: CONTENT_MATCHES,
  runAt: 'document_end',
  // An event says the same for nothing; the page hears no message of ours.
  noScriptStartedPostMessage: true,
  main(ctx) {
    startPages(document, ctx.signal);
  },
});
