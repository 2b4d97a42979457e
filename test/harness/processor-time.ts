/** Milliseconds this thread computes for `run`: what else the machine does makes it no longer. */
export function processorMs(run: () => unknown): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}
