import { browser } from 'wxt/browser';

/** The page that answers over `DOCUMENT_PORT`. */
export const DOCUMENT_PAGE = '/offscreen.html';

/** Where the background reads documents it cannot read itself: one page, seen by nobody. */
interface DocumentPage {
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Chrome's worker has no DOM and starts no workers. */
const offscreen: DocumentPage = {
  async open() {
    await browser.offscreen.createDocument({
      url: DOCUMENT_PAGE,
      reasons: ['DOM_PARSER', 'WORKERS'],
      justification: 'Reads the papers in pages, feeds and PDFs of arXiv; asks the models of the browser itself.',
    });
  },
  close: () => browser.offscreen.closeDocument().catch(() => undefined),
};

/** Firefox's background is a page, and holds another so that pdf.js is loaded only when it is needed. */
const frame: DocumentPage = {
  async open() {
    const element = document.createElement('iframe');
    element.src = browser.runtime.getURL(DOCUMENT_PAGE);
    document.body.append(element);
  },
  async close() {
    for (const element of document.querySelectorAll('iframe')) element.remove();
  },
};

export const documentPage = (): DocumentPage => (typeof document === 'undefined' ? offscreen : frame);
