import type { Locator } from '@playwright/test';
import { version1 } from '../fixtures/database-v1.ts';
import { putRows } from './stored-rows.ts';
import { openOptions, type Scene, type Surface, WAIT, wholeHeight } from './shot-scene.ts';

/** The storage section as it comes, and with a backup looked through, room to make and rows that cannot be read. */
export const STORAGE_SURFACES: readonly Surface[] = [
  {
    name: 'options-storage',
    narrow: true,
    async prepare(scene) {
      await putRows(scene.page, { papers: version1.papers, notes: version1.notes, analyses: version1.analyses });
      const section = (await openOptions(scene)).locator('[data-part="storage"]');
      await section.locator('summary').first().click();
      const saved = scene.page.waitForEvent('download');
      await section.locator('button[data-action="make-backup"]').click();
      const path = await (await saved).path();
      const [note] = version1.notes;
      const [analysis] = version1.analyses;
      await putRows(scene.page, {
        notes: [{ ...note, text: '……' }],
        analyses: [{ ...analysis, provenance: null }],
      });
      await section.locator('#backup-file').setInputFiles(path);
      await section.locator('[data-part="preview"]').waitFor({ timeout: WAIT });
      await section.locator('button[data-action="restore-replace"]').click();
      await section.locator('[data-part="make-room"] summary').click();
      await section.locator('button[data-action="check-library"]').click();
      await section.locator('button[data-action="repair"]').waitFor({ timeout: WAIT });
      await wholeHeight(scene.page);
      return section;
    },
  },
  {
    name: 'options-restore',
    narrow: true,
    async prepare(scene) {
      const restore = await previewRestore(scene);
      await wholeHeight(scene.page);
      return restore;
    },
  },
  {
    name: 'options-restored',
    async prepare(scene) {
      const restore = await previewRestore(scene);
      await restore.locator('button[data-action="restore-merge"]').click();
      await restore.locator('[data-part="restored"]').waitFor({ timeout: WAIT });
      await wholeHeight(scene.page);
      return restore;
    },
  },
];

/** A backup that was looked through, of a library that has changed since. */
async function previewRestore(scene: Scene): Promise<Locator> {
  await putRows(scene.page, { papers: version1.papers, notes: version1.notes, analyses: version1.analyses });
  const section = (await openOptions(scene)).locator('[data-part="storage"]');
  const saved = scene.page.waitForEvent('download');
  await section.locator('button[data-action="make-backup"]').click();
  const path = await (await saved).path();
  const [note] = version1.notes;
  await putRows(scene.page, { notes: [{ ...note, text: '……', updatedAt: '2026-11-20T08:00:00.000Z' }] });
  await section.locator('#backup-file').setInputFiles(path);
  await section.locator('[data-part="preview"]').waitFor({ timeout: WAIT });
  return section.locator('[data-part="restore"]');
}
