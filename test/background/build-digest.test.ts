import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { countReduce } from '../../lib/analysis/plan-reduce.ts';
import { findAnalyses } from '../../lib/db/analyses.ts';
import { findDigests } from '../../lib/db/digests.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { findLedger } from '../../lib/db/ledger.ts';
import { findTriages } from '../../lib/db/triages.ts';
import { putAnnouncement } from '../../lib/db/announcements.ts';
import { putPause } from '../../lib/settings/profile-states.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { ITEM_FAULTS } from '../harness/item-faults.ts';
import { makeAnnouncement } from '../fixtures/records.ts';
import { DAY, looksOf, startLife, storeDay, untilDigest, database, name, provider, setUpDay } from './day-life.ts';

setUpDay();

const digestOf = async () => (await findDigests(database, DAY.category, DAY.announcementDate))[0];
const joins = () => provider.calls.length - looksOf(provider).length;
const claimsOf = (digest: Awaited<ReturnType<typeof digestOf>>) => Object.values(digest?.sections ?? {}).flat();

describe('a day of 300', () => {
  test('is read whole in 30 calls, summed up once, and never asked for again', async () => {
    const ids = await storeDay(name, provider, { papers: 300, contextTokens: 128_000 });
    const life = startLife(name);
    const estimate = await life.digest.estimateDigest(DAY);
    expect(estimate.papers).toBe(300);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    const looks = looksOf(provider);
    expect(looks).toHaveLength(30);
    expect(looks.flatMap((look) => look.ids).toSorted()).toEqual(ids);
    expect(provider.calls).toHaveLength(31);
    const digest = await digestOf();
    expect(digest?.coverage).toEqual({ read: 300, total: 300, unscored: 0, dropped: 0 });
    expect(claimsOf(digest).length).toBeGreaterThan(8);
    for (const { papers } of claimsOf(digest)) for (const id of papers) expect(ids).toContain(id);

    const rows = await findLedger(database, '2000-01-01', '2100-01-01');
    expect(rows.filter(({ task, outcome }) => task === 'triage' && outcome === 'done')).toHaveLength(30);
    const spent = rows.reduce((sum, row) => sum + row.inputTokens + row.outputTokens, 0);
    expect((digest?.provenance.inputTokens ?? 0) + (digest?.provenance.outputTokens ?? 0)).toBe(spent);
    expect(estimate.inputTokens / rows.reduce((sum, row) => sum + row.inputTokens, 0)).toBeGreaterThan(0.8);

    await expect(life.digest.buildDigest(DAY)).rejects.toMatchObject({ code: 'nothing-to-summarise' });
    await life.digest.getDigest(DAY);
    expect(provider.calls).toHaveLength(31);
    // Another category that lists the same papers reads none of them again; nor does writing it once more.
    const entries = ids.map((arxivId) => ({ arxivId, kind: 'cross' as const }));
    await putAnnouncement(database, makeAnnouncement({ ...DAY, category: 'cs.RO', entries, total: 300 }));
    await life.digest.buildDigest({ ...DAY, category: 'cs.RO' });
    await vi.waitFor(async () => expect(await findDigests(database, 'cs.RO', DAY.announcementDate)).toHaveLength(1));
    expect(provider.calls).toHaveLength(32);
    await life.digest.buildDigest({ ...DAY, again: true });
    await untilDigest(database, 'done');
    expect(provider.calls).toHaveLength(33);
    expect(looksOf(provider)).toHaveLength(30);
  });

  test.each([1, 2])(
    'outlives ten lost workers (seed %i): every paper is read, and none again once it was',
    async (seed) => {
      const ids = await storeDay(name, provider, { papers: 100 });
      provider.setFault({ latency: 15, chunkDelay: 1 });
      let life = startLife(name);
      await life.digest.buildDigest(DAY);
      let random = seed * 2_654_435_761;
      for (let kill = 0; kill < 10; kill += 1) {
        random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
        await new Promise((resolve) => setTimeout(resolve, 20 + (random / 2 ** 32) * 150));
        life.kill();
        life = startLife(name);
        await life.services.queue.resume();
      }
      await untilDigest(database, 'done');
      const digest = await digestOf();
      expect(digest?.coverage).toMatchObject({ read: 100, unscored: 0 });
      const stored = await findTriages(database, ids);
      const looks = looksOf(provider);
      for (const id of ids) {
        expect(stored.get(id)).toHaveLength(1);
        const at = Date.parse(stored.get(id)?.[0]?.provenance.createdAt ?? '');
        const after = looks.filter((look) => look.ids.includes(id) && look.at > at + 25);
        expect(after, id).toEqual([]);
      }
      expect(looks.length).toBeLessThan(10 + 10 * 3 + 1);
    },
  );
});

