import { browser } from 'wxt/browser';
import { readPdf } from '../fulltext/read-pdf.ts';
import {
  DOCUMENT_PORT,
  type DocumentAnswer,
  type DocumentRequest,
  documentRequest,
  readDocument,
} from './document-tasks.ts';

/**
 * The document page's side: that its port arrives says it is ready, and it goes when its background does.
 * A port it opens itself leads to this extension's own background and to nobody else.
 */
export function serveDocuments(): void {
  const port = browser.runtime.connect({ name: DOCUMENT_PORT });
  const gone = new AbortController();
  port.onMessage.addListener((message: unknown) => {
    void answer(documentRequest.parse(message), gone.signal).then((answer) => {
      if (!gone.signal.aborted) port.postMessage(answer);
    });
  });
  port.onDisconnect.addListener(() => {
    gone.abort();
    close();
  });
}

async function answer(request: DocumentRequest, signal: AbortSignal): Promise<DocumentAnswer> {
  const { id, task, url } = request;
  try {
    if (task === 'pdfText') return { id, ok: true, value: { fullText: await readPdf(request.input, signal) } };
    return { id, ok: true, value: readDocument(task, request.input, url) };
  } catch (thrown) {
    return { id, ok: false, detail: String(thrown) };
  }
}
