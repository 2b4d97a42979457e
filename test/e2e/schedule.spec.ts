import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium } from '../harness/chromium.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { gapsOf, lastDays, lookAtOnce, remembered } from './mailing-days.ts';
import { type Extension, rowsOf, storedRows } from './surfaces.ts';

const CATEGORIES = ['cs.CV', 'cs.RO', 'cs.CL'];
/** arXiv's terms of use. */
const POLITE = 3_000;
const catchup = (day = ''): string => `https://arxiv.org/catchup/cs.CV/${day}?abs=True`;
const listingOf = (category: string): string => `https://arxiv.org/list/${category}/new`;

const badgeOf = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as Extension).chrome.action.getBadgeText({}));

/** What an alarm does when its time has come. */
const ring = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as Extension).chrome.alarms.create('schedule', { when: Date.now() }));

const remember = (page: Page, schedule: object): Promise<void> =>
  page.evaluate((schedule) => (globalThis as unknown as Extension).chrome.storage['local'].set({ schedule }), schedule);

/** The newest mailing it has told of, which it notes last: what a test puts in place of its notes before, it may write over. */
const told = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const stored = await (globalThis as unknown as Extension).chrome.storage['local'].get(null);
    return (stored as { schedule?: { told?: unknown } }).schedule?.told;
  });

const storedDays = async (page: Page): Promise<string[]> =>
  (await storedRows(page, 'announcements')).map(
    (row) => `${String(row['category'])} ${String(row['announcementDate'])}`,
  );

test('a fresh profile that follows two categories finds their mailings in the popup, and their papers counted', async ({
  page,
  extension,
  arxiv,
}) => {
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(3), categories: CATEGORIES });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: 'cs.CV, cs.RO' });
  const popup = await extension.openExtensionPage('popup.html');
  const digest = popup.locator('[data-part="digest"]');
  await expect(digest).toHaveAttribute('data-category', 'cs.CV', { timeout: 20_000 });
  await expect(digest).toHaveAttribute('data-date', day);
  await expect(popup.locator('[data-part="age"]')).toContainText('Read');
  await expect.poll(() => storedDays(popup), { timeout: 20_000 }).toEqual([`cs.CV ${day}`, `cs.RO ${day}`]);
  await expect(popup.locator('[data-part="schedule"]')).toHaveAttribute('data-schedule', 'resting');
  await popup.locator('select[name="category"]').selectOption('cs.RO');
  await expect(digest).toHaveAttribute('data-category', 'cs.RO');

  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([listingOf('cs.CV'), listingOf('cs.RO')]);
  expect(Math.min(...gapsOf(arxiv.pageRequests()))).toBeGreaterThanOrEqual(POLITE);

  // Each paper once, whichever lists it; a replacement is none that is new.
  const rows = (await storedRows(popup, 'announcements')) as { entries?: { arxivId: string; kind: string }[] }[];
  const entries = rows.flatMap((row) => row.entries ?? []).filter(({ kind }) => kind !== 'replacement');
  const fresh = new Set(entries.map(({ arxivId }) => arxivId)).size;
  expect(fresh).toBeLessThan(entries.length);
  await expect.poll(() => badgeOf(popup)).toBe(String(fresh));

  await page.goto(listingOf('cs.RO'));
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  await rowsOf(page).first().scrollIntoViewIfNeeded();
  await expect.poll(async () => Number(await badgeOf(popup)), { timeout: 15_000 }).toBeLessThan(fresh);
  const left = Number(await badgeOf(popup));
  await rowsOf(page).last().scrollIntoViewIfNeeded();
  await expect.poll(async () => Number(await badgeOf(popup)), { timeout: 15_000 }).toBeLessThan(left);

  await popup.bringToFront();
  await popup.locator('button[data-action="mark-seen"]').click();
  await popup.locator('select[name="category"]').selectOption('cs.CV');
  await popup.locator('button[data-action="mark-seen"]').click();
  await expect.poll(() => badgeOf(popup)).toBe('');
});