test('300 papers are summed up in parts by a model that holds little', async () => {
  await storeDay(name, provider, { papers: 300, contextTokens: 12_000, settings: { analysisLanguages: 'zh+en' } });
  const life = startLife(name);
  await life.digest.buildDigest(DAY);
  await untilDigest(database, 'done');
  const digests = await findDigests(database, DAY.category, DAY.announcementDate);
  expect(digests.map(({ language }) => language).toSorted()).toEqual(['en', 'zh']);
  expect(digests[0]?.coverage).toMatchObject({ read: 300 });
  const joins = provider.calls.length - looksOf(provider).length;
  expect(joins).toBeGreaterThan(2);
  const papers = Array.from({ length: 300 }, () => ({
    arxivId: '2611.20000',
    title: 'Counting leaves from the shadows that they cast, number 100',
    kind: 'new' as const,
    text: 'x'.repeat(180),
    full: true,
    grade: 4,
  }));
  expect(joins).toBeLessThan(countReduce({ papers, topics: [], contextTokens: 12_000 }) * 2);
});

test('a worker lost between two parts of a summary loses none that was written', async () => {
  await storeDay(name, provider, { papers: 120, contextTokens: 8_192 });
  provider.setFault({ latency: 20 });
  const first = startLife(name);
  await first.digest.buildDigest(DAY);
  const id = `digest|${DAY.category}|${DAY.announcementDate}`;
  let written = 0;
  await vi.waitFor(
    async () => {
      written = (await jobStore(database).find(id))?.parts?.length ?? 0;
      expect(written).toBeGreaterThan(1);
    },
    { timeout: 30_000, interval: 5 },
  );
  first.kill();
  const before = joins();
  await startLife(name).services.queue.resume();
  const done = await untilDigest(database, 'done');
  // The call under way is lost; every part that was written is there.
  const parts = done.parts?.length ?? 0;
  expect(parts).toBeGreaterThan(written);
  expect(joins() - before).toBeLessThanOrEqual(parts - written + 1 + 1);
  expect((await digestOf())?.coverage.read).toBe(120);
});

test('two categories that list the same papers, built at once, read each paper once', async () => {
  const ids = await storeDay(name, provider, { papers: 40 });
  const entries = ids.map((arxivId) => ({ arxivId, kind: 'cross' as const }));
  await putAnnouncement(database, makeAnnouncement({ ...DAY, category: 'cs.RO', entries, total: 40 }));
  provider.setFault({ latency: 30 });
  const life = startLife(name);
  await Promise.all([life.digest.buildDigest(DAY), life.digest.buildDigest({ ...DAY, category: 'cs.RO' })]);
  await untilDigest(database, 'done');
  await vi.waitFor(async () => expect(await findDigests(database, 'cs.RO', DAY.announcementDate)).toHaveLength(1), {
    timeout: 20_000,
  });
  expect(looksOf(provider)).toHaveLength(4);
});

