import { browser } from 'wxt/browser';
import { toAppError } from '../core/errors.ts';
import { readPdf } from '../fulltext/read-pdf.ts';
import { findDeviceApis } from '../on-device/apis.ts';
import { type DeviceRequest, runDeviceTask } from './device-tasks.ts';
import {
  DOCUMENT_PORT,
  type DocumentAnswer,
  documentMessage,
  type DocumentRequest,
  readDocument,
} from './document-tasks.ts';
import { tryPatterns } from './try-patterns.ts';

/**
 * The document page's side: that its port arrives says it is ready, and it goes when its background does.
 * A port it opens itself leads to this extension's own background and to nobody else.
 */
export function serveDocuments(): void {
  const port = browser.runtime.connect({ name: DOCUMENT_PORT });
  const gone = new AbortController();
  /** Work that is answered in parts, until it ends. */
  const asked = new Map<number, AbortController>();
  const post = (answer: DocumentAnswer): void => {
    if (!gone.signal.aborted) port.postMessage(answer);
  };
  port.onMessage.addListener((data: unknown) => {
    const message = documentMessage.parse(data);
    const { id, task } = message;
    if (task === 'cancel') return asked.get(id)?.abort();
    if (task !== 'device') return void answer(message, gone.signal).then(post);
    const controller = new AbortController();
    asked.set(id, controller);
    const signal = AbortSignal.any([gone.signal, controller.signal]);
    void answerInParts(id, message.request, { signal, post }).finally(() => asked.delete(id));
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
    if (task === 'patterns')
      return { id, ok: true, value: { outcomes: await tryPatterns(request.input.sources, request.input.texts) } };
    return { id, ok: true, value: readDocument(task, request.input, url) };
  } catch (thrown) {
    return { id, ok: false, code: 'internal', detail: String(thrown) };
  }
}

async function answerInParts(
  id: number,
  request: DeviceRequest,
  { signal, post }: { signal: AbortSignal; post: (answer: DocumentAnswer) => void },
): Promise<void> {
  try {
    for await (const part of runDeviceTask(request, findDeviceApis(), signal)) post({ id, part });
    post({ id, ok: true, value: null });
  } catch (thrown) {
    const { code, detail } = toAppError(thrown);
    post({ id, ok: false, code, detail: detail ?? '' });
  }
}
