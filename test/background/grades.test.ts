import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { estimateHandlers } from '../../lib/background/estimate-handlers.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { findLedger, forgetLedger } from '../../lib/db/ledger.ts';
import { findTriages } from '../../lib/db/triages.ts';
import { DAY, looksOf, startLife, storeDay, untilDigest, database, name, provider, setUpDay } from './day-life.ts';

setUpDay();

const LISTING = 'cs.CV 2026-11-17';

async function untilGraded(ids: readonly string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const rows = await findTriages(database, ids);
      const open = ids.filter((id) => !rows.get(id)?.some(({ triage }) => triage));
      if (open.length > 0) throw new Error(`${open.length} open`);
      const active = [
        ...(await jobStore(database).findByState('queued')),
        ...(await jobStore(database).findByState('running')),
      ];
      if (active.length > 0) throw new Error('still at work');
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** Rows of calls, which are as many as the server has seen. */
async function ledgerRows() {
  // Written by another life's connection: what was read through this one is old.
  forgetLedger(database);
  const rows = await findLedger(database, '2000-01-01', '2100-01-01');
  expect(rows).toHaveLength(provider.calls.length);
  return rows;
}

test('chosen papers are graded ten a call, and nothing is asked twice, by whatever is pressed', async () => {
  const ids = await storeDay(name, provider, { papers: 25 });
  const life = startLife(name);
  const { estimate } = estimateHandlers(life.services);
  const reckoned = await estimate({ grade: ids });
  expect(reckoned).toMatchObject({ papers: 25 });

  // Three presses at once, one of them from another window with some of the papers.
  const asked = await Promise.all([
    life.grades.grade({ arxivIds: ids, listing: LISTING }),
    life.grades.grade({ arxivIds: ids, listing: LISTING }),
    life.grades.grade({ arxivIds: ids.slice(0, 12) }),
  ]);
  expect(asked.map((jobs) => jobs.length)).toEqual([3, 3, 2]);
  expect(asked[0]?.every(({ listing }) => listing === LISTING)).toBe(true);
  await untilGraded(ids);
  expect(
    looksOf(provider)
      .map((look) => look.ids.length)
      .toSorted((a, b) => b - a),
  ).toEqual([10, 10, 5]);
  const rows = await ledgerRows();
  expect(rows.map(({ task, outcome }) => `${task} ${outcome}`)).toEqual(Array(3).fill('triage done'));
  const sent = rows.reduce((sum, row) => sum + row.inputTokens, 0);
  expect(reckoned.inputTokens / sent).toBeGreaterThan(0.8);

  expect(await life.grades.grade({ arxivIds: ids })).toEqual([]);
  expect(await estimate({ grade: ids })).toMatchObject({ papers: 0, inputTokens: 0 });
  // The day's summary finds them read.
  await life.digest.buildDigest(DAY);
  await untilDigest(database, 'done');
  expect(looksOf(provider)).toHaveLength(3);
  expect((await ledgerRows()).map(({ task }) => task).toSorted()).toEqual(['digest', 'triage', 'triage', 'triage']);
});

test('what was whole when a worker died is kept, and only the rest is asked for again', async () => {
  const ids = await storeDay(name, provider, { papers: 10 });
  provider.setFault({ chunkDelay: 8 });
  const first = startLife(name);
  await first.grades.grade({ arxivIds: ids });
  let kept: string[] = [];
  await vi.waitFor(
    async () => {
      const rows = await findTriages(database, ids);
      kept = ids.filter((id) => rows.get(id)?.length);
      expect(kept.length).toBeGreaterThan(2);
    },
    { timeout: 20_000, interval: 5 },
  );
  first.kill();
  const next = startLife(name);
  await next.services.queue.resume();
  await untilGraded(ids);
  const [, again] = looksOf(provider);
  expect(again?.ids.length).toBeLessThanOrEqual(ids.length - kept.length);
  for (const id of kept) expect(again?.ids).not.toContain(id);
  expect((await ledgerRows()).map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'interrupted']);
});

test('a cancel takes out what has not begun, which can be put back', async () => {
  const ids = await storeDay(name, provider, { papers: 60 });
  provider.setFault({ latency: 300 });
  const life = startLife(name);
  const jobs = await life.grades.grade({ arxivIds: ids });
  expect(jobs).toHaveLength(6);
  await vi.waitFor(() => expect(provider.calls.length).toBeGreaterThan(0));
  const { waiting, running } = await life.line.cancel({ jobIds: jobs.map(({ id }) => id) });
  expect(waiting.length + running).toBe(6);
  expect(waiting.length).toBeGreaterThan(0);
  const before = provider.calls.length;
  await life.line.putBack({ jobIds: waiting });
  await vi.waitFor(() => expect(provider.calls.length).toBe(before + waiting.length), { timeout: 20_000 });
});
