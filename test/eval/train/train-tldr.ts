/** Fits lib/reader/tldr-weights.ts, after the roles: `node test/eval/train/train-tldr.ts [scitldr-train.jsonl]`. */
import { writeFileSync } from 'node:fs';
import { readAbstract } from '../../../lib/reader/abstract-text.ts';
import { softmax } from '../../../lib/reader/linear-model.ts';
import { roleProbabilities } from '../../../lib/reader/roles.ts';
import { tldrSignals } from '../../../lib/reader/tldr-features.ts';
import { readSummarisedPapers, SHARED_DATASETS, type SummarisedPaper } from '../datasets.ts';
import { bestRouge1 } from '../rouge.ts';
import { minimise } from './lbfgs.ts';
import { packLinear } from './pack.ts';

/** How sharply the best sentence of an abstract is preferred to the next; chosen by cross-validation, as all that follows. */
const SHARPNESS = 10;
const WORD_PENALTY = 1;
const SIGNAL_PENALTY = 0.3;
const RAREST = 3;
const USUAL_RARITY = 6;
const ITERATIONS = 60;
/** Of the words at most this many, those that move scores most. */
const KEEP = 15_000;

interface Row {
  /** Column and value of each word feature. */
  cells: [number, number][];
  signals: number[];
}

const papers = readSummarisedPapers(process.argv[2] ?? `${SHARED_DATASETS}scitldr-train.jsonl`).filter(
  ({ source, target }) => source.length > 0 && target.length > 0,
);
const read = papers.map(({ title, source }) => {
  const text = readAbstract(source);
  const blocks = text.blocks.map((own) => own.slice(0, 2));
  return { blocks, signals: tldrSignals(title, text, roleProbabilities(text)) };
});
const rarity = rarityOf();
const features = [...rarity.keys()];
const columns = new Map(features.map((feature, column) => [feature, column]));
const groups = read.map(({ blocks, signals }, index) => ({
  rows: blocks.map(
    (own, place): Row => ({
      cells: own.flatMap(({ features: found, weight }) =>
        found.flatMap((feature): [number, number][] => {
          const column = columns.get(feature);
          return column === undefined ? [] : [[column, weight * (rarity.get(feature) ?? 0)]];
        }),
      ),
      signals: signals[place] ?? [],
    }),
  ),
  wanted: wantedOf(papers[index]),
}));
const width = groups[0]?.rows[0]?.signals.length ?? 0;
const point = minimise(loss, features.length + width, ITERATIONS);
const moved = new Float64Array(features.length);
for (const [column, value] of groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))) {
  moved[column] = (moved[column] ?? 0) + ((point[column] ?? 0) * value) ** 2;
}
const kept = features
  .map((feature, column) => ({ feature, column, size: moved[column] ?? 0 }))
  .toSorted((left, right) => right.size - left.size || left.feature - right.feature)
  .slice(0, KEEP);
const folded = Float64Array.from(kept, ({ feature, column }) => (point[column] ?? 0) * (rarity.get(feature) ?? 0));
writeFileSync(
  new URL('../../../lib/reader/tldr-weights.ts', import.meta.url),
  `// Written by test/eval/train/train-tldr.ts; trained on SciTLDR-A (Cachola et al. 2020, Apache-2.0).
import type { PackedModel } from './linear-model.ts';

/** Weights of the signals, in their order. */
export const TLDR_SIGNALS: readonly number[] = ${JSON.stringify(Array.from(point.subarray(features.length), (value) => Number(value.toFixed(4))))};

export const TLDR_MODEL: PackedModel = ${JSON.stringify(
    packLinear(
      1,
      kept.map(({ feature }) => feature),
      folded,
    ),
  )};
`,
);

/** Listwise ranking: cross-entropy between the softmax of scores and that of ROUGE-1 over one abstract's sentences. */
function loss(at: Float64Array, gradient: Float64Array): number {
  gradient.fill(0);
  let sum = 0;
  for (const { rows, wanted } of groups) {
    const shares = softmax(rows.map((row) => scoreOf(row, at)));
    for (const [place, { cells, signals }] of rows.entries()) {
      const share = shares[place] ?? 0;
      const target = wanted[place] ?? 0;
      sum -= target * Math.log(share + 1e-12);
      for (const [column, value] of cells) gradient[column] = (gradient[column] ?? 0) + (share - target) * value;
      for (const [signal, value] of signals.entries()) {
        const column = features.length + signal;
        gradient[column] = (gradient[column] ?? 0) + (share - target) * value;
      }
    }
  }
  for (let column = 0; column < at.length; column += 1) {
    const share = (column < features.length ? WORD_PENALTY : SIGNAL_PENALTY) * (at[column] ?? 0);
    gradient[column] = (gradient[column] ?? 0) + share;
    sum += (share * (at[column] ?? 0)) / 2;
  }
  return sum;
}

function scoreOf({ cells, signals }: Row, at: Float64Array): number {
  const words = cells.reduce((sum, [column, value]) => sum + (at[column] ?? 0) * value, 0);
  return signals.reduce((sum, value, signal) => sum + (at[features.length + signal] ?? 0) * value, words);
}

function wantedOf(paper: SummarisedPaper | undefined): number[] {
  return softmax((paper?.source ?? []).map((sentence) => SHARPNESS * bestRouge1(sentence, paper?.target ?? [])));
}

/** Inverse document frequency over sentences. */
function rarityOf(): Map<number, number> {
  const seen = new Map<number, number>();
  const sentences = read.flatMap(({ blocks }) => blocks);
  for (const feature of sentences.flatMap((own) => own.flatMap((block) => [...block.features]))) {
    seen.set(feature, (seen.get(feature) ?? 0) + 1);
  }
  return new Map(
    [...seen]
      .filter(([, count]) => count >= RAREST)
      .map(([feature, count]) => [feature, (Math.log((1 + sentences.length) / (1 + count)) + 1) / USUAL_RARITY]),
  );
}