describe('single papers of an answer', () => {
  test.each(['missing', 'grade', 'unknown'] as const)(
    'a fault of the kind “%s” has that paper asked for again, and no other',
    async (kind) => {
      const ids = await storeDay(name, provider, { papers: 20 });
      provider.enqueue({ edit: ITEM_FAULTS[kind] });
      const life = startLife(name);
      await life.digest.buildDigest(DAY);
      await untilDigest(database, 'done');
      const looks = looksOf(provider);
      expect(looks.map((look) => look.ids.length)).toEqual([10, 10, 1]);
      expect((await digestOf())?.coverage).toMatchObject({ read: 20, unscored: 0 });
      expect((await findTriages(database, ids)).values().every(([row]) => row?.triage !== null)).toBe(true);
    },
  );

  test('a second entry for a paper changes nothing', async () => {
    const ids = await storeDay(name, provider, { papers: 10 });
    provider.setFault({ edit: ITEM_FAULTS.duplicate });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    expect(looksOf(provider)).toHaveLength(1);
    expect([...(await findTriages(database, ids)).values()].map((rows) => rows.length)).toEqual(ids.map(() => 1));
  });

  test('one that never gets a grade is asked for three times, is “unscored” with the reason, and not low', async () => {
    const [first = ''] = await storeDay(name, provider, { papers: 20 });
    const edit = (answer: unknown): unknown => {
      const { papers } = answer as { papers?: { id?: string }[] };
      return papers?.[0]?.id
        ? { papers: papers.map((each) => (each.id === first ? { ...each, significance: '?' } : each)) }
        : answer;
    };
    provider.setFault({ edit });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    // Alone, an answer without a single good entry is asked for once more at once.
    expect(looksOf(provider).filter(({ ids }) => ids.includes(first))).toHaveLength(1 + 2 + 2);
    expect((await findTriages(database, [first])).get(first)).toMatchObject([
      { triage: null, unscored: 'section-missing' },
    ]);
    expect((await digestOf())?.coverage).toMatchObject({ read: 19, unscored: 1 });
    expect(claimsOf(await digestOf()).length).toBeGreaterThan(0);
  });

  test('of an answer that breaks off, what came before counts', async () => {
    await storeDay(name, provider, { papers: 10 });
    provider.enqueue({ kind: 'length', after: 0.6 });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    const [whole, rest] = looksOf(provider);
    expect(whole?.ids).toHaveLength(10);
    expect(rest?.ids.length).toBeLessThan(7);
    expect((await digestOf())?.coverage.read).toBe(10);
  });
});

describe('what stands in the way', () => {
  test('a cap reached in the middle: the rest waits with the reason, and goes on from there when it is raised', async () => {
    await storeDay(name, provider, { papers: 100, settings: { concurrency: 1 } });
    const life = startLife(name);
    const { inputTokens, outputTokens } = await life.digest.estimateDigest(DAY);
    const cap = Math.round((inputTokens + outputTokens) / 2);
    await patchSettings({ dailyBudget: cap });
    await life.digest.buildDigest(DAY);
    await vi.waitFor(
      async () => {
        const view = await life.digest.getDigest(DAY);
        expect(view?.job).toMatchObject({ state: 'queued', error: { code: 'over-budget' } });
      },
      { timeout: 20_000, interval: 50 },
    );
    const view = await life.digest.getDigest(DAY);
    expect(view?.job?.progress?.total).toBe(100);
    expect(view?.job?.progress?.read).toBeGreaterThan(20);
    expect(view?.job?.progress?.read).toBeLessThan(100);
    const rows = await findLedger(database, '2000-01-01', '2100-01-01');
    expect(rows.reduce((sum, row) => sum + row.inputTokens + row.outputTokens, 0)).toBeLessThanOrEqual(cap);
    const before = looksOf(provider).length;
    await patchSettings({ dailyBudget: null });
    await life.services.queue.reconsider();
    await untilDigest(database, 'done');
    expect(looksOf(provider)).toHaveLength(10);
    expect(before).toBeLessThan(10);
  });

  test('a cancelled build keeps what was paid, and goes on from there', async () => {
    await storeDay(name, provider, { papers: 60 });
    provider.setFault({ chunkDelay: 2 });
    const life = startLife(name);
    const job = await life.digest.buildDigest(DAY);
    await vi.waitFor(async () => expect((await life.digest.getDigest(DAY))?.job?.progress?.read).toBeGreaterThan(10), {
      timeout: 20_000,
      interval: 20,
    });
    await life.line.cancel({ jobIds: [job.id] });
    await untilDigest(database, 'cancelled');
    const open =
      (await jobStore(database).findByState('queued')).length +
      (await jobStore(database).findByState('running')).length;
    expect(open).toBe(0);
    const seen = new Set(looksOf(provider).flatMap(({ ids }) => ids)).size;
    expect(seen).toBeLessThan(60);
    provider.setFault({});
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    expect((await digestOf())?.coverage.read).toBe(60);
  });

  test('a service without credit: the day waits and says so, and goes on from there once it is taken up again', async () => {
    await storeDay(name, provider, { papers: 20, settings: { concurrency: 1 } });
    provider.enqueue({}, { kind: 'no-credit' });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await vi.waitFor(
      async () => {
        const view = await life.digest.getDigest(DAY);
        expect(view?.job).toMatchObject({
          state: 'queued',
          error: { code: 'no-credit' },
          progress: { read: 10, total: 20 },
        });
      },
      { timeout: 20_000 },
    );
    await putPause('default', null);
    await life.services.queue.reconsider();
    await untilDigest(database, 'done');
    expect(looksOf(provider).map(({ ids }) => ids.length)).toEqual([10, 10, 10]);
  });

  test('a server that is out of order fails the build with its reason, and pressing again reads only the rest', async () => {
    await storeDay(name, provider, { papers: 20, settings: { concurrency: 1 } });
    provider.enqueue({});
    provider.setFault({ kind: 'server-error' });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    const failed = await untilDigest(database, 'failed');
    expect(failed.error?.code).toBe('server-error');
    provider.setFault({});
    const asked = provider.calls.length;
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    expect(provider.calls.length - asked).toBe(2);
  });

  test('what a model refuses three times over fails with the refusal, not with low grades', async () => {
    const ids = await storeDay(name, provider, { papers: 5 });
    provider.setFault({ kind: 'refusal-en' });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    expect((await untilDigest(database, 'failed')).error?.code).toBe('refusal');
    expect((await findTriages(database, ids)).values().every(([row]) => row?.triage === null)).toBe(true);
  });
});

