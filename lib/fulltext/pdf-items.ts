import type * as PdfJsModule from 'pdfjs-dist';
import { AppError } from '../core/errors.ts';
import type { PageCount } from './full-text.ts';
import type { PdfItem, PdfPage } from './pdf-page.ts';

/** What `pdfjs-dist` exports. */
export type PdfJs = typeof PdfJsModule;
type Document = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type TextChunk = Awaited<ReturnType<Page['getTextContent']>>;
type TextItem = Extract<TextChunk['items'][number], { str: string }>;
type Transform = readonly [number, number, number, number, number, number];

export interface LoadOptions {
  signal: AbortSignal;
  /** Loads pdf.js. No import here does: a bundle that only may read a PDF would hold all of it. */
  library: () => Promise<PdfJs>;
  /** Address of pdf.js's worker; Node needs none. */
  workerSrc?: string;
  limits?: Partial<PdfLimits>;
}

export interface PdfLimits {
  /** Pages after these are not read. */
  pages: number;
  /** Items of one page, and of all of them, after which no more are read. */
  itemsPerPage: number;
  items: number;
  /** Milliseconds for everything. */
  time: number;
}

/** What was read of a file: the last page may be there in part, and is not counted as read then. */
export interface LoadedPdf {
  pages: PdfPage[];
  count: PageCount;
}

const LIMITS: PdfLimits = { pages: 200, itemsPerPage: 10_000, items: 300_000, time: 60_000 };
/** Characters of one item; more do not fit on a line. */
const LONGEST = 2000;
/** Milliseconds a worker has to clean up before it is ended. */
const GRACE = 1000;

/**
 * Text and places of a PDF's pages. Takes the bytes over: the array is empty afterwards.
 * Fails with an `AppError`, and always within the time allowed, whatever the file does to its worker.
 */
export async function loadPdf(data: Uint8Array, options: LoadOptions): Promise<LoadedPdf> {
  const limits = { ...LIMITS, ...options.limits };
  const timeout = AbortSignal.timeout(limits.time);
  const signal = AbortSignal.any([options.signal, timeout]);
  try {
    return await readDocument(data, options, limits, signal);
  } catch (thrown) {
    if (options.signal.aborted) throw new AppError('cancelled', undefined, { cause: thrown });
    if (timeout.aborted) throw new AppError('timeout', 'pdf', { cause: thrown });
    const detail = thrown instanceof Error ? `pdf: ${thrown.message}` : 'pdf';
    throw new AppError('malformed', detail, { cause: thrown });
  }
}

async function readDocument(
  data: Uint8Array,
  { workerSrc, library }: LoadOptions,
  limits: PdfLimits,
  signal: AbortSignal,
): Promise<LoadedPdf> {
  signal.throwIfAborted();
  const pdfjs = await library();
  if (workerSrc !== undefined) pdfjs.GlobalWorkerOptions.workerSrc = workerSrc;
  const worker = new pdfjs.PDFWorker({ verbosity: 0 });
  const task = pdfjs.getDocument({
    data,
    worker,
    useWasm: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  });
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end);
  // Nobody may be waiting for it any more.
  ended.catch(() => undefined);
  try {
    signal.throwIfAborted();
    return await Promise.race([readPages(task.promise, limits, signal), ended]);
  } finally {
    signal.removeEventListener('abort', end);
    // A worker that is lost in a hostile file does not answer, and is ended by force.
    await Promise.race([task.destroy().catch(() => undefined), pause(GRACE)]);
    worker.destroy();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function readPages(opening: Promise<Document>, limits: PdfLimits, signal: AbortSignal): Promise<LoadedPdf> {
  const document = await opening;
  const total = document.numPages;
  const pages: PdfPage[] = [];
  let room = limits.items;
  for (let number = 1; number <= Math.min(total, limits.pages) && room > 0; number++) {
    // Where pdf.js has no worker, nobody else would have a turn before the last page.
    await pause(0);
    signal.throwIfAborted();
    const page = await document.getPage(number);
    const read = await readPage(page, Math.min(limits.itemsPerPage, room), signal);
    room -= read.items.length;
    pages.push(read);
    page.cleanup();
  }
  return { pages, count: { read: room > 0 ? pages.length : pages.length - 1, total } };
}

async function readPage(page: Page, most: number, signal: AbortSignal): Promise<PdfPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const toPage = asTransform(transform);
  const items: PdfItem[] = [];
  // Ligatures stay: whether one was written is known best where its neighbours are.
  const stream: ReadableStream<TextChunk> = page.streamTextContent({ disableNormalization: true });
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) break;
    for (const item of value.items) if ('str' in item && items.length < most) items.push(place(item, toPage));
    if (items.length >= most) {
      await reader.cancel(new Error('enough'));
      break;
    }
  }
  return { width, height, items: items.filter(({ x, y, fontSize }) => Number.isFinite(x + y + fontSize)) };
}

function place({ str, transform, width, height, fontName, hasEOL }: TextItem, toPage: Transform): PdfItem {
  const [a, b, c, d, x, y] = multiply(toPage, asTransform(transform));
  const turn = Math.round((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  return { text: str.slice(0, LONGEST), x, y, width, height, font: fontName, fontSize: Math.hypot(c, d), turn, hasEOL };
}

function asTransform(numbers: readonly unknown[]): Transform {
  const [a, b, c, d, e, f] = numbers.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

function multiply(outer: Transform, inner: Transform): Transform {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
