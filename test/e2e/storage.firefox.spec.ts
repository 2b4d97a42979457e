import { version1 } from '../fixtures/database-v1.ts';
import { expect, test } from './firefox-fixtures.ts';

const { arxivId, text } = version1.notes[0];

test('a backup is made and restored in Firefox', async ({ firefox }) => {
  const page = await firefox.openExtensionPage('options.html');
  await page.waitForSelector('[data-part="usage"]');
  const save = (note: string, revision: number): Promise<unknown> =>
    page.evaluate(
      async (data) => {
        const { runtime } = (
          globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<unknown> } } }
        ).browser;
        return runtime.sendMessage({ id: 1, type: 'saveNote', data, timestamp: 1 });
      },
      { arxivId, text: note, revision },
    );
  await save(text, 0);
  await page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(globalThis, { saved: blob });
      return create(blob);
    };
  });
  await page.click('[data-part="backup"] button[data-action="make-backup"]');
  await page.waitForFunction(() =>
    document.querySelector('[data-part="backup"] [role="status"]')?.textContent.includes('1 row packed'),
  );
  await save('Since then.', 1);
  await page.evaluate(() => {
    const { saved } = globalThis as unknown as { saved: Blob };
    const input = document.querySelector<HTMLInputElement>('#backup-file');
    const files = new DataTransfer();
    files.items.add(new File([saved], 'backup.zip'));
    if (!input) throw new Error('no input');
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  });
  await page.waitForSelector('button[data-action="restore-merge"]');
  await page.click('button[data-action="restore-merge"]');
  const restored = await page.waitForSelector('[data-part="restored"]');
  expect(await restored?.evaluate((element) => element.textContent)).toContain('0 new, 1 changed');
});
