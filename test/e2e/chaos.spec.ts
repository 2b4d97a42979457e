import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../eval/train/random.ts';
import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import type { Fault } from '../harness/provider.ts';
import { expect, test } from './fixtures.ts';
import { barOf, LISTING, send, storedRows } from './surfaces.ts';

const JOBS = 100;
const KILLS = 20;
const CONCURRENCY = 8;
/** Calls of one job that fail by themselves and are made again; of one refusal, the repair. */
const RETRIES = 10;
const LATENCY = 300;

/** What a hundred calls meet, in an order that is the same in every run. */
function faultOf(random: number): Fault {
  if (random < 0.1) return { kind: 'rate-limited', retryAfter: 1 };
  if (random < 0.15) return { kind: 'server-error' };
  if (random < 0.2) return { kind: 'cut' };
  if (random < 0.22) return { kind: 'refusal-en' };
  return { latency: LATENCY };
}

test('a hundred papers over twenty deaths of the worker and every fault of a server: each ends, none is paid twice, all is written down', async ({
  page,
  arxiv,
  extension,
  provider,
}) => {
  test.setTimeout(300_000);
  const random = seededRandom(8);
  const faults = Array.from({ length: 1_000 }, () => faultOf(random()));
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(JOBS)));
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: String(CONCURRENCY) });
  provider.enqueue(...faults);
  await page.goto(LISTING);
  await expect(barOf(page).locator('[data-entries]')).toHaveAttribute('data-read', String(JOBS));
  const arxivIds = manyPapers(JOBS).map(({ id }) => id);
  expect(await send(options, 'analyse', { arxivIds })).toMatchObject({ ok: true });

  const jobs = () => storedRows(options, 'jobs');
  const open = async () => (await jobs()).filter(({ state }) => state === 'queued' || state === 'running').length;
  let kills = 0;
  while (kills < KILLS && (await open()) > 0) {
    await pause(200 + random() * 900);
    if (
      await extension.killWorker().then(
        () => true,
        () => false,
      )
    )
      kills += 1;
    // Whatever page asks next finds it awake again.
    await send(options, 'getQueue');
  }
  await expect.poll(open, { timeout: 180_000 }).toBe(0);

  const ended = await jobs();
  expect(ended).toHaveLength(JOBS);
  for (const { state, error } of ended) {
    if (state === 'failed') expect((error as { code: string } | null)?.code).toBeTruthy();
    else expect(state).toBe('done');
  }
  const analyses = await storedRows(options, 'analyses');
  const done = ended.filter(({ state }) => state === 'done').length;
  expect(analyses).toHaveLength(done);
  // What a kill or a fault may cost, and no call more.
  const met = provider.calls.filter(({ fault }) => fault.kind !== undefined).length;
  expect(kills).toBeGreaterThan(KILLS / 2);
  expect(provider.calls.length).toBeLessThanOrEqual(JOBS + kills * CONCURRENCY + met * RETRIES);

  // A paper whose analysis is stored was not asked for again after it was.
  const storedAt = new Map(analyses.map((row) => [String(row['arxivId']), Date.parse(provenanceOf(row).createdAt)]));
  for (const call of provider.calls) {
    // Of the listing's papers only the title, which ends in their place, is in the prompt.
    const place = Number(/Title: [^\n]*?\((\d+)\)\\n/i.exec(JSON.stringify(call.body))?.[1]);
    const id = arxivIds[place - 1] ?? '';
    expect(id).not.toBe('');
    expect(call.at, id).toBeLessThanOrEqual((storedAt.get(id) ?? Infinity) + 5);
  }
  // Every call that reached the server is in the ledger; those that came to their end with the server's own count.
  const ledger = await storedRows(options, 'ledger');
  expect(ledger.length).toBeGreaterThanOrEqual(provider.calls.length);
  const counted = ledger.filter((row) => !row['estimated'] && Number(row['outputTokens']) > 0);
  const charged = provider.calls.flatMap(({ usage }) => usage ?? []);
  for (const { inputTokens, outputTokens } of counted) {
    const index = charged.findIndex((usage) => usage.input === inputTokens && usage.output === outputTokens);
    expect(index).toBeGreaterThanOrEqual(0);
    charged.splice(index, 1);
  }
  // What is left had been answered when its worker died, and stands there as estimated.
  expect(charged.length).toBeLessThanOrEqual(ledger.filter(({ outcome }) => outcome === 'interrupted').length);
});

function provenanceOf(row: Record<string, unknown>): { createdAt: string } {
  return row['provenance'] as { createdAt: string };
}