test('a worker that is killed on the way leaves nothing out, and nothing is asked for twice that is here', async ({
  extension,
  arxiv,
}) => {
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: CATEGORIES });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: CATEGORIES.join(', ') });
  await expect.poll(() => arxiv.pageRequests().length).toBe(1);
  await extension.killWorker();
  await ring(options);
  await expect.poll(() => arxiv.pageRequests().length, { timeout: 20_000 }).toBeGreaterThan(1);
  await extension.killWorker();
  await ring(options);
  await expect
    .poll(async () => (await storedDays(options)).toSorted(), { timeout: 30_000 })
    .toEqual(CATEGORIES.map((category) => `${category} ${day}`).toSorted());
  expect(Math.min(...gapsOf(arxiv.pageRequests()))).toBeGreaterThanOrEqual(POLITE);
  // Each life may have ended in the middle of one request, and no more.
  expect(arxiv.pageRequests().length).toBeLessThanOrEqual(CATEGORIES.length + 2);
});

test('the end of the browser ends nothing: its next start goes on, before anything is opened', async ({
  arxiv,
  build,
}) => {
  test.setTimeout(90_000);
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: CATEGORIES });
  const userDataDir = await mkdtemp(join(tmpdir(), 'marginalia-schedule-'));
  try {
    const first = await launchChromium({ extension: build, arxivPort: arxiv.port, userDataDir });
    const options = await first.openExtensionPage('options.html');
    await lookAtOnce(options);
    await fillOptions(options, null, { categories: CATEGORIES.join(', ') });
    await expect.poll(() => arxiv.pageRequests().length).toBe(1);
    await first.close();

    const second = await launchChromium({ extension: build, arxivPort: arxiv.port, userDataDir });
    await expect.poll(() => arxiv.pageRequests().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(CATEGORIES.length);
    const popup = await second.openExtensionPage('popup.html');
    await expect
      .poll(async () => (await storedDays(popup)).toSorted(), { timeout: 20_000 })
      .toEqual(CATEGORIES.map((category) => `${category} ${day}`).toSorted());
    expect(arxiv.pageRequests().length).toBeLessThanOrEqual(CATEGORIES.length + 1);
    expect(Math.min(...gapsOf(arxiv.pageRequests()))).toBeGreaterThanOrEqual(POLITE);
    await second.close();
  } finally {
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a busy arXiv is left alone as long as it asks for, which the popup says; then all comes', async ({
  extension,
  arxiv,
}) => {
  test.setTimeout(90_000);
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: CATEGORIES });
  arxiv.failListings({ status: 429, retryAfter: 12 }, { status: 503 });
  const popup = await extension.openExtensionPage('popup.html');
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: 'cs.CV, cs.RO' });
  await popup.bringToFront();
  const line = popup.locator('[data-part="schedule"]');
  await expect(line).toHaveAttribute('data-schedule', 'busy');
  await expect(line).toContainText('arXiv is busy');
  expect(arxiv.pageRequests()).toHaveLength(1);
  await expect.poll(() => storedDays(popup), { timeout: 60_000 }).toEqual([`cs.CV ${day}`, `cs.RO ${day}`]);
  const gaps = gapsOf(arxiv.pageRequests());
  expect(gaps).toHaveLength(3);
  expect(gaps[0]).toBeGreaterThanOrEqual(12_000);
  expect(gaps[1]).toBeGreaterThanOrEqual(7_000);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(POLITE);
  await expect(line).toHaveAttribute('data-schedule', 'resting');
});

test('missed days are caught up on, page by page, and weekends are said to have no mailing', async ({
  extension,
  arxiv,
}) => {
  test.setTimeout(120_000);
  // Six in a row hold a weekend, whatever day it is.
  const days = lastDays(6);
  arxiv.announce({ days: days.filter((day) => day !== days[2]), categories: CATEGORIES, perPage: 20 });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: 'cs.CV' });
  await expect.poll(() => told(options), { timeout: 20_000 }).toBe(days[5]);
  expect(await storedDays(options)).toEqual([`cs.CV ${days[5]}`]);
  // As after a week without this browser.
  await remember(options, remembered({ 'cs.CV': days[1] ?? '' }));
  await ring(options);
  const popup = await extension.openExtensionPage('popup.html');
  const expected = days.filter((day) => day !== days[0] && day !== days[2]).map((day) => `cs.CV ${day}`);
  await expect.poll(() => storedDays(popup), { timeout: 90_000 }).toEqual(expected);
  await expect(popup.locator('[data-part="schedule"]')).toHaveAttribute('data-schedule', 'resting');

  const asked = arxiv.pageRequests().map(({ url }) => url);
  expect(asked).toEqual([
    listingOf('cs.CV'),
    ...[days[4], days[3]].flatMap((day) => [catchup(day), `${catchup(day)}&page=2`]),
    catchup(days[2]),
    catchup(days[1]),
    `${catchup(days[1])}&page=2`,
  ]);
  expect(Math.min(...gapsOf(arxiv.pageRequests()))).toBeGreaterThanOrEqual(POLITE);
  const rows = (await storedRows(popup, 'announcements')) as { entries?: unknown[]; total?: number }[];
  expect(rows.map(({ entries, total }) => [entries?.length, total])).toEqual(expected.map(() => [24, 24]));

  const choices = popup.locator('select[name="day"] option');
  await expect(choices.filter({ hasText: 'no mailing' }).first()).toBeDisabled();
  await popup.locator('select[name="day"]').selectOption(days[1] ?? '');
  await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-date', days[1] ?? '');
});

