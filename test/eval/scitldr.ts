import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { roleProbabilities } from '../../lib/reader/roles.ts';
import { chooseTldr } from '../../lib/reader/tldr.ts';
import { readSummarisedPapers } from './datasets.ts';
import { bestRouge1 } from './rouge.ts';

export interface TldrFigures {
  rouge1: number;
  /** Of the best possible single sentence. */
  oracle: number;
  ratio: number;
  papers: number;
}

/** The chosen sentence against the best of the gold TLDRs, on the sentences as given. */
export function evaluateTldr(file: string): TldrFigures {
  const papers = readSummarisedPapers(file).filter(({ source, target }) => source.length > 0 && target.length > 0);
  let chosen = 0;
  let oracle = 0;
  for (const { title, source, target } of papers) {
    const scores = source.map((sentence) => bestRouge1(sentence, target));
    const text = readAbstract(source);
    chosen += scores[chooseTldr(title, text, roleProbabilities(text)) ?? 0] ?? 0;
    oracle += Math.max(...scores);
  }
  return {
    rouge1: chosen / papers.length,
    oracle: oracle / papers.length,
    ratio: chosen / oracle,
    papers: papers.length,
  };
}
