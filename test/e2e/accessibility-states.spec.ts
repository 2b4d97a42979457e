import type { Locator, Page } from '@playwright/test';
import { weekOf } from '../../lib/library/trends/weeks.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { weeksOfPapers } from '../fixtures/weeks-of-papers.ts';
import { addService, fillOptions } from '../harness/options-form.ts';
import { putRows } from '../harness/stored-rows.ts';
import { startWebDav } from '../harness/webdav-server.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, LISTING, openBar, rowsOf, send, storedRows } from './surfaces.ts';
import { violations } from './violations.ts';

const OURS = 'arxiv-marginalia';
const BAR = 'arxiv-marginalia[data-surface="listing-bar"]';

/** Both schemes by turns, so that each state is seen in one and each surface in both; looks at what has changed. */
function checker(page: Page): (state: string, include?: string) => Promise<void> {
  let isDark = false;
  return async (state, include) => {
    isDark = !isDark;
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
    expect(await violations(page, include), state).toEqual([]);
  };
}

const stateOf = (row: Locator): Locator => row.locator('section[data-state]').first();

test('axe finds nothing in any state of a listing: folded, opened, asking, running, paused, cancelled, refused; rows queued, failed, stale, noted', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  const check = checker(page);
  const bar = barOf(page);
  await page.goto(LISTING);
  await expect(action(bar, 'analyse-all')).toBeEnabled();
  await check('bar folded, on the first day', OURS);
  await openBar(page, 'steps');
  await expect(bar.locator('[data-part="first-steps"]')).toBeVisible();
  await check('first steps', BAR);
  await action(bar, 'analyse-all').click();
  await expect(bar.locator('[data-part="error"]')).toBeVisible();
  await check('nothing set up', BAR);

  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '1' });
  await page.bringToFront();
  await page.reload();
  await expect(action(bar, 'analyse-all')).toBeEnabled();
  const [first, second, third] = [rowsOf(page).nth(0), rowsOf(page).nth(1), rowsOf(page).nth(2)];

  // One analysis fails, one is done and then replaced.
  provider.setFault({ kind: 'refusal-zh' });
  await action(first, 'toggle').click();
  await action(first, 'analyse-abstract').click();
  await expect(stateOf(first)).toHaveAttribute('data-state', 'failed');
  provider.setFault({});
  await action(second, 'toggle').click();
  await action(second, 'analyse-abstract').click();
  await expect(stateOf(second)).toHaveAttribute('data-state', 'done');
  const arxivId = (await second.getAttribute('data-arxiv-id')) ?? '';
  const known = ['reading', 'versions', 'announced', 'storedAt', 'earlier', 'sameText', 'notedAt'];
  const stored = (await storedRows(options, 'papers')).find((paper) => paper['arxivId'] === arxivId) ?? {};
  const fields = Object.entries(stored).filter(([name]) => !known.includes(name));
  const newer = { ...Object.fromEntries(fields), version: 9, abstract: `${String(stored['abstract'])} And more.` };
  expect(await send(options, 'openPapers', { papers: [newer] })).toMatchObject({ ok: true });
  await page.reload();
  await expect(second.locator('[data-part="replaced-mark"]')).toBeVisible();
  for (const row of [first, second]) await action(row, 'toggle').click();

  // A note with an earlier version, previewed.
  await action(third, 'toggle').click();
  await action(third, 'note').click();
  const field = third.locator('[data-part="note"] textarea');
  for (const words of ['**First** words', '# Other words\n\n- of $x^2$']) {
    await field.fill(words);
    await expect(third.locator('[data-note-state="saved"]')).toBeVisible();
  }
  await action(third.locator('[data-part="note"]'), 'preview').click();
  await check('rows failed, stale, noted', OURS);

  await openBar(page, 'filter');
  await bar.locator('[name="order"]').selectOption('score');
  await bar.locator('.tag-filter [data-tag]').first().click();
  await action(bar, 'edit-rules').click();
  await openBar(page);
  await expect(bar.locator('[data-part="digest"]').first()).toBeVisible();
  await check('bar open, filtered by a tag, with rules', BAR);
  for (const part of ['filter', 'more']) await action(bar.locator('.bar-line'), `show-${part}`).click();
  await check('bar folded, filtered by a tag', BAR);
  await action(bar, 'clear').click();

  await action(bar, 'analyse-all').click();
  await expect(bar.locator('.confirm [data-action="analyse-all"]')).toBeVisible();
  await check('asked before it is paid', BAR);
  provider.setFault({ kind: 'hang-midway', after: 0.6 });
  await bar.locator('.confirm [data-action="analyse-all"]').click();
  await expect(rowsOf(page).locator('[data-state="running"]').first()).toBeVisible();
  await expect(rowsOf(page).locator('[data-state="queued"]').first()).toBeVisible();
  await check('rows running and queued', OURS);
  await action(bar, 'pause-queue').click();
  await expect(bar.locator('.batch')).toContainText('paused');
  await check('paused', BAR);
  await action(bar, 'resume-queue').click();
  await action(bar.locator('.batch'), 'cancel').click();
  await expect(bar.locator('[data-part="taken"]')).toBeVisible();
  await check('cancelled, to be put back', BAR);

  provider.setFault({ kind: 'bad-key' });
  await action(rowsOf(page).nth(5), 'analyse-abstract').click();
  await expect(bar.locator('[data-part="paused"] [data-part="error"]')).toBeVisible();
  await check('a service that refuses', OURS);
});

