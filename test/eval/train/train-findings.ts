/**
 * Fits lib/reader/finding-weights.ts, after the roles: `node test/eval/train/train-findings.ts [folder of saved arXiv pages]`. Learns from the
 * papers labelled for tuning only; tells precision and recall by cross-validation on them for some thresholds.
 */
import { writeFileSync } from 'node:fs';
import { readAbstract } from '../../../lib/reader/abstract-text.ts';
import { findingSignals } from '../../../lib/reader/finding-features.ts';
import { roleProbabilities } from '../../../lib/reader/roles.ts';
import { splitSentences } from '../../../lib/reader/sentences.ts';
import { readFindingLabels } from '../findings.ts';
import { readListedPapers } from '../listed-papers.ts';
import { minimise } from './lbfgs.ts';
import { packLinear } from './pack.ts';

const WORD_PENALTY = 2;
const SIGNAL_PENALTY = 1;
const RAREST = 3;
const ITERATIONS = 100;
const FOLDS = 12;
const THRESHOLDS = [0.4, 0.45, 0.5, 0.55];

interface Row {
  columns: number[];
  /** What each of the columns has. */
  value: number;
  signals: number[];
  isFinding: boolean;
}

const papers = await readListedPapers(
  process.argv[2] ?? new URL('../../../../shared/arxiv-pages', import.meta.url).pathname,
);
const read = readFindingLabels()
  .filter(({ set }) => set === 'tune')
  .map(({ id, findings }) => {
    const texts = splitSentences(papers.get(id)?.abstract ?? '').map((span) => span.text);
    const text = readAbstract(texts);
    const blocks = text.blocks.map((own) => own.slice(0, 1));
    const signals = findingSignals(text, roleProbabilities(text));
    return { blocks, signals, isFinding: texts.map((_, index) => findings.includes(index + 1)) };
  });
const features = frequentFeatures();
const columnOf = new Map(features.map((feature, column) => [feature, column]));
const groups = read.map(({ blocks, signals, isFinding }) =>
  blocks.map(
    ([block], index): Row => ({
      columns: (block?.features ?? []).flatMap((feature) => columnOf.get(feature) ?? []),
      value: block?.weight ?? 0,
      signals: signals[index] ?? [],
      isFinding: isFinding[index] ?? false,
    }),
  ),
);
const width = groups[0]?.[0]?.signals.length ?? 0;

const unseen = groups.map((): number[] => []);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const point = fit(groups.filter((_, index) => index % FOLDS !== fold).flat());
  for (const [index, rows] of groups.entries()) {
    if (index % FOLDS === fold) unseen[index] = rows.map((row) => probabilityOf(row, point));
  }
}
for (const threshold of THRESHOLDS) {
  const chosen = groups.flatMap((rows, index) => rows.filter((_, place) => (unseen[index]?.[place] ?? 0) >= threshold));
  const hits = chosen.filter((row) => row.isFinding).length;
  const precision = hits / chosen.length;
  const recall = hits / groups.flat().filter((row) => row.isFinding).length;
  console.log(JSON.stringify({ threshold, precision, recall }));
}

const point = fit(groups.flat());
writeFileSync(
  new URL('../../../lib/reader/finding-weights.ts', import.meta.url),
  `// Written by test/eval/train/train-findings.ts; trained on labels of our own, test/eval/findings.
import type { PackedModel } from './linear-model.ts';

/** Weights of the signals, in their order. */
export const FINDING_SIGNALS: readonly number[] = ${JSON.stringify(Array.from(point.subarray(features.length), (value) => Number(value.toFixed(4))))};

export const FINDING_MODEL: PackedModel = ${JSON.stringify(packLinear(1, features, point.slice(0, features.length)))};
`,
);

/** Logistic regression. */
function fit(rows: readonly Row[]): Float64Array {
  return minimise(
    (at, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const row of rows) {
        const probability = probabilityOf(row, at);
        const slope = probability - Number(row.isFinding);
        loss -= Math.log((row.isFinding ? probability : 1 - probability) + 1e-12);
        for (const column of row.columns) gradient[column] = (gradient[column] ?? 0) + slope * row.value;
        for (const [signal, value] of row.signals.entries()) {
          const column = features.length + signal;
          gradient[column] = (gradient[column] ?? 0) + slope * value;
        }
      }
      for (let column = 0; column < at.length; column += 1) {
        const share = (column < features.length ? WORD_PENALTY : SIGNAL_PENALTY) * (at[column] ?? 0);
        gradient[column] = (gradient[column] ?? 0) + share;
        loss += (share * (at[column] ?? 0)) / 2;
      }
      return loss;
    },
    features.length + width,
    ITERATIONS,
  );
}

function probabilityOf({ columns, value, signals }: Row, at: Float64Array): number {
  const words = columns.reduce((sum, column) => sum + (at[column] ?? 0) * value, 0);
  const score = signals.reduce((sum, signal, index) => sum + signal * (at[features.length + index] ?? 0), words);
  return 1 / (1 + Math.exp(-score));
}

function frequentFeatures(): number[] {
  const seen = new Map<number, number>();
  for (const { blocks } of read) {
    for (const feature of blocks.flatMap(([block]) => [...(block?.features ?? [])])) {
      seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }
  }
  return [...seen].flatMap(([feature, count]) => (count >= RAREST ? [feature] : []));
}
