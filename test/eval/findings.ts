import { readFileSync } from 'node:fs';
import { readOffline } from '../../lib/reader/read-offline.ts';
import { chooseByCuePhrases } from './cue-phrase-rule.ts';
import { readListedPapers } from './listed-papers.ts';

/** The model and its threshold come from `tune` alone; `held-out` has no part in any choice. */
export type FindingSet = 'tune' | 'held-out';

/** One line of `findings/labels.jsonl`; see the guideline beside it. */
export interface FindingLabels {
  id: string;
  set: FindingSet;
  /** Into how many sentences the abstract is parted; another count means that the numbers are no longer true. */
  sentences: number;
  /** Numbers of the sentences that are findings, from 1. */
  findings: number[];
}

export interface SelectionFigures {
  papers: number;
  precision: number;
  recall: number;
}

/** The reader and, on the same papers, the rule of phrases. */
export interface SetFigures {
  reader: SelectionFigures;
  cueRule: SelectionFigures;
}

export interface FindingsFigures {
  /** Over all papers found. */
  papers: number;
  precision: number;
  recall: number;
  sets: Record<FindingSet, SetFigures>;
  /** Ids of labelled papers that the folder lacks, or whose abstract is now parted otherwise. */
  missing: string[];
}

/** A labelled abstract and what was chosen of it, sentence numbers from 1. */
interface Judged {
  labels: FindingLabels;
  chosen: number[];
  byCues: number[];
}

export function readFindingLabels(): FindingLabels[] {
  return readFileSync(new URL('findings/labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FindingLabels);
}

/** Chosen findings against the labelled ones, sentence by sentence over all papers (micro-averaged). */
export async function evaluateFindings(dir: string): Promise<FindingsFigures> {
  const papers = await readListedPapers(dir);
  const missing: string[] = [];
  const judged = readFindingLabels().flatMap((labels): Judged[] => {
    const paper = papers.get(labels.id);
    const reading = paper && readOffline({ ...paper, abstract: paper.abstract ?? '' });
    if (reading?.sentences.length !== labels.sentences) {
      missing.push(labels.id);
      return [];
    }
    const texts = reading.sentences.map((sentence) => sentence.text);
    return [{ labels, chosen: reading.findings, byCues: chooseByCuePhrases(texts).map((index) => index + 1) }];
  });
  const ofSet = (set: FindingSet): SetFigures => {
    const own = judged.filter(({ labels }) => labels.set === set);
    return { reader: figuresOf(own, 'chosen'), cueRule: figuresOf(own, 'byCues') };
  };
  return {
    ...figuresOf(judged, 'chosen'),
    sets: { tune: ofSet('tune'), 'held-out': ofSet('held-out') },
    missing,
  };
}

function figuresOf(judged: readonly Judged[], by: 'chosen' | 'byCues'): SelectionFigures {
  const count = (numbers: (one: Judged) => number[]) => judged.reduce((sum, one) => sum + numbers(one).length, 0);
  const hits = count((one) => one[by].filter((id) => one.labels.findings.includes(id)));
  const chosen = count((one) => one[by]);
  const wanted = count(({ labels }) => labels.findings);
  return { papers: judged.length, precision: hits / Math.max(1, chosen), recall: hits / Math.max(1, wanted) };
}
