/** What a page tells of itself, in milliseconds. */
export interface PageRecord {
  /** Total blocking time: of each long task what is over 50 ms. */
  blocking: number;
  /** Cumulative layout shift since it was opened, input or not. */
  shift: number;
  /** From DOMContentLoaded until every paper in the window had its sentence; null where one had none. */
  firstRows: number | null;
}

declare global {
  interface Window {
    readRecord: () => PageRecord;
  }
}

/** Runs in the page before anything else; shadow roots are open in the build that is measured. */
export function recordPage(): void {
  const record: PageRecord = { blocking: 0, shift: 0, firstRows: null };
  let loadedAt: number | null = null;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) record.shift += 'value' in entry ? Number(entry.value) : 0;
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('DOMContentLoaded', () => {
    loadedAt = performance.now();
  });
  const look = (): void => {
    const entries = [...document.querySelectorAll('#articles > dd')].slice(0, 20);
    const seen = entries.filter((entry) => entry.getBoundingClientRect().top < innerHeight);
    const isRead = seen.every((entry) =>
      entry.querySelector('arxiv-marginalia[data-surface="row"]')?.shadowRoot?.querySelector('[data-part="tldr"]'),
    );
    if (loadedAt !== null && seen.length > 0 && isRead) {
      record.firstRows = performance.now() - loadedAt;
    } else if (loadedAt === null || performance.now() - loadedAt < 30_000) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.readRecord = () => record;
}
