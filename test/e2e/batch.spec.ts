import { renderListNew } from '../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../fixtures/arxiv/many-papers.ts';
import { DAY } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import { putRows } from '../harness/stored-rows.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, type Extension, LISTING, storedRows } from './surfaces.ts';

const PAPERS = 30;
/** US dollars a million tokens. */
const PRICE = { input: 1, output: 4 };
/** Answers of the batch that no guard lets pass. */
const REFUSED = [3, 17];

test('thirty papers go out as a batch at half the price, come in after the worker died, and two are asked for again singly', async ({
  page,
  arxiv,
  extension,
  provider,
}) => {
  arxiv.serve(LISTING, renderListNew('cs.CV', DAY, {}, manyPapers(PAPERS)));
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await options.locator('[data-part="profile-details"] > summary').click();
  await options.locator('[name="inputPrice"]').fill(String(PRICE.input));
  await options.locator('[name="outputPrice"]').fill(String(PRICE.output));
  await options.locator('[name="batchDiscount"]').fill('50');
  await fillOptions(options, null);

  const bar = barOf(page);
  await page.goto(LISTING);
  await expect(bar.locator('[data-entries]')).toHaveAttribute('data-read', String(PAPERS));
  await action(bar, 'analyse-all').click();
  const offer = bar.locator('[data-part="batch-offer"]');
  await expect(offer).toContainText('half the price');
  await expect(offer.locator('[data-part="estimate"]')).toContainText(`${PAPERS} papers`);
  provider.batch.faults = {
    looks: Infinity,
    text: (index, text) => (REFUSED.includes(index) ? 'I cannot help with that.' : text),
  };
  await action(bar, 'analyse-batch').click();
  await expect(bar.locator('[data-part="batches"]')).toContainText(`${PAPERS} papers in a batch at`);
  await expect
    .poll(async () => (await storedRows(options, 'batches')).map(({ state }) => state))
    .toEqual(['submitted']);
  expect(provider.batch.batches).toHaveLength(1);
  expect(provider.calls).toHaveLength(0);

  await extension.killWorker();
  provider.batch.finish();
  // As if its time had come: what an alarm finds due is in the row.
  const rows = await storedRows(options, 'batches');
  await putRows(options, { batches: rows.map((row) => ({ ...row, nextAt: 0 })) });
  await options.evaluate(() =>
    (globalThis as unknown as Extension).chrome.alarms.create('batch', { when: Date.now() }),
  );
  await expect
    .poll(async () => (await storedRows(options, 'jobs')).filter(({ state }) => state === 'done').length, {
      timeout: 60_000,
    })
    .toBe(PAPERS);

  expect(provider.batch.batches).toHaveLength(1);
  expect(provider.calls).toHaveLength(REFUSED.length);
  expect(await storedRows(options, 'analyses')).toHaveLength(PAPERS);
  await expect.poll(async () => (await storedRows(options, 'batches')).length).toBe(0);
  expect(provider.batch.files.size).toBe(0);
  const ledger = await storedRows(options, 'ledger');
  expect(ledger).toHaveLength(PAPERS + REFUSED.length);
  const cost = ({ input, output }: { input: number; output: number }): number =>
    (input * PRICE.input + output * PRICE.output) / 1_000_000;
  const charged =
    provider.batch.batches.reduce((sum, { usage }) => sum + cost(usage) / 2, 0) +
    provider.calls.reduce((sum, { usage }) => sum + (usage ? cost(usage) : 0), 0);
  expect(ledger.reduce((sum, row) => sum + Number(row['cost']), 0)).toBeCloseTo(charged, 9);

  await page.reload();
  await expect(bar).toContainText('Every paper here is analysed.');
});
