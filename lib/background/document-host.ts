import { browser } from 'wxt/browser';
import { AppError } from '../core/errors.ts';
import type { Sender } from '../messaging/sender.ts';
import {
  documentAnswer,
  type DocumentRequest,
  type DocumentTask,
  type DocumentValues,
  documentValues,
  readDocument,
} from './document-tasks.ts';

type Port = ReturnType<typeof browser.runtime.connect>;

const PATH = '/offscreen.html';
/** Milliseconds without work after which the document is closed. */
const IDLE = 20_000;
/** Milliseconds for the document to report, and for one piece of work. */
const READY_TIMEOUT = 10_000;
const WORK_TIMEOUT = 20_000;

/** DOM work for the background: on the spot where there is a DOM (Firefox), else in one offscreen document (Chrome). */
export class DocumentHost {
  readonly #waiting = new Map<number, Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>>();
  #port: Promise<Port> | undefined;
  #ready: ((port: Port) => void) | undefined;
  #nextId = 1;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** Makes data of a text that was fetched from `url`. */
  async run<Task extends DocumentTask>(task: Task, text: string, url: string): Promise<DocumentValues[Task]> {
    if (typeof DOMParser !== 'undefined') return readDocument(task, text, url);
    clearTimeout(this.#idle);
    const port = await this.#open();
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => reject(new AppError('timeout', 'offscreen document')), WORK_TIMEOUT);
    this.#waiting.set(id, { resolve, reject });
    try {
      port.postMessage({ id, task, text, url } satisfies DocumentRequest);
      return documentValues[task].parse(await promise);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#closeLater();
    }
  }

  /** Takes the port of a document that has loaded; any other sender is refused. */
  accept(port: Port): void {
    const isOwn = isDocument(port.sender, browser.runtime.id, new URL(PATH, browser.runtime.getURL('/')).href);
    if (!isOwn || !this.#ready) return port.disconnect();
    port.onMessage.addListener((message: unknown) => this.#settle(message));
    port.onDisconnect.addListener(() => {
      this.#port = undefined;
      for (const { reject } of this.#waiting.values()) reject(new AppError('interrupted', 'offscreen document'));
    });
    this.#ready(port);
    this.#ready = undefined;
  }

  #settle(message: unknown): void {
    const answer = documentAnswer.parse(message);
    const waiting = this.#waiting.get(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(new AppError('internal', answer.detail));
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
      await browser.offscreen.closeDocument().catch(() => undefined);
      this.#ready = resolve;
      await browser.offscreen.createDocument({
        url: PATH,
        reasons: ['DOM_PARSER'],
        justification: 'Reads the papers in pages and feeds of arXiv.',
      });
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #closeLater(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#port = undefined;
      void browser.offscreen.closeDocument().catch(() => undefined);
    }, IDLE);
  }
}

function isDocument(sender: Sender | undefined, id: string, url: string): boolean {
  return sender?.id === id && sender.url === url && !sender.tab;
}