test('a mailing that is late is waited for, which the popup says, and is read when it is out', async ({
  extension,
  arxiv,
}) => {
  const [before = '', newest = ''] = lastDays(2);
  arxiv.announce({ days: [before], categories: CATEGORIES });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: 'cs.CV' });
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-date', before, { timeout: 20_000 });
  await expect.poll(() => told(options)).toBe(before);
  expect(arxiv.pageRequests()).toHaveLength(1);

  // The morning after a night, or after a holiday, in which it did not come: what was awaited is due again.
  arxiv.announce({ days: [before, newest], categories: CATEGORIES });
  const awaited = { announcementDate: newest, tries: 3, notBefore: Date.now() + 3_600_000, over: false };
  await remember(options, remembered({ 'cs.CV': newest }, { awaited, told: before }));
  await popup.reload();
  await expect(popup.locator('[data-part="schedule"]')).toHaveAttribute('data-schedule', 'not-out');
  await expect(popup.locator('[data-part="schedule"]')).toContainText('has not announced yet');
  expect(arxiv.pageRequests()).toHaveLength(1);
  await remember(options, remembered({ 'cs.CV': newest }, { awaited: { ...awaited, notBefore: 0 }, told: before }));
  await ring(options);
  await expect.poll(() => storedDays(popup), { timeout: 20_000 }).toEqual([`cs.CV ${before}`, `cs.CV ${newest}`]);
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([listingOf('cs.CV'), listingOf('cs.CV')]);
});

test('what an open page has shown is not asked for, and nothing is where it is switched off', async ({
  page,
  extension,
  arxiv,
}) => {
  arxiv.announce({ days: lastDays(2), categories: CATEGORIES });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, null, { categories: 'cs.RO', fetchDaily: 'off' });
  await page.goto(listingOf('cs.CV'));
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  await expect.poll(() => storedDays(options)).toHaveLength(1);
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([listingOf('cs.CV')]);
  await fillOptions(options, null, { categories: 'cs.CV, cs.RO', fetchDaily: 'on' });
  await expect.poll(() => storedDays(options), { timeout: 20_000 }).toHaveLength(2);
  expect(arxiv.pageRequests().map(({ url }) => url)).toEqual([listingOf('cs.CV'), listingOf('cs.RO')]);
});

test('a daily summary is written once for the newest mailing, where the reader wants it', async ({
  extension,
  arxiv,
  provider,
}) => {
  const [day = ''] = lastDays(1);
  arxiv.announce({ days: lastDays(2), categories: CATEGORIES });
  const options = await extension.openExtensionPage('options.html');
  await lookAtOnce(options);
  await fillOptions(options, provider, { analysisLanguages: 'en', categories: 'cs.CV', summariseDaily: 'on' });
  const popup = await extension.openExtensionPage('popup.html');
  await expect(popup.locator('main')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(popup.locator('[data-part="digest"]')).toHaveAttribute('data-date', day);
  const calls = provider.calls.length;
  expect(calls).toBeGreaterThan(1);
  await extension.killWorker();
  await ring(options);
  await popup.reload();
  await expect(popup.locator('main')).toHaveAttribute('data-state', 'done');
  await expect(popup.locator('[data-part="schedule"]')).toHaveAttribute('data-schedule', 'resting');
  expect(provider.calls).toHaveLength(calls);
  expect(arxiv.pageRequests()).toHaveLength(1);
});
