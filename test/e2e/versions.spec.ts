import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { action, barOf, LISTING, openBar, rowOf, rowsOf, send, storedRows } from './surfaces.ts';

test('a listing goes from read to graded at a price, and a paper of it that is replaced says so, says what changed and is analysed anew', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(90_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(LISTING);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();

  await openBar(page);
  // The funnel says what the next step takes, before it is taken.
  const funnel = barOf(page).locator('[data-part="funnel"]');
  await expect(funnel).toContainText('Graded by a model: 0');
  await expect(funnel.locator('[data-part="estimate"]')).toContainText(/token/);
  expect(provider.calls).toHaveLength(0);
  const label = (await action(funnel, 'grade').textContent()) ?? '';
  const count = Number(/\d+/.exec(label)?.[0]);
  expect(count).toBeGreaterThan(3);
  await action(funnel, 'grade').click();
  await expect(funnel).toContainText(`Graded by a model: ${count}`, { timeout: 30_000 });
  expect(provider.calls).toHaveLength(Math.ceil(count / 10));

  // A star and an analysis: from now on the paper is followed.
  const first = rowsOf(page).first();
  const arxivId = (await first.getAttribute('data-arxiv-id')) ?? '';
  const row = rowOf(page, arxivId);
  await action(row, 'star').click();
  await action(row, 'analyse-abstract').click();
  await expect(row.locator('.row-panel')).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  const before = provider.calls.length;

  const stored = (await storedRows(options, 'papers')).find((paper) => paper['arxivId'] === arxivId) ?? {};
  const fields = Object.entries(stored).filter(
    ([name]) => !['reading', 'versions', 'announced', 'storedAt', 'earlier', 'sameText', 'notedAt'].includes(name),
  );
  const abstract = `${String(stored['abstract']).replace(/[^.]+\.\s*$/, '')}We take back our last sentence.`;
  const newer = { ...Object.fromEntries(fields), version: 2, abstract };
  expect(await send(options, 'openPapers', { papers: [newer] })).toMatchObject({ ok: true });

  await page.reload();
  await expect(row.locator('[data-part="replaced-mark"]')).toHaveText('Replaced by v2');

  const library = await extension.openExtensionPage(`library.html#/paper/${arxivId}`);
  const pane = library.locator('.paper-pane');
  await expect(library.locator('.paper-row [data-part="replaced-mark"]')).toHaveText('Replaced by v2');
  await expect(pane).toHaveAttribute('data-state', 'stale');
  const notice = pane.locator('[data-part="replaced"]');
  await expect(notice).toContainText('Version 2 has replaced version 1');
  await action(notice, 'compare').click();
  await expect(notice.locator('ins')).toContainText(['take back our last sentence']);
  await expect(notice.locator('[data-change="findings"]')).toContainText('Findings of the earlier analysis');
  expect(provider.calls).toHaveLength(before);

  // One press, and the earlier analysis stays beside the new one.
  await action(pane, 'analyse-abstract').click();
  await expect(pane).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(notice).toHaveCount(0);
  await expect(pane.locator('[data-part="earlier-analysis"]')).toContainText('Analysis of version 1');
  expect(provider.calls).toHaveLength(before + 1);

  // The same words under another number: nothing is due.
  await send(options, 'openPapers', { papers: [{ ...newer, version: 3 }] });
  await library.reload();
  await expect(notice).toContainText('title and abstract are the same');
  await expect(pane.locator('[data-part="made-for"]')).toContainText('v3 has the same abstract');
  await action(notice, 'close').click();
  await expect(notice).toHaveCount(0);
  const rows = (await storedRows(options, 'ledger')).filter(({ outcome }) => outcome !== 'stored');
  expect(rows).toHaveLength(provider.calls.length);
});
