export interface Throttled<Value> {
  (value: Value): void;
  /** Passes on what was held back, at once. */
  flush: () => void;
  /** Forgets it. */
  cancel: () => void;
}

/**
 * At most one call in `interval` milliseconds, the first at once and the latest always: what comes
 * within the interval is held back, and its last value passed on at the end of it.
 */
export function throttle<Value>(interval: number, call: (value: Value) => void): Throttled<Value> {
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
    if (wait <= 0) flush();
    else timer ??= setTimeout(flush, wait);
  };
  return Object.assign(throttled, { flush, cancel });
}
