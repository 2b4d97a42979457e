import { version1 } from '../fixtures/database-v1.ts';
import { putRows } from './stored-rows.ts';
import { openOptions, type Surface, WAIT, wholeHeight } from './shot-scene.ts';

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
];
