import type { BriefPaper, BriefTag } from './brief.ts';
import type { BriefStatement } from './brief-statements.ts';

/** A statement and the paper whose stored text it is from. */
export interface Cited {
  arxivId: string;
  statement: BriefStatement;
}

export interface BriefSynthesis {
  /** Themes that two papers or more have. */
  shared: { tag: BriefTag; arxivIds: string[] }[];
  /** Themes that two papers or more name in what is said of their method. */
  methods: { tag: BriefTag; cited: Cited[] }[];
  /** Statements with figures that name the same data or the same measure. */
  figures: { about: string; kind: 'data' | 'measure'; cited: Cited[] }[];
  /** Of each paper, what no other has. */
  differences: { arxivId: string; tags: BriefTag[]; data: string[] }[];
  limits: Cited[];
}

/** Measures by the words that name them. */
const MEASURES: readonly [name: string, pattern: RegExp][] = [
  ['accuracy', /准确率|精度|\baccurac(?:y|ies)\b/i],
  ['F1', /\bF1\b/],
  ['precision', /查准率|精确率|\bprecision\b/i],
  ['recall', /召回率|\brecall\b/i],
  ['mAP', /\bmAP\b/],
  ['mIoU', /\bm?IoU\b/],
  ['AUC', /\bAU(?:RO)?C\b/],
  ['BLEU', /\bBLEU\b/],
  ['ROUGE', /\bROUGE\b/],
  ['FID', /\bFID\b/],
  ['PSNR', /\bPSNR\b/],
  ['perplexity', /困惑度|\bperplexity\b/i],
  ['win rate', /胜率|\bwin rates?\b/i],
  ['success rate', /成功率|\bsuccess rates?\b/i],
  ['error', /误差|错误率|\berror(?: rate)?s?\b/i],
  ['speed', /加速|速度|吞吐|延迟|\b(?:speed-?ups?|faster|throughput|latency)\b/i],
  ['memory', /显存|内存|\bmemory\b/i],
  ['parameters', /参数量|\bparameters\b/i],
];
/** Names of data sets and the like: with a figure, two capitals, or a capital inside. */
const NAME = /\b(?:[A-Z][A-Za-z]*-?\d[\w-]*|[A-Z]{2,}[\w-]*|[A-Z][a-z]+[A-Z]\w*)\b/g;
const NO_DATA = new Set([
  'AI',
  'ML',
  'NLP',
  'LLM',
  'LLMs',
  'GPU',
  'GPUs',
  'CPU',
  'TPU',
  'SOTA',
  'API',
  'RL',
  'MLP',
  'CNN',
  'RNN',
]);

/** What the papers share, where they differ, and what is left open: only what their stored statements say, each with its paper. */
export function synthesise(papers: readonly BriefPaper[]): BriefSynthesis {
  const shared = sharedTags(papers);
  return {
    shared,
    methods: shared.flatMap(({ tag }) => {
      const cited = citedWhere(papers, ['method'], ({ text }) => names(text, tag.name));
      return countPapers(cited) > 1 ? [{ tag, cited: onePerPaper(cited) }] : [];
    }),
    figures: comparableFigures(papers),
    differences: papers.flatMap((paper) => {
      const others = papers.filter(({ arxivId }) => arxivId !== paper.arxivId);
      const tags = paper.tags.filter(({ key }) => !others.some((other) => other.tags.some((tag) => tag.key === key)));
      const data = dataNames(paper).filter((name) => !others.some((other) => dataNames(other).includes(name)));
      return papers.length > 1 && (tags.length > 0 || data.length > 0) ? [{ arxivId: paper.arxivId, tags, data }] : [];
    }),
    limits: citedWhere(papers, ['limit'], () => true),
  };
}

function sharedTags(papers: readonly BriefPaper[]): BriefSynthesis['shared'] {
  const byKey = new Map<string, { tag: BriefTag; arxivIds: string[] }>();
  for (const { arxivId, tags } of papers) {
    for (const tag of tags) {
      const entry = byKey.get(tag.key) ?? { tag, arxivIds: [] };
      entry.arxivIds.push(arxivId);
      byKey.set(tag.key, entry);
    }
  }
  return [...byKey.values()]
    .filter(({ arxivIds }) => arxivIds.length > 1)
    .toSorted((a, b) => b.arxivIds.length - a.arxivIds.length);
}

function comparableFigures(papers: readonly BriefPaper[]): BriefSynthesis['figures'] {
  const withFigures = citedWhere(papers, ['result'], ({ text }) => /\d/.test(text.replace(NAME, '')));
  const allNames = new Set(withFigures.flatMap(({ statement }) => namesIn(statement.text)));
  const byData = [...allNames].map((about) => ({
    about,
    kind: 'data' as const,
    cited: withFigures.filter(({ statement }) => namesIn(statement.text).includes(about)),
  }));
  const byMeasure = MEASURES.map(([about, pattern]) => ({
    about,
    kind: 'measure' as const,
    cited: withFigures.filter(({ statement }) => pattern.test(statement.text)),
  }));
  const isMeasure = (name: string): boolean => MEASURES.some(([, pattern]) => pattern.test(name));
  return [...byData.filter(({ about }) => !isMeasure(about)), ...byMeasure].filter(
    ({ cited }) => countPapers(cited) > 1,
  );
}

function citedWhere(
  papers: readonly BriefPaper[],
  columns: readonly (keyof BriefPaper['cells'])[],
  test: (statement: BriefStatement) => boolean,
): Cited[] {
  return papers.flatMap(({ arxivId, cells }) =>
    columns.flatMap((column) => cells[column].filter(test).map((statement) => ({ arxivId, statement }))),
  );
}

function namesIn(text: string): string[] {
  return [...new Set(text.match(NAME) ?? [])].filter((name) => !NO_DATA.has(name));
}

function dataNames({ cells }: BriefPaper): string[] {
  return [...new Set(cells.data.flatMap(({ text }) => namesIn(text)))];
}

function names(text: string, name: string): boolean {
  return text.normalize('NFKC').toLowerCase().includes(name.normalize('NFKC').toLowerCase());
}

function onePerPaper(cited: readonly Cited[]): Cited[] {
  return cited.filter(({ arxivId }, position) => cited.findIndex((other) => other.arxivId === arxivId) === position);
}

function countPapers(cited: readonly Cited[]): number {
  return new Set(cited.map(({ arxivId }) => arxivId)).size;
}
