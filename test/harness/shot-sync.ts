import { openOptions, type Scene, type Surface, WAIT, wholeHeight } from './shot-scene.ts';
import { putRows } from './stored-rows.ts';
import { startWebDav } from './webdav-server.ts';

async function fill({ page }: Scene, fields: Record<string, string>): Promise<void> {
  const form = page.locator('[data-part="sync-form"]');
  await form.waitFor({ state: 'attached', timeout: WAIT });
  // Once it is set up, the form is folded away.
  if (!(await form.isVisible())) await page.locator('[data-part="sync"] > details > summary').click();
  for (const [name, text] of Object.entries(fields)) await page.locator(`#sync-${name}`).fill(text);
}

/** The sync section before anything is set up, after a test that failed, and running with a note that two devices wrote. */
export const SYNC_SURFACES: readonly Surface[] = [
  {
    name: 'options-sync-form',
    narrow: true,
    async prepare(scene) {
      const section = (await openOptions(scene)).locator('[data-part="sync"]');
      const server = await startWebDav();
      try {
        await section.locator('button[data-server="nextcloud"]').click();
        await fill(scene, { address: server.address, user: server.user, password: 'wrong' });
        await section.locator('button[data-action="test-sync"]').click();
        await section.locator('[data-part="sync-stages"]').waitFor({ timeout: WAIT });
      } finally {
        await server.close();
      }
      await wholeHeight(scene.page);
      return section;
    },
  },
  {
    name: 'options-sync',
    narrow: true,
    async prepare(scene) {
      const section = (await openOptions(scene)).locator('[data-part="sync"]');
      const server = await startWebDav();
      const at = new Date().toISOString();
      const note = (arxivId: string, text: string) => ({ arxivId, text, createdAt: at, updatedAt: at, revision: 1 });
      await putRows(scene.page, {
        notes: [
          note('2611.00001', 'One.\n\n> **两台设备同时修改了这条笔记 / This note was edited on two devices.**\n\nTwo.'),
        ],
      });
      try {
        await fill(scene, { address: server.address, user: server.user, password: server.password });
        await section.locator('button[data-action="save-sync"]').click();
        await section.locator('[data-last="done"]').waitFor({ timeout: WAIT });
      } finally {
        await server.close();
      }
      await section.locator('button[data-action="sync-now"]').click();
      await section.locator('[data-fault="unreachable"]').waitFor({ timeout: WAIT });
      await wholeHeight(scene.page);
      return section;
    },
  },
];
