import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../../components/page/start-page.ts';

export default defineContentScript({
  matches: ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://www.arxiv.org/*'],
  runAt: 'document_end',
  main(ctx) {
    startPage(document, new URL(location.href), { signal: ctx.signal });
  },
});
