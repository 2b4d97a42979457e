// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PaperStore } from '../../../components/hooks/paper-store.ts';
import { QueuedInView } from '../../../components/page/queued-in-view.ts';
import type { JobState } from '../../../lib/queue/job.ts';

const fake = vi.hoisted(() => ({ calls: [] as unknown[] }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: async (type: string, data: unknown) => void fake.calls.push({ type, data }),
}));

type Observed = (changes: { target: Element; isIntersecting: boolean }[]) => void;
let observers: { tell: Observed; elements: Set<Element> }[] = [];
const leave = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
  fake.calls.length = 0;
  observers = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #elements = new Set<Element>();
      constructor(tell: Observed) {
        observers.push({ tell, elements: this.#elements });
      }
      observe(element: Element): void {
        this.#elements.add(element);
      }
      disconnect(): void {
        this.#elements.clear();
      }
    },
  );
});
afterEach(() => {
  leave.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const jobOf = (arxivId: string, state: JobState = 'queued') => ({ subject: { task: 'analysis', arxivId }, state });

/** Rows of papers 1 to 5, of which those named wait. */
function start(...waiting: string[]) {
  const activeJobs = signal(waiting.map((id) => jobOf(id)));
  const store = { activeJobs } as unknown as PaperStore;
  const rows = new Map(['1', '2', '3', '4', '5'].map((id) => [id, document.createElement('dt')]));
  const watcher = new QueuedInView(store, { signal: leave.signal });
  for (const [id, element] of rows) watcher.watch(id, element);
  const show = (id: string, isIntersecting = true): void => {
    const target = rows.get(id);
    if (target) observers.at(-1)?.tell([{ target, isIntersecting }]);
  };
  return { activeJobs, show };
}

test('nothing is watched and nothing told while nothing waits', () => {
  start();
  vi.advanceTimersByTime(2_000);
  expect(observers).toEqual([]);
  expect(fake.calls).toEqual([]);
});

test('tells which waiting papers have come on screen or left it, now and then, and each once', () => {
  const { show } = start('1', '2', '3');
  vi.advanceTimersByTime(1_000);
  show('1');
  show('5');
  vi.advanceTimersByTime(1_000);
  expect(fake.calls).toEqual([{ type: 'tellInView', data: { come: ['1'], gone: [] } }]);
  show('1', false);
  show('2');
  show('3');
  vi.advanceTimersByTime(1_000);
  expect(fake.calls).toHaveLength(3);
  expect(fake.calls.slice(1)).toEqual([
    { type: 'tellInView', data: { come: [], gone: ['1'] } },
    { type: 'tellInView', data: { come: ['2', '3'], gone: [] } },
  ]);
});

test('stops watching when the last has started', () => {
  const { activeJobs, show } = start('1');
  activeJobs.value = [jobOf('1', 'running')];
  expect(observers[0]?.elements.size).toBe(0);
  show('1');
  vi.advanceTimersByTime(1_000);
  expect(fake.calls).toEqual([]);
});
