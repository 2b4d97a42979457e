/**
 * Fits lib/reader/role-weights.ts: `node test/eval/train/train-roles.ts [csabstruct-train.jsonl] [--check]`.
 * Minutes of one core; the same file each time. With `--check` nothing is written, but the accuracy of each pass is told by
 * cross-validation on the file given.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chainMarginals } from '../../../lib/reader/linear-chain.ts';
import { unpackModel } from '../../../lib/reader/linear-model.ts';
import { SENTENCE_ROLES } from '../../../lib/reader/reading.ts';
import { roleFeatures, roleTokens } from '../../../lib/reader/role-features.ts';
import { contextInputs, type PackedNet, unpackNets } from '../../../lib/reader/second-pass.ts';
import { type LabelledAbstract, readLabelledAbstracts, SHARED_DATASETS } from '../datasets.ts';
import { type ChainModel, fitChain, type LabelledChain } from './fit-chain.ts';
import { fitNet, type NetSample } from './fit-net.ts';
import { seededRandom } from './random.ts';

const FOLDS = 5;
const FOLD_SEED = 7;
const NETS = 4;
/** This many words are kept in the frame of a sentence; chosen by cross-validation, as all that follows. */
const COMMON = 400;
const RAREST = 3;
const KEEP = 40_000;
/** Rarities are told against this one, so that one penalty suits words and marks. */
const USUAL_RARITY = 6;
const LABELS = SENTENCE_ROLES.length;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
const abstracts = readLabelledAbstracts(positionals[0] ?? `${SHARED_DATASETS}csabstruct-train.jsonl`);
const common = commonWords(abstracts, COMMON);
const chains: LabelledChain[] = abstracts.map(({ sentences, labels }) => ({
  sentences: roleFeatures(sentences.map(roleTokens), new Set(common)),
  labels: labels.map((label) => SENTENCE_ROLES.indexOf(label)),
}));
const rarity = rarityOf(chains);
const folds = foldsOf(chains.length);

// The second pass must learn from what the first says of abstracts that it has not seen.
const first = chains.map((): number[][] => []);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = fitFirst(chains.filter((_, index) => folds[index] !== fold));
  for (const [index, chain] of chains.entries()) {
    if (folds[index] === fold) first[index] = probabilitiesOf(model, chain);
  }
}
if (values.check === true) check();
else write();

function write(): void {
  const { model, transitions } = fitFirst(chains);
  const nets = fitNets(chains.map((_, index) => index));
  writeFileSync(
    new URL('../../../lib/reader/role-weights.ts', import.meta.url),
    `// Written by test/eval/train/train-roles.ts; trained on CSAbstruct (Cohan et al. 2019, Apache-2.0).
import type { Transitions } from './linear-chain.ts';
import type { PackedModel } from './linear-model.ts';
import type { PackedNet } from './second-pass.ts';

/** Words that are kept in the frame of a sentence, the most frequent first. */
export const COMMON_WORDS =
  '${common.join(' ')}';

/** In the order of \`SENTENCE_ROLES\`. */
export const ROLE_TRANSITIONS: Transitions = ${JSON.stringify({
      start: transitions.start.map(rounded),
      steps: transitions.steps.map((row) => row.map(rounded)),
      end: transitions.end.map(rounded),
    })};

export const ROLE_MODEL: PackedModel = ${JSON.stringify(model)};

export const ROLE_NETS: readonly PackedNet[] = ${JSON.stringify(nets)};
`,
  );
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

/** Share of sentences each pass gets right in abstracts that it was not fitted on. */
function check(): void {
  const right = [0, 0];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const nets = unpackNets(fitNets(chains.flatMap((_, index) => (folds[index] === fold ? [] : [index]))));
    for (const index of chains.keys()) {
      if (folds[index] !== fold) continue;
      for (const [place, { inputs, label }] of samplesOf(index).entries()) {
        for (const [pass, row] of [first[index]?.[place] ?? [], nets(inputs)].entries()) {
          right[pass] = (right[pass] ?? 0) + Number(row.indexOf(Math.max(...row)) === label);
        }
      }
    }
  }
  const all = chains.reduce((sum, { labels }) => sum + labels.length, 0);
  console.log(JSON.stringify({ first: (right[0] ?? 0) / all, second: (right[1] ?? 0) / all }));
}

function fitFirst(some: readonly LabelledChain[]): ChainModel {
  return fitChain(some, rarity, { labels: LABELS, iterations: 40, penalty: 0.7, transitionPenalty: 0.1, keep: KEEP });
}

function probabilitiesOf({ model, transitions }: ChainModel, { sentences }: LabelledChain): number[][] {
  const reader = unpackModel(model);
  const scores = sentences.map((blocks) => reader.score(blocks));
  return chainMarginals(scores, transitions);
}

function samplesOf(index: number): NetSample[] {
  const lengths = (abstracts[index]?.sentences ?? []).map((sentence) => roleTokens(sentence).length);
  return contextInputs(first[index] ?? [], lengths).map((inputs, place) => ({
    inputs,
    label: chains[index]?.labels[place] ?? 0,
  }));
}

function fitNets(indexes: readonly number[]): PackedNet[] {
  const samples = indexes.flatMap(samplesOf);
  return Array.from({ length: NETS }, (_, seed) =>
    fitNet(samples, { outputs: LABELS, hidden: 32, epochs: 10, rate: 0.003, penalty: 1e-4, dropout: 0.35, seed }),
  );
}

/** The words that stand in most abstracts. */
function commonWords(rows: readonly LabelledAbstract[], count: number): string[] {
  const abstractsWith = new Map<string, number>();
  for (const { sentences } of rows) {
    for (const word of new Set(sentences.flatMap(roleTokens))) {
      if (/^[a-z]/.test(word)) abstractsWith.set(word, (abstractsWith.get(word) ?? 0) + 1);
    }
  }
  return [...abstractsWith]
    .toSorted(([left, many], [right, others]) => others - many || (left < right ? -1 : 1))
    .slice(0, count)
    .map(([word]) => word);
}

/** Inverse document frequency of each feature over sentences; 1 for marks, which are told by their weight. */
function rarityOf(all: readonly LabelledChain[]): Map<number, number> {
  const sentences = all.flatMap((chain) => chain.sentences);
  const seen = new Map<number, number>();
  const marks = new Set<number>();
  for (const blocks of sentences) {
    for (const [block, { features }] of blocks.entries()) {
      for (const feature of features) {
        seen.set(feature, (seen.get(feature) ?? 0) + 1);
        if (block >= 4) marks.add(feature);
      }
    }
  }
  return new Map(
    [...seen]
      .filter(([, count]) => count >= RAREST)
      .map(([feature, count]) => [
        feature,
        marks.has(feature) ? 1 : (Math.log((1 + sentences.length) / (1 + count)) + 1) / USUAL_RARITY,
      ]),
  );
}

function foldsOf(count: number): number[] {
  const random = seededRandom(FOLD_SEED);
  return Array.from({ length: count }, () => Math.floor(random() * FOLDS));
}
