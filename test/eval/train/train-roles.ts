/** Fits lib/reader/role-weights.ts: `node test/eval/train/train-roles.ts [csabstruct-train.jsonl]`. */
import { writeFileSync } from 'node:fs';
import { cuesOf } from '../../../lib/reader/cues.ts';
import { softmax } from '../../../lib/reader/linear-model.ts';
import { SENTENCE_ROLES } from '../../../lib/reader/reading.ts';
import { roleFeatures } from '../../../lib/reader/roles.ts';
import { type LabelledAbstract, readLabelledAbstracts, SHARED_DATASETS } from '../datasets.ts';
import { fit, type Group } from './fit.ts';

/** What a step from role to role counts against the sentence's own words. */
const TRANSITION_WEIGHT = 0.5;

const abstracts = readLabelledAbstracts(process.argv[2] ?? `${SHARED_DATASETS}csabstruct-train.jsonl`);
const model = fit(abstracts.flatMap(groupsOf), {
  outputs: SENTENCE_ROLES.length,
  epochs: 10,
  rate: 0.02,
  decay: 1e-3,
  rarest: 3,
  keep: 8000,
});
writeFileSync(
  new URL('../../../lib/reader/role-weights.ts', import.meta.url),
  `// Written by test/eval/train/train-roles.ts; trained on CSAbstruct (Cohan et al. 2019, Apache-2.0).
import type { PackedModel } from './linear-model.ts';

/** Logarithms of the share of roles at the start, and of steps from role to role, in the order of \`SENTENCE_ROLES\`. */
export const ROLE_TRANSITIONS = ${JSON.stringify(transitionsOf(abstracts))};

export const ROLE_MODEL: PackedModel = ${JSON.stringify(model)};
`,
);

/** Multinomial logistic regression: a sentence is a group of its own. */
function groupsOf({ sentences, labels }: LabelledAbstract): Group[] {
  return roleFeatures(sentences, sentences.map(cuesOf)).map((features, index) => {
    const label = SENTENCE_ROLES.indexOf(labels[index] ?? 'other');
    return {
      members: [[...new Set(features)]],
      gradient: (scores) =>
        scores.map((row) => softmax(row).map((probability, role) => probability - (role === label ? 1 : 0))),
    };
  });
}

function transitionsOf(rows: readonly LabelledAbstract[]) {
  const start = SENTENCE_ROLES.map(() => 1);
  const steps = SENTENCE_ROLES.map(() => SENTENCE_ROLES.map(() => 1));
  for (const { labels } of rows) {
    const ids = labels.map((label) => SENTENCE_ROLES.indexOf(label));
    for (const [index, id] of ids.entries()) {
      const row = index === 0 ? start : steps[ids[index - 1] ?? 0];
      if (row !== undefined) row[id] = (row[id] ?? 0) + 1;
    }
  }
  return { weight: TRANSITION_WEIGHT, start: logShare(start), steps: steps.map(logShare) };
}

function logShare(counts: readonly number[]): number[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  return counts.map((count) => Number(Math.log(count / sum).toFixed(3)));
}
