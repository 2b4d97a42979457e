import { exp, log } from './exact-math.ts';

/** What steps between labels count in a chain, as log-potentials: at the start, from label to label, at the end. */
export interface Transitions {
  start: readonly number[];
  steps: readonly (readonly number[])[];
  end: readonly number[];
}

/**
 * Probability of each label at each place of a linear-chain conditional random field (Lafferty et al. 2001), by the
 * forward-backward algorithm; `scores` are places × labels.
 */
export function chainMarginals(scores: readonly (readonly number[])[], transitions: Transitions): number[][] {
  const { start, steps, end } = transitions;
  const labels = start.map((_, label) => label);
  const forward: number[][] = [];
  for (const [place, own] of scores.entries()) {
    const before = forward[place - 1];
    forward.push(
      labels.map((label) => {
        const reached =
          before === undefined
            ? (start[label] ?? 0)
            : logSum(before.map((value, from) => value + (steps[from]?.[label] ?? 0)));
        return reached + (own[label] ?? 0);
      }),
    );
  }
  let backward: number[] = [...end];
  const marginals: number[][] = [];
  for (let place = scores.length - 1; place >= 0; place -= 1) {
    const joint = labels.map((label) => (forward[place]?.[label] ?? 0) + (backward[label] ?? 0));
    const all = logSum(joint);
    marginals.push(joint.map((value) => exp(value - all)));
    const ahead = backward;
    const own = scores[place] ?? [];
    backward = labels.map((from) =>
      logSum(labels.map((to) => (steps[from]?.[to] ?? 0) + (own[to] ?? 0) + (ahead[to] ?? 0))),
    );
  }
  return marginals.toReversed();
}

/** Logarithm of the sum of exponentials. */
export function logSum(values: readonly number[]): number {
  const top = Math.max(...values);
  return top + log(values.reduce((sum, value) => sum + exp(value - top), 0));
}
