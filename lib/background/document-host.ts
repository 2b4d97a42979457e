import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import type { Sender } from '../messaging/sender.ts';
import { DOCUMENT_PAGE, documentPage } from './document-page.ts';
import type { DeviceRequest } from './device-tasks.ts';
import {
  documentAnswer,
  type DocumentMessage,
  type DocumentTask,
  type DocumentValues,
  documentValues,
  type PatternInput,
  readDocument,
  type TextTask,
} from './document-tasks.ts';

type Port = ReturnType<typeof browser.runtime.connect>;

/** Milliseconds without work after which the document is closed. */
const IDLE = 20_000;
/** Milliseconds for the document to report, and for one piece of work; a PDF has a limit of its own before that. */
const READY_TIMEOUT = 10_000;
const WORK_TIMEOUT = 20_000;
const PDF_TIMEOUT = 75_000;

/** Where something was fetched from, and until when it is wanted. */
interface Source {
  url: string;
  signal: AbortSignal;
}

/** Somebody who has asked the document. */
interface Waiting {
  /** One part of several. */
  hear?: (part: unknown) => void;
  resolve: (value: unknown) => void;
  reject: (error: AppError) => void;
}

/** DOM work for the background: on the spot where there is a DOM (Firefox); else, and for PDFs and regular expressions, in one page of its own. */
export class DocumentHost {
  readonly #waiting = new Map<number, Waiting>();
  #port: Promise<Port> | undefined;
  #ready: ((port: Port) => void) | undefined;
  #nextId = 1;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** Makes data of a text that was fetched from `url`. */
  async run<Task extends TextTask>(task: Task, text: string, source: Source): Promise<DocumentValues[Task]> {
    source.signal.throwIfAborted();
    if (typeof DOMParser !== 'undefined') return readDocument(task, text, source.url);
    return this.#ask(task, text, source);
  }

  /** Makes a text of a PDF that was fetched from `url`. */
  readPdf(data: Uint8Array, source: Source): Promise<DocumentValues['pdfText']> {
    return this.#ask('pdfText', data, source);
  }

  /** Tries regular expressions in a worker of the document's, which is ended when one takes too long. */
  tryPatterns(input: PatternInput, signal: AbortSignal): Promise<DocumentValues['patterns']> {
    return this.#ask('patterns', input, { url: '', signal });
  }

  async #ask<Task extends DocumentTask>(
    task: Task,
    input: string | Uint8Array | PatternInput,
    { url, signal }: Source,
  ): Promise<DocumentValues[Task]> {
    clearTimeout(this.#idle);
    const port = await this.#open();
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const limit = task === 'pdfText' ? PDF_TIMEOUT : WORK_TIMEOUT;
    const timer = setTimeout(() => reject(new AppError('timeout', 'offscreen document')), limit);
    const cancel = () => reject(new AppError('cancelled'));
    signal.addEventListener('abort', cancel);
    this.#waiting.set(id, { resolve, reject });
    try {
      signal.throwIfAborted();
      port.postMessage({ id, task, input, url });
      return documentValues[task].parse(await promise);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#closeLater();
    }
  }

  /** What the browser's own models say, part by part. Leaving off, or an abort, ends the work in the document too. */
  async *parts(request: DeviceRequest, signal: AbortSignal): AsyncGenerator<unknown, void> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const port = await this.#open();
    const id = this.#nextId++;
    const heard: unknown[] = [];
    const ends: (AppError | 'done')[] = [];
    let { promise: change, resolve: wake } = Promise.withResolvers<void>();
    const finish = (how: AppError | 'done'): void => {
      ends.push(how);
      wake();
    };
    const cancel = (): void => finish(new AppError('cancelled'));
    const hear = (part: unknown): void => {
      heard.push(part);
      wake();
    };
    this.#waiting.set(id, { hear, resolve: () => finish('done'), reject: finish });
    signal.addEventListener('abort', cancel);
    try {
      if (!signal.aborted) port.postMessage({ id, task: 'device', request } satisfies DocumentMessage);
      else cancel();
      for (;;) {
        yield* heard.splice(0);
        const [end] = ends;
        if (end instanceof AppError) throw end;
        if (heard.length === 0 && end) return;
        await change;
        ({ promise: change, resolve: wake } = Promise.withResolvers<void>());
      }
    } finally {
      signal.removeEventListener('abort', cancel);
      // Still waiting for more: nobody wants it any longer.
      if (this.#waiting.delete(id)) port.postMessage({ id, task: 'cancel' } satisfies DocumentMessage);
      if (this.#waiting.size === 0) this.#closeLater();
    }
  }

  /** Takes the port of a document that has loaded; any other sender is refused. */
  accept(port: Port): void {
    const url = new URL(DOCUMENT_PAGE, browser.runtime.getURL('/')).href;
    const isOwn = isDocument(port.sender, browser.runtime.id, url);
    if (!isOwn || !this.#ready) return port.disconnect();
    port.onMessage.addListener((message: unknown) => this.#settle(message));
    port.onDisconnect.addListener(() => {
      this.#port = undefined;
      for (const { reject } of this.#waiting.values()) reject(new AppError('interrupted', 'offscreen document'));
      this.#waiting.clear();
    });
    this.#ready(port);
    this.#ready = undefined;
  }

  #settle(message: unknown): void {
    const answer = documentAnswer.parse(message);
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if ('part' in answer) return waiting.hear?.(answer.part);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(new AppError(answer.code, answer.detail));
  }

  #open(): Promise<Port> {
    this.#port ??= this.#create().catch((thrown: unknown) => {
      this.#port = undefined;
      throw thrown;
    });
    return this.#port;
  }

  async #create(): Promise<Port> {
    const { promise, resolve, reject } = Promise.withResolvers<Port>();
    const timer = setTimeout(() => reject(new AppError('timeout', 'offscreen document')), READY_TIMEOUT);
    try {
      // One left by an earlier life of the worker has no port to this one.
      await documentPage().close();
      this.#ready = resolve;
      await documentPage().open();
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #closeLater(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#port = undefined;
      void documentPage().close();
    }, IDLE);
  }
}

function isDocument(sender: Sender | undefined, id: string, url: string): boolean {
  return sender?.id === id && sender.url === url && !sender.tab;
}