test('axe finds nothing in any state of our own pages: popup, options, library', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(180_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en', concurrency: '1' });
  await page.goto(LISTING);
  await expect(action(barOf(page), 'analyse-all')).toBeEnabled();
  const [paper] = PAPERS;

  // The queue, in the library and in brief.
  provider.setFault({ kind: 'hang' });
  const arxivIds = PAPERS.slice(0, 6).map(({ id }) => id);
  expect(await send(options, 'analyse', { arxivIds })).toMatchObject({ ok: true });
  const popup = await extension.openExtensionPage('popup.html');
  const checkPopup = checker(popup);
  await expect(popup.locator('[data-part="queue"]')).toBeVisible();
  await checkPopup('popup with work');
  const library = await extension.openExtensionPage('library.html#/queue');
  const checkLibrary = checker(library);
  await expect(library.locator('.queue-job').first()).toBeVisible();
  await checkLibrary('library, queue');
  await action(library, 'pause-queue').click();
  await expect(library.locator('[data-part="queue"]')).toHaveAttribute('data-paused', 'true');
  await checkLibrary('library, queue paused');
  await popup.bringToFront();
  await checkPopup('popup with work paused');
  await send(options, 'pauseQueue', { paused: false });
  provider.setFault({ kind: 'bad-key' });
  await send(options, 'analyse', { arxivIds: [PAPERS[7]?.id ?? ''] });
  await library.bringToFront();
  await action(library.locator('.queue-group').first().locator('header'), 'cancel').click();
  await send(options, 'analyse', { arxivIds: [PAPERS[8]?.id ?? ''] });
  await popup.bringToFront();
  await expect(popup.locator('[data-part="paused"] [data-code="bad-key"]')).toBeVisible();
  await checkPopup('popup with a service that refuses');
  provider.setFault({});
  await action(popup.locator('[data-part="paused"]'), 'retry').click();
  await expect(popup.locator('[data-part="paused"]')).toHaveCount(0);

  // Help, a selection, trends with authors.
  await putRows(options, { papers: weeksOfPapers(weekOf(new Date().toISOString().slice(0, 10))) });
  await library.bringToFront();
  await library.goto(library.url().replace(/#.*/, '#/papers'));
  await library.reload();
  await expect(library.locator('.paper-row').first()).toBeVisible();
  await library.locator('.paper-row input').first().click();
  await expect(library.locator('[data-part="selection"]')).toBeVisible();
  await checkLibrary('library, selection');
  await library.keyboard.press('?');
  await expect(library.locator('dialog[open]')).toBeVisible();
  await checkLibrary('library, help of keys');
  await library.keyboard.press('Escape');
  await send(options, 'saveSettings', { settings: { interestAuthors: ['A. Quill'] } });
  for (const part of ['', '/categories', '/authors', '?table=1']) {
    await library.goto(library.url().replace(/#.*/, `#/trends${part}`));
    await expect(library.locator('.trends[data-state="whole"] .trend-figure').first()).toBeVisible();
    await checkLibrary(`library, trends${part}`);
  }

  // Options: sync, a backup about to be restored, shortcuts, a prompt tried, two services.
  const checkOptions = checker(options);
  const server = await startWebDav();
  try {
    await options.bringToFront();
    for (const [name, text] of Object.entries({
      address: server.address,
      user: server.user,
      password: server.password,
    }))
      await options.locator(`#sync-${name}`).fill(text);
    await action(options.locator('[data-part="sync"]'), 'save-sync').click();
    await expect(options.locator('[data-part="sync-standing"]')).toHaveAttribute('data-last', 'done');
    const storage = options.locator('[data-part="storage"]');
    const [file] = await Promise.all([options.waitForEvent('download'), action(storage, 'make-backup').click()]);
    await storage.locator('#backup-file').setInputFiles(await file.path());
    await expect(action(storage, 'restore-merge')).toBeVisible();
    await options.locator('[name="shortcutsOnArxiv"]').selectOption('on');
    await options.locator('[name="tryoutPaper"]').fill(`https://arxiv.org/abs/${paper?.id ?? ''}`);
    await action(options, 'estimate').click();
    await expect(options.locator('.confirm [data-part="estimate"]')).toContainText('tokens');
    await checkOptions('options, all of it');
    await action(options, 'try-prompt').click();
    await expect(options.locator('[data-part="tryout-result"] [data-part="provenance"]')).toBeVisible({
      timeout: 30_000,
    });
    await addService(options, provider, 'Second');
    await checkOptions('options, a prompt tried');
  } finally {
    await server.close();
  }
});
