import { readFileSync } from 'node:fs';
import { readOffline } from '../../lib/reader/read-offline.ts';
import { chooseByCuePhrases } from './cue-phrase-rule.ts';
import { readListedPapers } from './listed-papers.ts';

/** One line of `findings/labels.jsonl`; see the guideline beside it. */
export interface FindingLabels {
  id: string;
  /** Papers for `test` had no part in any choice. */
  set: 'tune' | 'test';
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

export interface FindingsFigures {
  /** Over all papers found. */
  papers: number;
  precision: number;
  recall: number;
  tune: SelectionFigures;
  test: SelectionFigures;
  /** The rule of phrases on the same papers. */
  cueRule: SelectionFigures;
  cueRuleOnTest: SelectionFigures;
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
    const reading = paper && readOffline({ title: paper.title, abstract: paper.abstract ?? '', codeLinks: [] });
    if (reading?.sentences.length !== labels.sentences) {
      missing.push(labels.id);
      return [];
    }
    const texts = reading.sentences.map((sentence) => sentence.text);
    return [{ labels, chosen: reading.findings, byCues: chooseByCuePhrases(texts).map((index) => index + 1) }];
  });
  const test = judged.filter(({ labels }) => labels.set === 'test');
  return {
    ...figuresOf(judged, 'chosen'),
    tune: figuresOf(
      judged.filter(({ labels }) => labels.set === 'tune'),
      'chosen',
    ),
    test: figuresOf(test, 'chosen'),
    cueRule: figuresOf(judged, 'byCues'),
    cueRuleOnTest: figuresOf(test, 'byCues'),
    missing,
  };
}

function figuresOf(judged: readonly Judged[], by: 'chosen' | 'byCues'): SelectionFigures {
  const count = (numbers: (one: Judged) => number[]) => judged.reduce((sum, one) => sum + numbers(one).length, 0);
  const hits = count((one) => one[by].filter((id) => one.labels.findings.includes(id)));
  return {
    papers: judged.length,
    precision:
      hits /
      Math.max(
        1,
        count((one) => one[by]),
      ),
    recall:
      hits /
      Math.max(
        1,
        count(({ labels }) => labels.findings),
      ),
  };
}
