/** The library's search at 20,000 papers, in the worker of the built extension in Chromium. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SearchAnswer, SearchRequest } from '../../components/library/search-messages.ts';
import { type SearchDocument, TEXT_FIELDS, valuesOf } from '../../lib/search/document.ts';
import { seededRandom } from '../eval/train/random.ts';
import { searchPapers } from '../fixtures/search-papers.ts';
import { startArxiv } from '../harness/arxiv-server.ts';
import { launchChromium } from '../harness/chromium.ts';
import { median, print, rounded } from './figures.ts';

const PAPERS = 20_000;
/** Documents to a message, as the page sends them, and to a crossing from here into the page. */
const CROSSING = 1_000;
const SHOWN = 50;
const BUDGET = 50;
const RECALL_QUERIES = 200;

/** Each is typed a character at a time, and every state of the field is a query. */
const TYPED = [
  'diffusion model robust',
  'graph neural network',
  'self-attention',
  '"reinforcement learning" offline',
  '扩散模型',
  '大语言模型 推理',
  '图神经网络 -综述',
  '强化学习 效率',
  '作者：zhichen',
  'author:lan title:graph',
  'cat:cs.CL has:note 分析',
  'tag:transformer after:2025',
  'the a of 的 在',
  'difusion modle',
  '不足之处',
];

type Ask = (request: Omit<SearchRequest, 'id'>) => Promise<Extract<SearchAnswer, { ok: true }>>;
interface BenchPage {
  ask: Ask;
}

/** Puts a worker into the page, and what asks it. */
async function startWorker(page: Page, file: string): Promise<void> {
  await page.evaluate((file) => {
    const worker = new Worker(`/assets/${file}`, { type: 'module' });
    const waiting = new Map<number, (answer: SearchAnswer) => void>();
    let last = 0;
    worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => waiting.get(data.id)?.(data));
    (globalThis as unknown as { ask: unknown }).ask = (request: object) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, (answer) => (answer.ok ? resolve(answer) : reject(new Error(answer.detail))));
        worker.postMessage({ ...request, id: last }, []);
      });
  }, file);
}

