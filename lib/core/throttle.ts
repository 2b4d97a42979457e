export interface Throttled<Value> {
  (value: Value): void;
  /** Passes on what was held back, at once. */
  flush: () => void;
  /** Forgets it. */
  cancel: () => void;
}

/**
 * At most one call in `interval` milliseconds, the first at once and the latest always: what comes
 * within the interval is held back, and its last value passed on at the end of it. With `inTurn` the first one waits for
 * the end of the task as well, so that of what comes all at once only the last is worked through.
 */
export function throttle<Value>(
  interval: number,
  call: (value: Value) => void,
  { inTurn = false }: { inTurn?: boolean } = {},
): Throttled<Value> {
  let calledAt = Number.NEGATIVE_INFINITY;
  let held: { value: Value } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    held = undefined;
  };
  const flush = (): void => {
    const waiting = held;
    cancel();
    if (!waiting) return;
    calledAt = Date.now();
    call(waiting.value);
  };
  const throttled = (value: Value): void => {
    held = { value };
    const wait = calledAt + interval - Date.now();
    if (wait <= 0 && !inTurn) flush();
    else timer ??= setTimeout(flush, Math.max(wait, 0));
  };
  return Object.assign(throttled, { flush, cancel });
}
