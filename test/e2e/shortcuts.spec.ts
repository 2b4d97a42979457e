import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { fillOptions } from '../harness/options-form.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, rowsOf } from './surfaces.ts';
import { violationsInBothSchemes } from './violations.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');

test('a listing is gone through by keys, once they are asked for; every act is taken back; none spends, and a key of the reader’s own counts', async ({
  page,
  extension,
  provider,
}) => {
  test.setTimeout(120_000);
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  await page.goto(LISTING);
  const rows = rowsOf(page);
  await expect(rows.nth(2).locator('[data-part="tldr"]')).toBeVisible();
  const notice = page.locator('arxiv-marginalia[data-surface="keys"] [data-part="done"]');

  // Off: nothing is heard.
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(page.locator('[data-current], arxiv-marginalia dialog')).toHaveCount(0);
  await options.bringToFront();
  await options.locator('[name="shortcutsOnArxiv"]').selectOption('on');
  await expect(options.locator('[data-field="shortcutsOnArxiv"] .field-head')).toContainText('Saved');
  await page.bringToFront();
  await expect(page.locator('arxiv-marginalia[data-surface="keys"] dialog')).toBeAttached();

  // From row to row, with a margin, below a bar of the page's own that sticks to the top.
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.style.cssText = 'position: sticky; top: 0; height: 60px; background: white; z-index: 9';
    document.body.prepend(bar);
  });
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const second = rows.nth(1);
  await expect(second).toHaveAttribute('data-current', '');
  await expect(second.locator('.row-panel')).toBeFocused();
  const above = await second.evaluate(
    (host) => host.parentElement?.previousElementSibling?.getBoundingClientRect().top,
  );
  expect(above).toBeGreaterThanOrEqual(60);

  // Opened, starred, hidden and passed over; each taken back.
  await page.keyboard.press('Enter');
  await expect(action(second, 'toggle')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('o');
  await expect(action(second, 'toggle')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('s');
  await expect(action(second, 'star')).toHaveAttribute('aria-pressed', 'true');
  await expect(notice).toContainText('Starred');
  await expect(page.locator('arxiv-marginalia[data-surface="keys"] [role="status"]')).toContainText('Starred');
  await page.keyboard.press('h');
  await expect(second.locator('[data-hidden="true"]')).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await expect(rows.nth(2)).toHaveAttribute('data-current', '');
  await page.keyboard.press('u');
  await expect(notice).toContainText('Taken back');
  await expect(action(second, 'star')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('u');
  await expect(action(second, 'star')).toHaveAttribute('aria-pressed', 'false');

  // A tag and a note: letters typed are letters, Escape leads back to the row, an emptied note comes back.
  const third = rows.nth(2);
  await page.keyboard.press('t');
  await expect(third.locator('[data-part="reader-tags"] input')).toBeFocused();
  await page.keyboard.type('jks');
  await page.keyboard.press('Enter');
  await expect(third.locator('[data-tag="jks"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(third.locator('.row-panel')).toBeFocused();
  await action(notice, 'undo').click();
  await expect(third.locator('[data-tag="jks"]')).toHaveCount(0);
  // What is typed at once is the note's: no row is hidden by its first letter.
  await page.keyboard.type('nhus?');
  const note = third.locator('[data-part="note"] textarea');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('hus?');
  await expect(third.locator('[data-note-state="saved"]')).toBeVisible();
  await note.fill('');
  await expect(notice).toContainText('Note removed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(note).toHaveValue('hus?');

  // To the button with its estimate; a letter and a script's press ask nobody, Enter does.
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const fourth = rows.nth(3);
  await expect(action(fourth, 'analyse-abstract')).toBeFocused();
  await expect(fourth.locator('.bubble')).toContainText('tokens');
  await page.keyboard.press('a');
  await page.evaluate(() => {
    for (const key of ['a', 'Enter', 's'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  });
  await expect(action(fourth, 'star')).toHaveAttribute('aria-pressed', 'false');
  expect(provider.calls).toHaveLength(0);
  await page.keyboard.press('Enter');
  await expect(fourth.locator('[data-part="analysis"] [data-part="provenance"]')).toBeVisible({ timeout: 30_000 });
  expect(provider.calls).toHaveLength(1);

  // The page keeps its keys: with a modifier, in its fields, in a dialog of its own, in a composition.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog><p>Theirs</p></dialog><input id="theirs" aria-label="Theirs">',
    );
    document.querySelector('dialog')?.showModal();
  });
  await page.keyboard.press('s');
  await page.evaluate(() => document.querySelector('dialog')?.remove());
  await page.locator('#theirs').focus();
  await page.keyboard.type('s/?');
  await expect(page.locator('#theirs')).toHaveValue('s/?');
  await expect(
    page.locator('arxiv-marginalia[data-surface="row"] [data-action="star"][aria-pressed="true"]'),
  ).toHaveCount(0);
  await page.locator('#theirs').blur();

  // To the top, to the filter, which is passed over row by row, and the list of keys.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.keyboard.press('/');
  await expect(barOf(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('?');
  const help = page.locator('arxiv-marginalia[data-surface="keys"] dialog');
  await expect(help).toBeVisible();
  expect(await violationsInBothSchemes(page, 'arxiv-marginalia[data-surface="keys"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  // Another key: one in use is told, a free one is taken at once by the page that is open.
  await options.bringToFront();
  const star = options.locator('[data-act="star"]');
  await action(star, 'record-key').click();
  await options.keyboard.press('j');
  await expect(options.locator('[data-part="shortcut-notice"]')).toContainText('Next paper');
  await options.keyboard.press('m');
  await expect(star.locator('kbd')).toHaveText('m');
  await page.bringToFront();
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.locator('[data-current] [data-action="star"]')).toHaveAttribute('aria-pressed', 'true');

  // The same on the page of one paper, as far as it goes.
  await page.goto(`https://arxiv.org/abs/${paper.id}`);
  const panel = abstractPanelOf(page);
  await expect(panel.locator('[data-part="tldr"]')).toBeVisible();
  await page.keyboard.press('n');
  await expect(panel.locator('[data-part="note"] textarea')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(action(panel, 'analyse-abstract')).toBeFocused();
  await page.keyboard.press('h');
  await expect(panel).not.toHaveAttribute('data-current', '');

  // arXiv's own fold on a page of results.
  await page.goto('https://arxiv.org/search/?query=splats&searchtype=all');
  await expect(rows.first().locator('[data-part="tldr"]')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(page.locator('.abstract-full').first()).toBeVisible();
});