/** Milliseconds until all are searched, and of the slowest of the queries asked meanwhile. */
async function build(page: Page, documents: readonly SearchDocument[]): Promise<{ total: number; slowest: number }> {
  await page.evaluate(() => void ((globalThis as unknown as { documents: unknown[] }).documents = []));
  for (let from = 0; from < documents.length; from += CROSSING) {
    await page.evaluate(
      (some) => void (globalThis as unknown as { documents: SearchDocument[] }).documents.push(...some),
      documents.slice(from, from + CROSSING),
    );
  }
  return page.evaluate(async () => {
    const { ask, documents } = globalThis as unknown as BenchPage & { documents: SearchDocument[] };
    const start = performance.now();
    const adding = { isOver: false };
    const batches: Promise<unknown>[] = [];
    for (let from = 0; from < documents.length; from += 200) {
      batches.push(ask({ kind: 'add', documents: documents.slice(from, from + 200) } as never));
    }
    const all = Promise.all(batches).then(() => (adding.isOver = true));
    let slowest = 0;
    while (!adding.isOver) {
      const asked = performance.now();
      await ask({ kind: 'search', query: '模型', limit: 50, from: 0 } as never);
      slowest = Math.max(slowest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await all;
    documents.length = 0;
    return { total: performance.now() - start, slowest };
  });
}

/** Milliseconds of each keystroke, from the page and back to it. */
async function typeQueries(
  page: Page,
  typed: readonly string[],
  shown: number,
): Promise<{ query: string; ms: number }[]> {
  return page.evaluate(
    async ([typed, shown]) => {
      const { ask } = globalThis as unknown as BenchPage;
      const times: { query: string; ms: number }[] = [];
      for (const whole of typed) {
        for (let end = 1; end <= whole.length; end++) {
          const query = whole.slice(0, end);
          const start = performance.now();
          await ask({ kind: 'search', query, limit: shown, from: 0 } as never);
          times.push({ query, ms: performance.now() - start });
        }
      }
      return times;
    },
    [typed, shown] as const,
  );
}

/** Stretches of one to four Han characters as they stand in the papers, most of two. */
function hanQueries(documents: readonly SearchDocument[]): string[] {
  const random = seededRandom(7);
  const queries: string[] = [];
  while (queries.length < RECALL_QUERIES) {
    const document = documents[Math.floor(random() * documents.length)];
    const text = document === undefined ? '' : [...document.tldr, ...document.findings, ...document.tags].join(' ');
    const length = [2, 2, 2, 2, 2, 2, 1, 1, 3, 4][queries.length % 10] ?? 2;
    const start = Math.floor(random() * text.length);
    const query = text.slice(start, start + length);
    if (query.length === length && /^\p{sc=Han}+$/u.test(query)) queries.push(query);
  }
  return queries;
}

function plainScan(documents: readonly SearchDocument[], query: string): string[] {
  return documents
    .filter((document) => TEXT_FIELDS.some((field) => valuesOf(document, field).some((text) => text.includes(query))))
    .map(({ arxivId }) => arxivId);
}

async function compareWithScan(page: Page, documents: readonly SearchDocument[]): Promise<Record<string, number>> {
  let [scanned, found, same] = [0, 0, 0];
  for (const query of hanQueries(documents)) {
    const wanted = new Set(plainScan(documents, query));
    const { found: hit, total } = await page.evaluate(
      async ([query, limit]) => {
        const { ask } = globalThis as unknown as BenchPage;
        const { result } = await ask({ kind: 'search', query, limit, from: 0 } as never);
        return { found: result?.hits.map(({ arxivId }) => arxivId) ?? [], total: result?.total ?? 0 };
      },
      [query, documents.length] as const,
    );
    const hits = hit.filter((arxivId) => wanted.has(arxivId)).length;
    scanned += wanted.size;
    found += hits;
    if (hits === wanted.size && total === wanted.size) same += 1;
  }
  return { queries: RECALL_QUERIES, recall: rounded(found / scanned, 6), sameAsScan: same };
}

export async function benchSearch(extension: string): Promise<void> {
  const file = readdirSync(join(extension, 'assets')).find((name) => name.startsWith('search-worker'));
  if (file === undefined) throw new Error('The build has no search worker.');
  const documents = searchPapers(PAPERS);
  const arxiv = await startArxiv({ pages: 'none' });
  const chromium = await launchChromium({ extension, arxivPort: arxiv.port });
  try {
    const page = await chromium.openExtensionPage('popup.html');
    await startWorker(page, file);
    const { total, slowest } = await build(page, documents);
    print({
      figure: 'search-build',
      papers: PAPERS,
      ms: rounded(total, 0),
      slowestQueryMeanwhileMs: rounded(slowest, 0),
    });
    const { size } = await page.evaluate(() => (globalThis as unknown as BenchPage).ask({ kind: 'size' } as never));
    print({ figure: 'search-memory', ...size });
    await typeQueries(page, TYPED.slice(0, 3), SHOWN);
    const times = await typeQueries(page, TYPED, SHOWN);
    const sorted = times.toSorted((a, b) => a.ms - b.ms);
    print(
      {
        figure: 'search-keystroke',
        papers: PAPERS,
        keystrokes: times.length,
        p50Ms: rounded(median(times.map(({ ms }) => ms))),
        p95Ms: rounded(sorted[Math.floor(sorted.length * 0.95)]?.ms ?? 0),
        slowest: sorted.slice(-5).map(({ query, ms }) => `${query}: ${rounded(ms)}`),
      },
      { p95Ms: BUDGET },
    );
    print({ figure: 'search-recall', ...(await compareWithScan(page, documents)) });
  } finally {
    await chromium.close();
    await arxiv.close();
  }
}
