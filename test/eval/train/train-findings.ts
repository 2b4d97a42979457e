/**
 * Fits lib/reader/finding-weights.ts, after the roles: `node test/eval/train/train-findings.ts [folder of saved arXiv pages]`. Learns from the
 * papers labelled for tuning only; tells precision and recall by cross-validation on them for some thresholds.
 */
import { writeFileSync } from 'node:fs';
import { readAbstract } from '../../../lib/reader/abstract-text.ts';
import { findingSignals } from '../../../lib/reader/finding-features.ts';
import { takeLikely } from '../../../lib/reader/findings.ts';
import { roleProbabilities } from '../../../lib/reader/roles.ts';
import { type PackedNet, unpackNets } from '../../../lib/reader/second-pass.ts';
import { splitSentences } from '../../../lib/reader/sentences.ts';
import { readFindingLabels } from '../findings.ts';
import { readListedPapers } from '../listed-papers.ts';
import { fitNet } from './fit-net.ts';
import { seededRandom, shuffled } from './random.ts';

const NETS = 4;
/** Small and strongly held back: there are a thousand sentences to learn from. Chosen by cross-validation. */
const OPTIONS = { outputs: 2, hidden: 8, epochs: 30, rate: 0.005, penalty: 0.03, dropout: 0.1 };
const FOLDS = 11;
/** Each a different parting into folds: one alone tells no more than a point apart. */
const FOLD_SEEDS = [1, 2, 3];
const THRESHOLDS = [0.45, 0.475, 0.5, 0.525, 0.55, 0.575, 0.6];

const papers = await readListedPapers(
  process.argv[2] ?? new URL('../../../../shared/arxiv-pages', import.meta.url).pathname,
);
const read = readFindingLabels()
  .filter(({ set }) => set === 'tune')
  .map(({ id, findings }) => {
    const paper = papers.get(id);
    if (!paper) throw new Error(`No saved page has ${id}.`);
    const text = readAbstract(splitSentences(paper.abstract ?? '').map((span) => span.text));
    return { cues: text.cues, signals: findingSignals(paper, text, roleProbabilities(text)), findings };
  });
type Read = (typeof read)[number];

const runs = FOLD_SEEDS.map(unseenProbabilities);
for (const threshold of THRESHOLDS) {
  let [hits, chosen, wanted] = [0, 0, 0];
  for (const probabilities of runs) {
    for (const [index, { cues, findings }] of read.entries()) {
      const taken = takeLikely(probabilities[index] ?? [], cues, threshold);
      hits += taken.filter((place) => findings.includes(place + 1)).length;
      chosen += taken.length;
      wanted += findings.length;
    }
  }
  console.log(JSON.stringify({ threshold, precision: hits / chosen, recall: hits / wanted }));
}
writeFileSync(
  new URL('../../../lib/reader/finding-weights.ts', import.meta.url),
  `// Written by test/eval/train/train-findings.ts; trained on labels of our own, test/eval/findings.
import type { PackedNet } from './second-pass.ts';

export const FINDING_NETS: readonly PackedNet[] = ${JSON.stringify(fit(read))};
`,
);

/** For each paper the probabilities of its sentences, by nets that saw other papers only. */
function unseenProbabilities(seed: number): number[][] {
  const order = shuffled([...read.keys()], seededRandom(seed));
  const unseen: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const own = order.filter((_, place) => place % FOLDS === fold);
    const judge = unpackNets(fit(read.filter((_, index) => !own.includes(index))));
    for (const index of own) unseen[index] = (read[index]?.signals ?? []).map((signals) => judge(signals)[1] ?? 0);
  }
  return unseen;
}

function fit(from: readonly Read[]): PackedNet[] {
  const samples = from.flatMap(({ signals, findings }) =>
    signals.map((inputs, place) => ({ inputs, label: Number(findings.includes(place + 1)) })),
  );
  return Array.from({ length: NETS }, (_, net) => fitNet(samples, { ...OPTIONS, seed: net + 1 }));
}
