import type { Page } from '@playwright/test';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, LISTING, rowsOf, storedRows } from './surfaces.ts';

/** Rows of calls that were sent. */
const callsOf = async (page: Page) => (await storedRows(page, 'ledger')).filter(({ outcome }) => outcome !== 'stored');

test('a listing’s work is stopped, survives a lost worker, is thinned out and put back, and goes on; nothing is asked twice', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(120_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '2' });
  provider.setFault({ latency: 300, chunkDelay: 15 });
  await page.goto(LISTING);
  const bar = barOf(page);
  const progress = bar.locator('.batch [data-part="progress"]');
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  // What has not been read yet is not among what is asked for.
  await expect(bar.locator('[data-read="24"]')).toBeAttached();
  await action(bar, 'analyse-all').click();
  await expect(bar.locator('.batch [data-part="estimate"]')).toContainText(/token/);
  await action(bar, 'analyse-all').click();
  await expect.poll(() => provider.calls.length).toBeGreaterThan(1);

  // Stopped in the popup: what runs ends, nothing starts, and every window says so.
  const popup = await extension.openExtensionPage('popup.html');
  const line = popup.locator('[data-part="queue"]');
  await action(popup, 'pause-queue').click();
  await expect(line).toHaveAttribute('data-paused', 'true');
  await expect(line).toHaveAttribute('data-running', '0', { timeout: 20_000 });
  await expect(progress).toContainText('paused');
  const before = provider.calls.length;
  await expect.poll(() => provider.calls.every(({ answered }) => answered)).toBe(true);

  // The next life of the worker keeps to it.
  await extension.killWorker();
  const library = await extension.openExtensionPage('library.html#/queue');
  await expect(library.locator('[data-part="queue"]')).toHaveAttribute('data-paused', 'true');
  const waiting = library.locator('.queue-job[data-state="queued"]');
  await expect(waiting.first().locator('[data-wait]')).toHaveAttribute('data-wait', 'paused');
  const summary = library.locator('[data-part="queue"]');
  const count = Number(await summary.getAttribute('data-waiting'));
  expect(provider.calls).toHaveLength(before);

  // One is taken out and put back: nothing is paid for either.
  await action(waiting.last(), 'cancel').click();
  await expect(summary).toHaveAttribute('data-waiting', String(count - 1));
  await action(library, 'undo').click();
  await expect(summary).toHaveAttribute('data-waiting', String(count));

  await action(library, 'resume-queue').click();
  await expect.poll(() => provider.calls.length, { timeout: 20_000 }).toBeGreaterThan(before);
  await expect(library.locator('[data-part="queue"]')).toHaveAttribute('data-paused', 'false');
  await expect(progress).not.toContainText('paused');

  // The rest by its listing; what that was is still known to the bar that did not see it begin.
  await library.locator('.queue-group').first().locator('header [data-action="cancel"]').click();
  await expect(progress).toHaveCount(0);
  await expect(library.locator('[data-part="empty"]')).toBeVisible();
  await expect(library.locator('[data-part="taken"]')).toContainText('nothing was paid');
  await expect.poll(async () => (await callsOf(options)).length).toBe(provider.calls.length);
  const subjects = (await callsOf(options)).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(subjects.length);
});
