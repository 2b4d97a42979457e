import { checkFinding } from '../../lib/analysis/evidence/check-finding.ts';
import { isReadable } from '../../lib/db/row-shape.ts';
import { buildOfflineDigest } from '../../lib/digest/offline-digest.ts';
import { findTags } from '../../lib/reader/tags.ts';
import { buildVectors } from '../../lib/reader/vectors.ts';
import { announce, inventDay } from '../digest/invented-day.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { version1 } from '../fixtures/database-v1.ts';
import { processorMs } from '../harness/processor-time.ts';
import { median, print, rounded } from './figures.ts';

const ROUNDS = 5;
const NOW = '2026-01-27T02:00:00.000Z';

const inventWord = (paper: number, at: number): string =>
  `word${String.fromCharCode(97 + ((paper * 7 + at * 13) % 26))}${'abcdefgh'.charAt(at % 8)}`;

/** The most milliseconds of the processor's time that each may take: what a reader waits for, or what is done for every row. */
const TASKS: { task: string; prepare: () => () => unknown; bound: number }[] = [
  {
    task: 'theme tags of 100 abstracts',
    bound: 50,
    prepare: () => () => {
      for (let paper = 0; paper < 100; paper += 1) {
        const { title, abstract } = PAPERS[paper % PAPERS.length] ?? { title: '', abstract: '' };
        findTags(title, abstract ?? '');
      }
    },
  },
  {
    task: 'the summary of 299 papers without a model',
    bound: 600,
    prepare() {
      const papers = Array.from({ length: 13 }, (_, copy) =>
        inventDay().map((entry, index) => {
          const arxivId = `2602.${String(copy * 100 + index).padStart(5, '0')}`;
          return { ...entry, paper: { ...entry.paper, arxivId, title: `${entry.paper.title} ${copy}` } };
        }),
      ).flat();
      const rules = { includeKeywords: [], excludeKeywords: [] };
      const announcement = announce(papers);
      return () => buildOfflineDigest({ announcement, papers, language: 'en', rules, now: NOW });
    },
  },
  {
    task: 'which of 600 papers are alike',
    bound: 2_000,
    prepare() {
      const texts = Array.from({ length: 600 }, (_, paper) =>
        Array.from({ length: 150 }, (_, at) => inventWord(paper, at)).join(' '),
      );
      return () => buildVectors(texts).centrality();
    },
  },
  {
    task: 'evidence of 300 findings in 1,500 sentences',
    bound: 3_000,
    prepare: () => () => {
      // A text of its own each time: a text is taken apart once, and kept.
      const paper = Array.from({ length: 1_500 }, (_, index) => {
        const { abstract } = PAPERS[index % PAPERS.length] ?? { abstract: '' };
        return {
          id: index + 1,
          text: `${abstract} In run ${index} the loss was ${index / 7} at $\\alpha_{${index}}$.`,
        };
      });
      for (let id = 5; id <= 1_500; id += 5) {
        const quote = `In run ${id - 1} the loss was ${(id - 1) / 7} at`;
        checkFinding({ text: `损失为 ${(id - 1) / 7}`, sentences: [id], quote }, paper);
      }
    },
  },
  {
    task: 'a look at 2,000 stored rows',
    bound: 20,
    prepare() {
      const rows = Array.from({ length: 2_000 }, () => version1.papers[0]);
      return () => rows.every((row) => isReadable('papers', row));
    },
  },
];

/** What is computed without a browser, by one thread of Node, warmed up. */
export function benchComputing(): void {
  for (const { task, prepare, bound } of TASKS) {
    const run = prepare();
    run();
    const rounds = Array.from({ length: ROUNDS }, () => processorMs(run));
    print({ figure: 'computing', task, rounds: ROUNDS, ms: rounded(median(rounds)) }, { ms: bound });
  }
}
