import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { estimateHandlers } from '../../lib/background/estimate-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import { versionHandlers } from '../../lib/background/version-handlers.ts';
import { findPaperView } from '../../lib/background/views.ts';
import { findAnalyses } from '../../lib/db/analyses.ts';
import { putAnnouncement } from '../../lib/db/announcements.ts';
import { findPaper, putPapers } from '../../lib/db/papers.ts';
import { isSoundRow } from '../../lib/exchange/backup/row-schemas.ts';
import { mergeRow } from '../../lib/exchange/backup/merge-row.ts';
import { makeAnnouncement, makePaper } from '../fixtures/records.ts';
import { startLife, storeDay, database, name, provider, setUpDay } from './day-life.ts';

setUpDay();

const soon = (): string => new Date(Date.now() + 1_000).toISOString();

/** Waits for so many stored analyses of it. */
async function untilAnalysed(arxivId: string, count: number): Promise<void> {
  await vi.waitFor(async () => expect((await findAnalyses(database, [arxivId])).get(arxivId)).toHaveLength(count), {
    timeout: 20_000,
    interval: 20,
  });
}

test('an analysis is kept for a version with the same abstract and asked for again only where it changed', async () => {
  const [arxivId = ''] = await storeDay(name, provider, { papers: 1, settings: { analysisLanguages: 'en' } });
  const life = startLife(name);
  const { estimate } = estimateHandlers(life.services);
  await life.analysis.analyse({ arxivIds: [arxivId] });
  await untilAnalysed(arxivId, 1);
  const calls = provider.calls.length;
  const stored = await findPaper(database, arxivId);
  if (!stored) throw new Error('not stored');

  // Version 2 says the same: nothing is due, and the reader is told.
  await putPapers(database, [makePaper({ ...stored, version: 2, comments: '9 pages' })], readPaper, soon());
  expect((await findPaperView({ database }, arxivId))?.replaced).toMatchObject({ from: 1, to: 2, same: true });
  expect(await estimate({ arxivIds: [arxivId] })).toMatchObject({ papers: 0 });
  expect(await life.analysis.analyse({ arxivIds: [arxivId] })).toEqual([]);
  expect(provider.calls).toHaveLength(calls);

  // Version 3 says something else.
  const abstract = `${stored.abstract?.replace('the counter known best', 'four counters')} Code is there.`;
  await putPapers(database, [makePaper({ ...stored, version: 3, abstract })], readPaper, soon());
  expect(await estimate({ arxivIds: [arxivId] })).toMatchObject({ papers: 1 });
  const versions = versionHandlers(life.services);
  const changes = (await versions.compareVersions({ arxivId, from: 1 })) ?? [];
  const changed = changes.find(({ part }) => part === 'abstract')?.pieces ?? [];
  expect(changed.filter(([kind]) => kind === 'ins').map(([, text]) => text)).toContain(' Code is there.');
  const findings = changes.find(({ part }) => part === 'findings');
  expect(findings?.label).toMatch(/Findings of the earlier analysis: /);

  await life.analysis.analyse({ arxivIds: [arxivId] });
  await untilAnalysed(arxivId, 2);
  const analyses = (await findAnalyses(database, [arxivId])).get(arxivId) ?? [];
  expect(analyses.map(({ arxivIdV }) => arxivIdV).toSorted()).toEqual([`${arxivId}v1`, `${arxivId}v3`]);
});

test('the day names the papers that were replaced, until the reader has taken note', async () => {
  const [arxivId = '', other = ''] = await storeDay(name, provider, { papers: 2 });
  const life = startLife(name);
  const { listReplaced, noteVersion } = versionHandlers(life.services);
  const db = await database.connection();
  const at = '2026-11-01T08:00:00.000Z';
  await db.put('notes', { arxivId, text: 'Why?', createdAt: at, updatedAt: at, revision: 1 });
  const day = { category: 'cs.CV', announcementDate: '2026-11-20' };
  const entries = [arxivId, other].map((id) => ({ arxivId: id, kind: 'replacement' as const }));
  await putAnnouncement(database, makeAnnouncement({ ...day, entries, total: 2 }));
  expect(await listReplaced(day)).toEqual([]);
  const stored = await Promise.all([arxivId, other].map((id) => findPaper(database, id)));
  const newer = stored.map((paper) => makePaper({ ...paper, version: 2, abstract: 'Shadows lie.' }));
  await putPapers(database, newer, readPaper, '2026-11-20T08:00:00.000Z');
  expect(await listReplaced(day)).toMatchObject([{ arxivId, news: { from: 1, to: 2, same: false } }]);
  await noteVersion({ arxivId });
  expect(await listReplaced(day)).toEqual([]);
});

test('earlier texts go through a backup and meet those that are here', async () => {
  const [arxivId = ''] = await storeDay(name, provider, { papers: 1 });
  const first = await findPaper(database, arxivId);
  if (!first) throw new Error('not stored');
  const second = makePaper({ ...first, version: 2, abstract: 'Shadows lie.' });
  await putPapers(database, [second], readPaper, new Date(Date.now() + 1_000).toISOString());
  const row = { ...(await findPaper(database, arxivId)) };
  expect(isSoundRow('papers', row)).toBe(true);
  expect(isSoundRow('papers', { ...row, earlier: [{ version: 'one' }] })).toBe(false);
  const merged = mergeRow('papers', row, { ...first }, new Date().toISOString());
  expect(merged.row ?? row).toMatchObject({ version: 2, earlier: [{ version: 1 }] });
  const restored = mergeRow('papers', { ...first }, row, new Date().toISOString());
  expect(restored.row).toMatchObject({ version: 2, earlier: [{ version: 1, abstract: first.abstract }] });
});
