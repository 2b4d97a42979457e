/** Fits lib/reader/tldr-weights.ts, after the roles: `node test/eval/train/train-tldr.ts [scitldr-train.jsonl]`. */
import { writeFileSync } from 'node:fs';
import { cuesOf } from '../../../lib/reader/cues.ts';
import { softmax } from '../../../lib/reader/linear-model.ts';
import { classifyRoles } from '../../../lib/reader/roles.ts';
import { tldrFeatures } from '../../../lib/reader/tldr.ts';
import { readSummarisedPapers, SHARED_DATASETS, type SummarisedPaper } from '../datasets.ts';
import { bestRouge1 } from '../rouge.ts';
import { fit, type Group } from './fit.ts';

/** How sharply the best sentence of an abstract is preferred to the next. */
const SHARPNESS = 20;

const papers = readSummarisedPapers(process.argv[2] ?? `${SHARED_DATASETS}scitldr-train.jsonl`);
const model = fit(papers.map(groupOf), {
  outputs: 1,
  epochs: 10,
  rate: 0.01,
  decay: 1e-3,
  rarest: 3,
  keep: 3000,
});
writeFileSync(
  new URL('../../../lib/reader/tldr-weights.ts', import.meta.url),
  `// Written by test/eval/train/train-tldr.ts; trained on SciTLDR-A (Cachola et al. 2020, Apache-2.0).
import type { PackedModel } from './linear-model.ts';

export const TLDR_MODEL: PackedModel = ${JSON.stringify(model)};
`,
);

/** Listwise ranking: cross-entropy between the softmax of scores and that of ROUGE-1 over one abstract's sentences. */
function groupOf({ title, source, target }: SummarisedPaper): Group {
  const wanted = softmax(source.map((sentence) => SHARPNESS * bestRouge1(sentence, target)));
  const features = tldrFeatures(title, source, classifyRoles(source), source.map(cuesOf));
  return {
    members: features.map((member) => [...new Set(member)]),
    gradient: (scores) =>
      softmax(scores.map(([score = 0]) => score)).map((share, index) => [share - (wanted[index] ?? 0)]),
  };
}
