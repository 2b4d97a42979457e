import { browser } from 'wxt/browser';
import { DOCUMENT_PORT, type DocumentAnswer, documentRequest, readDocument } from './document-tasks.ts';

/**
 * The offscreen document's side: that its port arrives says it is ready, and it goes when its background does.
 * A port it opens itself leads to this extension's own background and to nobody else.
 */
export function serveDocuments(): void {
  const port = browser.runtime.connect({ name: DOCUMENT_PORT });
  port.onMessage.addListener((message: unknown) => port.postMessage(answer(message)));
  port.onDisconnect.addListener(() => close());
}

function answer(message: unknown): DocumentAnswer {
  const { id, task, text, url } = documentRequest.parse(message);
  try {
    return { id, ok: true, value: readDocument(task, text, url) };
  } catch (thrown) {
    return { id, ok: false, detail: String(thrown) };
  }
}
