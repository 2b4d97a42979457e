/** Value of a function at `point`, its gradient written into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

const MEMORY = 6;
const MOST_HALVINGS = 20;
/** Armijo's condition: a step must bring this share of what the slope promises. */
const SUFFICIENT = 1e-4;

/** Minimises a smooth function by L-BFGS (Liu & Nocedal 1989) with backtracking, from zero; deterministic. */
export function minimise(objective: Objective, size: number, iterations: number, tolerance = 1e-5): Float64Array {
  const point = new Float64Array(size);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(point, gradient);
  const pairs: { step: Float64Array; change: Float64Array; inverse: number }[] = [];
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const direction = descent(gradient, pairs);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    const next = search(objective, { point, value, direction, slope });
    if (next === null) break;
    const step = Float64Array.from(point, (old, at) => (next.point[at] ?? 0) - old);
    const change = Float64Array.from(gradient, (old, at) => (next.gradient[at] ?? 0) - old);
    const curvature = dot(step, change);
    if (curvature > 1e-10) pairs.push({ step, change, inverse: 1 / curvature });
    if (pairs.length > MEMORY) pairs.shift();
    const gain = (value - next.value) / Math.max(1, Math.abs(value));
    point.set(next.point);
    ({ gradient, value } = next);
    if (gain < tolerance) break;
  }
  return point;
}

function search(
  objective: Objective,
  from: { point: Float64Array; value: number; direction: Float64Array; slope: number },
): { point: Float64Array; gradient: Float64Array; value: number } | null {
  const point = new Float64Array(from.point.length);
  const gradient = new Float64Array(from.point.length);
  let length = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    for (let at = 0; at < point.length; at += 1) {
      point[at] = (from.point[at] ?? 0) + length * (from.direction[at] ?? 0);
    }
    const value = objective(point, gradient);
    if (value <= from.value + SUFFICIENT * length * from.slope) return { point, gradient, value };
    length /= 2;
  }
  return null;
}

/** The two-loop recursion: minus the gradient, bent by what the last steps told of the curvature. */
function descent(
  gradient: Float64Array,
  pairs: readonly { step: Float64Array; change: Float64Array; inverse: number }[],
): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (const { step, change, inverse } of pairs.toReversed()) {
    const share = inverse * dot(step, direction);
    shares.push(share);
    add(direction, change, -share);
  }
  const last = pairs.at(-1);
  const scale =
    last === undefined
      ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
      : 1 / (last.inverse * dot(last.change, last.change));
  for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  for (const { step, change, inverse } of pairs) {
    const share = (shares.pop() ?? 0) - inverse * dot(change, direction);
    add(direction, step, share);
  }
  return direction;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function add(to: Float64Array, other: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (other[at] ?? 0);
}
