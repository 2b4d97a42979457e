import { OUTPUT_LEVELS } from '../../../providers/provider.ts';
import { askOnce } from '../ask-once.ts';
import type { Answer } from '../observation.ts';
import type { Probe } from '../probe.ts';
import { fitOf } from '../question.ts';

/** Asks again one level down for as long as the answers come and are not what was asked for. */
export const ladder: Probe = async (observed, surroundings, signal) => {
  const answers = [...(observed.answers ?? [])];
  for (;;) {
    const level = levelBelow(answers.at(-1));
    if (!level) return { answers };
    answers.push(await askOnce(level, observed, surroundings, signal));
  }
};

function levelBelow(answer: Answer | undefined) {
  if (answer?.kind !== 'answer' || answer.finish !== 'stop' || answer.refusal !== null) return null;
  return fitOf(answer.text) === 'exact' ? null : (OUTPUT_LEVELS[OUTPUT_LEVELS.indexOf(answer.level) + 1] ?? null);
}
