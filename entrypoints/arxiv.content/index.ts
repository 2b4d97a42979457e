import { defineContentScript } from 'wxt/utils/define-content-script';
import '../../components/page/page.css';
import { CONTENT_MATCHES } from '../../lib/background/content-matches.ts';
import { startPages } from '../../components/page/start-page.ts';

export default defineContentScript({
  matches: CONTENT_MATCHES,
  // The browser takes its time to run a script once a long page is there; before, the page is still on its way.
  runAt: 'document_start',
  // An event says the same for nothing; the page hears no message of ours.
  noScriptStartedPostMessage: true,
  main(ctx) {
    startPages(document, ctx.signal);
  },
});
