import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyMark } from '../../lib/library/mark.ts';
import { SyncError } from '../../lib/sync/faults.ts';
import { isSameMark } from '../../lib/sync/marks.ts';
import { runSync, type SyncResult } from '../../lib/sync/run-sync.ts';
import { Device, Server } from './devices.ts';

const PAPERS = ['2611.00001', '2611.00002', 'hep-th/9901001'] as const;
const TAGS = ['alpha', 'beta'] as const;
const signal = new AbortController().signal;

const fresh = (): SyncResult => ({ down: 0, up: 0, conflicts: 0, left: 0, skipped: [] });

/** Every text that was written is a word of its own, told of when its writer saw it and put others in its place. */
class Writers {
  readonly written = new Set<string>();
  readonly superseded = new Set<string>();
  readonly seen = new Set<string>();
  #clock = Date.parse('2026-11-01T00:00:00Z');

  now = (): string => {
    this.#clock += 1_000;
    return new Date(this.#clock).toISOString();
  };

  act(device: Device, { paper, what }: Edit): void {
    const now = this.now();
    const note = device.notes.get(paper);
    if (what === 'write' || what === 'append' || what === 'remove') {
      const word = `word${this.written.size}.`;
      if (what !== 'append') {
        for (const each of this.written) if (note?.text?.includes(each)) this.superseded.add(each);
      }
      if (what === 'remove') {
        device.notes.delete(paper);
        return;
      }
      this.written.add(word);
      const text = what === 'append' && note?.text ? `${note.text}\n${word}` : word;
      device.notes.set(paper, { text, createdAt: note?.createdAt || now, updatedAt: now });
      return;
    }
    const mark = device.marks.get(paper) ?? emptyMark(paper);
    if (what === 'star') device.marks.set(paper, { ...mark, starredAt: mark.starredAt ? null : now });
    else if (what === 'see') {
      this.seen.add(paper);
      device.marks.set(paper, { ...mark, seenAt: mark.seenAt ?? now });
    } else {
      const tags = mark.tags ?? [];
      const has = tags.some(({ name }) => name === what);
      device.marks.set(paper, {
        ...mark,
        tags: has ? tags.filter(({ name }) => name !== what) : [...tags, { name: what, at: now }],
      });
    }
  }
}

interface Edit {
  device: number;
  paper: (typeof PAPERS)[number];
  what: 'write' | 'append' | 'remove' | 'star' | 'see' | (typeof TAGS)[number];
}

const edit: fc.Arbitrary<Edit> = fc.record({
  device: fc.nat(2),
  paper: fc.constantFrom(...PAPERS),
  what: fc.constantFrom('write', 'append', 'append', 'remove', 'star', 'see', ...TAGS),
});
const step = fc.record({
  edits: fc.array(edit, { maxLength: 3 }),
  syncs: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
  meanwhile: fc.array(edit, { maxLength: 2 }),
});
const habits = fc.record({ heedsConditions: fc.boolean(), tagsPuts: fc.boolean(), tags: fc.boolean() });
const fates = fc.infiniteStream(fc.constantFrom('ok', 'ok', 'ok', 'ok', 'ok', 'lost', 'unheard'));

/** Lives that break off at any request, with other devices and the reader at work between any two. */
async function play(
  writers: Writers,
  devices: readonly Device[],
  server: Server,
  steps: readonly { edits: Edit[]; syncs: number[]; meanwhile: Edit[] }[],
  scheduler: fc.Scheduler,
  fate: () => 'ok' | 'lost' | 'unheard',
): Promise<void> {
  for (const { edits, syncs, meanwhile } of steps) {
    for (const each of edits) writers.act(devices[each.device] as Device, each);
    const work = syncs.map(async (at) => {
      const remote = server.reachedBy(fate, () => scheduler.schedule(Promise.resolve()));
      const options = { local: devices[at] as Device, remote, signal, now: writers.now, mostRequests: 40 };
      await runSync(options, fresh()).catch((thrown: unknown) => {
        if (!(thrown instanceof SyncError)) throw thrown;
      });
    });
    for (const each of meanwhile) {
      work.push(scheduler.schedule(Promise.resolve()).then(() => writers.act(devices[each.device] as Device, each)));
    }
    await scheduler.waitFor(Promise.all(work));
  }
}

async function settle(writers: Writers, devices: readonly Device[], server: Server): Promise<SyncResult> {
  let last = fresh();
  for (let round = 0; round < 4; round += 1) {
    last = fresh();
    for (const local of devices) {
      const options = { local, remote: server.reachedBy(), signal, now: writers.now, mostRequests: 1_000 };
      await runSync(options, last);
    }
  }
  return last;
}

test('whatever is done on three devices, and wherever their syncs break off, all end the same and no word is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      habits,
      fates,
      fc.scheduler(),
      async (steps, habits, fates, scheduler) => {
        const writers = new Writers();
        const devices = [new Device(), new Device(), new Device()];
        const server = new Server(habits);
        await play(writers, devices, server, steps, scheduler, () => fates.next().value);
        const last = await settle(writers, devices, server);
        expect(last).toEqual(fresh());
        const [first, ...others] = devices as [Device, ...Device[]];
        for (const other of others) {
          const texts = (device: Device) => PAPERS.map((paper) => device.notes.get(paper)?.text ?? null);
          expect(texts(other)).toEqual(texts(first));
          for (const paper of PAPERS) {
            const [one, two] = [first, other].map((device) => device.marks.get(paper) ?? emptyMark(paper));
            expect(one && two && isSameMark(one, two), `${JSON.stringify(one)} ${JSON.stringify(two)}`).toBe(true);
          }
        }
        const everything = [...first.notes.values()].map(({ text }) => text).join('\n');
        const lost = [...writers.written].filter((word) => !writers.superseded.has(word) && !everything.includes(word));
        expect(lost).toEqual([]);
        expect([...writers.seen].filter((paper) => !first.marks.get(paper)?.seenAt)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
