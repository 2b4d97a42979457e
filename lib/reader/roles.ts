import type { AbstractText } from './abstract-text.ts';
import { exp, log } from './exact-math.ts';
import { chainMarginals } from './linear-chain.ts';
import { unpackModel } from './linear-model.ts';
import { SENTENCE_ROLES, type SentenceRole } from './reading.ts';
import { ROLE_MODEL, ROLE_NETS, ROLE_TRANSITIONS } from './role-weights.ts';
import { contextInputs, unpackNets } from './second-pass.ts';

/** Share of the first pass in the answer; the second has the rest. */
const FIRST_SHARE = 0.3;

function unpack() {
  const model = unpackModel(ROLE_MODEL);
  return {
    firstPass: ({ blocks }: AbstractText) =>
      chainMarginals(
        blocks.map((own) => model.score(own)),
        ROLE_TRANSITIONS,
      ),
    secondPass: unpackNets(ROLE_NETS),
  };
}

let unpacked: ReturnType<typeof unpack> | undefined;

/**
 * Probabilities over `SENTENCE_ROLES` for each sentence of one abstract. A conditional random field reads words and neighbours;
 * small nets then read the field's probabilities over the whole abstract; the answer is their geometric mean.
 */
export function roleProbabilities(text: AbstractText): number[][] {
  // Unpacked at first use: a background that was woken for something else need not pay for it.
  unpacked ??= unpack();
  const { firstPass, secondPass } = unpacked;
  const first = firstPass(text);
  const lengths = text.words.map((words) => words.length);
  return contextInputs(first, lengths).map((inputs, index) => {
    const second = secondPass(inputs);
    const mixed = second.map((probability, role) =>
      exp(FIRST_SHARE * log(first[index]?.[role] ?? 0) + (1 - FIRST_SHARE) * log(probability)),
    );
    const all = mixed.reduce((sum, value) => sum + value, 0);
    return mixed.map((value) => value / all);
  });
}

/** The likeliest role of each sentence, of its probabilities. */
export function likeliestRoles(probabilities: readonly (readonly number[])[]): SentenceRole[] {
  return probabilities.map((row) => SENTENCE_ROLES[row.indexOf(Math.max(...row))] ?? 'other');
}
