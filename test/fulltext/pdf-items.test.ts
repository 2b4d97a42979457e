import { describe, expect, it } from 'vitest';
import { AppError } from '../../lib/core/errors.ts';
import { type LoadedPdf, type LoadOptions, loadPdf, type PdfJs } from '../../lib/fulltext/pdf-items.ts';
import type { PdfPage } from '../../lib/fulltext/pdf-page.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { renderSamplePdf } from '../fixtures/fulltext/sample-pdf.ts';
import { minimalPdf } from '../harness/minimal-pdf.ts';
import { library } from './read-pdf.ts';

const loadWhole = (data: Uint8Array, options: Partial<LoadOptions> = {}): Promise<LoadedPdf> =>
  loadPdf(data, { library, signal: new AbortController().signal, ...options });
const load = async (data: Uint8Array, options: Partial<LoadOptions> = {}): Promise<PdfPage[]> =>
  (await loadWhole(data, options)).pages;

const sample = () => renderSamplePdf(SAMPLE_PAPER, { columns: 2 });
const bytes = (text: string) => new TextEncoder().encode(text);

async function codeOf(loading: Promise<unknown>): Promise<string> {
  const thrown: unknown = await loading.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof AppError ? thrown.code : `no AppError: ${String(thrown)}`;
}

describe('loadPdf', () => {
  it('gives text and its place, from the top left corner', async () => {
    const [first] = await load(new Uint8Array(minimalPdf('2611.04321')));
    expect(first).toMatchObject({ width: 612, height: 792 });
    expect(first?.items[0]).toMatchObject({ text: 'arXiv:2611.04321', x: 72, y: 72, fontSize: 18, turn: 0 });
    expect(first?.items[0]?.width).toBeGreaterThan(100);
  });

  it('tells fonts apart, and text that is turned', async () => {
    const [first] = await load(sample());
    const items = first?.items ?? [];
    const fontOf = (text: string) => items.find((item) => item.text.includes(text))?.font;
    expect(fontOf('Introduction')).not.toBe(fontOf('opens'));
    expect(items.find(({ text }) => text.includes('arXiv'))?.turn).toBe(270);
  });

  it('keeps ligatures for whoever knows their neighbours', async () => {
    const pages = await load(sample());
    expect(pages.flatMap(({ items }) => items).some(({ text }) => text.includes('ﬁ'))).toBe(true);
  });

  it('reads no more pages and items than it may', async () => {
    expect(await load(sample(), { limits: { pages: 1 } })).toHaveLength(1);
    const few = await load(sample(), { limits: { itemsPerPage: 40 } });
    expect(few.every(({ items }) => items.length <= 40)).toBe(true);
    const fewer = await load(sample(), { limits: { items: 100 } });
    expect(fewer.flatMap(({ items }) => items).length).toBeLessThanOrEqual(100);
  });

  it('says how many pages it has read to their end, and of how many', async () => {
    const { pages, count } = await loadWhole(sample());
    expect(count).toEqual({ read: pages.length, total: pages.length });
    expect((await loadWhole(sample(), { limits: { pages: 1 } })).count).toEqual({ read: 1, total: pages.length });
    const items = (pages[0]?.items.length ?? 0) + 1;
    expect((await loadWhole(sample(), { limits: { items } })).count).toEqual({ read: 1, total: pages.length });
    const all = pages.flatMap((page) => page.items).length;
    const cut = await loadWhole(sample(), { limits: { items: all - 1 } });
    expect(cut.count).toEqual({ read: pages.length - 1, total: pages.length });
  });

  it('reads the first 200 pages of a longer file, and says so', async () => {
    const { pages, count } = await loadWhole(renderSamplePdf(SAMPLE_PAPER, { columns: 2, blankPages: 230 }));
    expect(pages).toHaveLength(200);
    expect(count.read).toBe(200);
    expect(count.total).toBeGreaterThan(230);
  });

  it.each([
    ['nothing', bytes('')],
    ['something else', bytes('<html>We have no PDF of this paper.</html>')],
    ['only its first line', bytes('%PDF-1.7\n')],
    ['a head without a body', bytes('%PDF-1.4\ntrailer << /Root 9 0 R /Size 10 >>\nstartxref\n5\n%%EOF')],
  ])('fails with a code when the file is %s', async (_, data) => {
    expect(await codeOf(load(data))).toBe('malformed');
  });

  it('reads what it can of a file that is cut off, or fails with a code', async () => {
    for (const part of [0.1, 0.4, 0.7, 0.95]) {
      const data = sample();
      const cut = data.slice(0, Math.floor(part * data.length));
      expect(['malformed', 'read']).toContain(
        await load(cut).then(
          () => 'read',
          (thrown: AppError) => thrown.code,
        ),
      );
    }
  });

  it('fails when a password is asked for', async () => {
    const id = '<28bf4e5e4e758a4164004e56fffa0108>';
    const lock = `<< /Filter /Standard /V 1 /R 2 /O ${id.repeat(2).replace('><', '')} /U ${id.repeat(2).replace('><', '')} /P -44 >>`;
    const file = minimalPdf('2611.04321')
      .toString('latin1')
      .replace('/Root 1 0 R', `/Root 1 0 R /ID [${id} ${id}] /Encrypt ${lock}`);
    expect(await codeOf(load(bytes(file)))).toBe('malformed');
  });

  it('stops when it is told to', async () => {
    const before = AbortSignal.abort();
    expect(await codeOf(load(sample(), { signal: before }))).toBe('cancelled');
    const controller = new AbortController();
    const loading = codeOf(load(sample(), { signal: controller.signal }));
    setTimeout(() => controller.abort(), 1);
    expect(await loading).toBe('cancelled');
  });

  it('gives up when its time is over', async () => {
    expect(await codeOf(load(sample(), { limits: { time: 0 } }))).toBe('timeout');
  });

  it('ends a worker that never answers', async () => {
    const ended: string[] = [];
    const never = new Promise<never>(() => undefined);
    const lost = {
      GlobalWorkerOptions: {},
      PDFWorker: class {
        destroy(): void {
          ended.push('worker');
        }
      },
      getDocument: () => ({ promise: never, destroy: () => never }),
    };
    const loading = load(sample(), { library: () => Promise.resolve(lost as unknown as PdfJs), limits: { time: 20 } });
    expect(await codeOf(loading)).toBe('timeout');
    expect(ended).toEqual(['worker']);
  });

  it('cleans up after itself', async () => {
    const pdfjs = await library();
    const open: { destroyed: boolean }[] = [];
    const watched = {
      ...pdfjs,
      getDocument: (options: Parameters<PdfJs['getDocument']>[0]) => {
        const task = pdfjs.getDocument(options);
        open.push(task);
        return task;
      },
    };
    await load(sample(), { library: () => Promise.resolve(watched) });
    await codeOf(load(bytes('%PDF-'), { library: () => Promise.resolve(watched) }));
    expect(open.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });
});