describe('what the reader wants', () => {
  test('interests go along as data, and a day judged by others is judged again', async () => {
    const interestDescription = 'I count leaves in orchards.';
    await storeDay(name, provider, { papers: 20, settings: { interestDescription, interestAuthors: ['A. Osei'] } });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    const prompt = JSON.stringify(provider.calls[0]?.body['messages']);
    expect(prompt).toContain(`In their own words: ${interestDescription}`);
    expect(prompt).toContain('By, of those followed: A. Osei');
    expect(JSON.stringify(provider.calls.at(-1)?.body['messages'])).not.toContain(interestDescription);
    await patchSettings({ includeKeywords: ['leaves'] });
    await life.digest.buildDigest({ ...DAY, again: true });
    await untilDigest(database, 'done');
    expect(looksOf(provider)).toHaveLength(4);
  });

  test('the selection is analysed once the summary is written, and nothing else', async () => {
    const settings = { analyseSelection: 'abstract', selectionCount: 3, selectionThreshold: 5 } as const;
    const ids = await storeDay(name, provider, { papers: 20, settings });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    const view = await life.digest.getDigest(DAY);
    expect(view?.selection.by).toBe('model');
    const selected = view?.selection.papers.map(({ arxivId }) => arxivId) ?? [];
    expect(selected).toHaveLength(3);
    for (const { relevance, significance } of view?.selection.papers ?? []) {
      expect(relevance + significance).toBeGreaterThanOrEqual(5);
    }
    await vi.waitFor(
      async () => {
        const analyses = await findAnalyses(database, ids);
        const done = ids.filter((id) => (analyses.get(id) ?? []).length > 0);
        expect(done.toSorted()).toEqual(selected.toSorted());
      },
      { timeout: 20_000 },
    );
  });

  test('without a service, grades reckoned on this device stand in and say so', async () => {
    await storeDay(name, provider, { papers: 20, settings: { profiles: [], defaultProfileId: null } });
    const view = await startLife(name).digest.getDigest(DAY);
    expect(view?.selection.by).toBe('device');
    expect(view?.selection.papers.length).toBeGreaterThan(0);
    expect(Object.keys(view?.standIns ?? {})).toHaveLength(20);
    const grades = Object.values(view?.standIns ?? {});
    expect(new Set(grades.map(({ significance }) => significance))).toEqual(new Set([1, 2, 3]));
    expect(grades.every(({ relevance }) => relevance === 2)).toBe(true);
  });

  test('a theme whose topic was rare in the week before is marked; a model is told the shares, and not asked', async () => {
    await storeDay(name, provider, { papers: 25, announcementDate: '2026-11-16', first: 10_000 });
    await storeDay(name, provider, { papers: 20, words: 'We use knowledge distillation throughout.' });
    const life = startLife(name);
    await life.digest.buildDigest(DAY);
    await untilDigest(database, 'done');
    expect(JSON.stringify(provider.calls.at(-1)?.body['messages'])).toMatch(/knowledge distillation 100% \(0%\)/i);
    const { themes, highlights } = (await digestOf())?.sections ?? { themes: [], highlights: [] };
    for (const { papers, fresh } of themes) expect(fresh).toBe(papers.length > 1 ? true : undefined);
    expect(themes.some(({ fresh }) => fresh)).toBe(true);
    expect(highlights.some(({ fresh }) => fresh)).toBe(false);
  });
});
