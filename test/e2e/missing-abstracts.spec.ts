import { expect, test } from './fixtures.ts';
import { isUntouched, rowsOf } from './surfaces.ts';

const RECENT = 'https://arxiv.org/list/cs.CV/recent';
const ON_ITS_WAY = /being fetched from arXiv/;

test('rows of a recent listing get their abstracts by one request, and a second visit makes none', async ({
  page,
  arxiv,
}) => {
  await page.goto(RECENT);
  const first = rowsOf(page).first();
  await expect(first.locator('[data-part="tldr"]')).toBeVisible();
  await expect(first.locator('[data-part="findings"]')).toBeVisible();
  expect(arxiv.apiRequests()).toHaveLength(1);
  const asked = new URL(arxiv.apiRequests()[0]?.url ?? '').searchParams.get('id_list')?.split(',') ?? [];
  expect(asked).toContain(await first.getAttribute('data-arxiv-id'));
  expect(asked.length).toBeLessThan(await rowsOf(page).count());
  expect(await isUntouched(page)).toBe(true);

  await page.reload();
  await expect(first.locator('[data-part="tldr"]')).toBeVisible();
  await page.waitForTimeout(1_000);
  expect(arxiv.apiRequests()).toHaveLength(1);
});

test('two tabs with two listings ask one after the other, and what is scrolled to is asked for then', async ({
  page,
  context,
  arxiv,
}) => {
  const other = await context.newPage();
  await Promise.all([page.goto(RECENT), other.goto('https://arxiv.org/list/cs.LG/recent')]);
  for (const each of [page, other]) {
    await each.bringToFront();
    await expect(rowsOf(each).first().locator('[data-part="tldr"]')).toBeVisible({ timeout: 15_000 });
    await rowsOf(each).last().scrollIntoViewIfNeeded();
    await expect(rowsOf(each).last().locator('[data-part="tldr"]')).toBeVisible({ timeout: 15_000 });
  }
  expect(arxiv.apiRequests().length).toBeGreaterThan(1);
  const asked = arxiv.apiRequests().flatMap(({ url }) => new URL(url).searchParams.get('id_list')?.split(',') ?? []);
  expect(asked).toHaveLength(new Set(asked).size);
  expect(arxiv.impolite).toEqual([]);
});

test('a busy arXiv is left alone as long as it asks for, by the next worker too, and asked again then', async ({
  page,
  arxiv,
  extension,
}) => {
  arxiv.failApi({ status: 429, retryAfter: 7 });
  await page.goto(RECENT);
  await expect.poll(() => arxiv.apiRequests().length).toBe(1);
  await expect(rowsOf(page).first()).toContainText(ON_ITS_WAY);
  await page.waitForTimeout(500);
  await extension.killWorker();
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible({ timeout: 40_000 });
  await expect(rowsOf(page).first()).not.toContainText(ON_ITS_WAY);
  const [refused, answered] = arxiv.apiRequests();
  expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(7_000);
  expect(arxiv.apiRequests()).toHaveLength(2);
  expect(arxiv.impolite).toEqual([]);
});
