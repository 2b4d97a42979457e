import type { EntryKind, Paper } from '../arxiv/paper.ts';
import { type OfflineReading, tldrOf } from '../reader/reading.ts';
import { buildVectors } from '../reader/vectors.ts';

/** One entry of the listing with what the offline reader made of it. */
export interface DayPaper {
  paper: Paper;
  reading: OfflineReading;
  kind: EntryKind;
}

/** The papers of a day that were read, and how they lie to each other; indices are those of `papers`. */
export interface Day {
  papers: readonly DayPaper[];
  /** Cosine of two papers' texts, 0 to 1. */
  similarity: (one: number, other: number) => number;
  /** Per paper, 0 to 1: how much it is like the rest, the most central of the day being 1. */
  centrality: readonly number[];
  /** Per paper, the sentences of its findings, in order. */
  findings: readonly string[][];
}

/** Shares of the largest, so that a day of equals stays one. */
function scaleToLargest(values: readonly number[]): number[] {
  const largest = Math.max(...values);
  return values.map((value) => (largest > 0 ? value / largest : 0));
}

/** Papers whose abstract was read, each once. */
function listRead(papers: readonly DayPaper[]): DayPaper[] {
  const byId = new Map<string, DayPaper>();
  for (const entry of papers) {
    const read = (entry.paper.abstract ?? '').trim() !== '' && entry.reading.sentences.length > 0;
    if (read && !byId.has(entry.paper.arxivId)) byId.set(entry.paper.arxivId, entry);
  }
  return [...byId.values()];
}

/** Of one list of papers what has been reckoned once: a summary in each language and the grades go by the same. */
const built = new WeakMap<readonly DayPaper[], Day>();

export function buildDay(papers: readonly DayPaper[]): Day {
  const known = built.get(papers);
  if (known) return known;
  const day = reckonDay(papers);
  built.set(papers, day);
  return day;
}

function reckonDay(papers: readonly DayPaper[]): Day {
  const read = listRead(papers);
  const vectors = buildVectors(read.map(({ paper }) => `${paper.title}\n${paper.abstract ?? ''}`));
  return {
    papers: read,
    similarity: (one, other) => vectors.similarity(one, other),
    centrality: scaleToLargest(vectors.centrality()),
    findings: read.map(({ reading }) =>
      reading.findings.flatMap((id) => reading.sentences.find((sentence) => sentence.id === id)?.text ?? []),
    ),
  };
}

/** The sentence that says a paper in one line. */
export function findTldr({ reading }: DayPaper): string | null {
  return tldrOf(reading);
}
