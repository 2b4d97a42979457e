import { expect, test } from './fixtures.ts';
import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { abstractPanelOf, action, storedRows } from './surfaces.ts';

const [paper] = PAPERS;
if (!paper) throw new Error('The fixtures hold no paper.');

test('two tabs write on one paper and lose nothing; what it said before comes back; a note leads to its sentence', async ({
  page,
  context,
  extension,
}) => {
  const url = `https://arxiv.org/abs/${paper.id}`;
  await page.goto(url);
  const here = abstractPanelOf(page);
  const field = here.locator('[data-part="note"] textarea');
  // A tag by keys alone, taken and given back.
  const tag = here.locator('[data-part="reader-tags"] input');
  await tag.focus();
  await page.keyboard.type('thesis');
  await page.keyboard.press('Enter');
  await expect(here.locator('[data-part="reader-tags"] [data-tag="thesis"]')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(here.locator('[data-part="reader-tags"] [data-tag]')).toHaveCount(0);
  await action(here.locator('[data-part="reader-tags"]'), 'undo').click();
  await expect(here.locator('[data-part="reader-tags"] [data-tag="thesis"]')).toBeVisible();

  await action(here, 'note').click();
  await field.fill('Begun here.');
  await expect(here.locator('[data-note-state="saved"]')).toBeVisible();
  const second = await context.newPage();
  await second.goto(url);
  const there = abstractPanelOf(second);
  const otherField = there.locator('[data-part="note"] textarea');
  await expect(otherField).toHaveValue('Begun here.');
  await otherField.fill('Begun here. And there.');
  await field.fill('Begun here. And here.');
  const library = await extension.openExtensionPage(`library.html#/paper/${paper.id}`);
  const stored = async (): Promise<string> => String((await storedRows(library, 'notes'))[0]?.['text']);
  await expect.poll(stored).toContain('And there.');
  await expect.poll(stored).toContain('And here.');
  for (const each of [otherField, field]) {
    await each.blur();
    await each.focus();
    await expect(each).toHaveValue(await stored());
  }

  // A paragraph begun on a sentence of the abstract, by keys, leads back to it.
  await page.bringToFront();
  const sentence = here.locator('.roles > li').nth(1);
  await action(sentence, 'note-section').focus();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type('Check this.');
  await expect(here.locator('[data-note-state="saved"]')).toBeVisible();
  await expect(sentence.locator('[data-noted="true"]')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await here.locator('.note-preview a[href="#sentence-2"]').click();
  await expect(here.locator('[data-shown]')).toBeVisible();

  // Every text the note has had is there; one is put back, and that is taken back.
  await library.bringToFront();
  await library.reload();
  const whole = await stored();
  const history = library.locator('[data-part="note-history"]');
  await history.locator('> summary').click();
  const first = history.locator('.note-versions > li').last();
  await first.locator('summary').click();
  await action(first, 'restore-note').click();
  const paneField = library.locator('.paper-pane [data-part="note"] textarea');
  await expect(paneField).toHaveValue(/^Begun here\. And t?here\.$/);
  await action(history, 'undo').click();
  await expect(paneField).toHaveValue(whole);
  expect(whole).toContain('Check this.');
});
