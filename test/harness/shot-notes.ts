import { send } from '../e2e/surfaces.ts';
import { inState, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

/** The abstract page of a paper of its own, with tags, an analysis, and a note on a section, changed twice. */
async function openNoted(scene: Scene): Promise<string> {
  const { page, extension, arxiv, language } = scene;
  const url = arxiv.urls().filter((each) => /\/abs\/[^v]+$/.test(each))[7] ?? '';
  const arxivId = url.slice(url.lastIndexOf('/') + 1);
  await page.goto(url);
  const panel = surfaceOf(page, 'abstract');
  await panel.locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
  const done = inState(page, 'abstract', 'done');
  if ((await done.count()) === 0) {
    await panel.locator('button[data-action="analyse-abstract"]').first().click();
    await done.waitFor({ timeout: WAIT });
  }
  await page.goto(`chrome-extension://${extension.extensionId}/options.html`);
  const words = WORDS[language === 'en' ? 'en' : 'zh'];
  await send(page, 'tagPapers', { arxivIds: [arxivId], add: words.tags });
  for (const text of words.texts) {
    const { value } = await send(page, 'getNote', { arxivId });
    const { revision = 0 } = (value ?? {}) as { revision?: number };
    await send(page, 'saveNote', { arxivId, text, revision });
  }
  return url;
}

const WORDS = {
  en: {
    tags: ['thesis', 'ask Yichen', 'evaluation that leaves something to be desired'],
    texts: [
      'Compare with our own ablation.',
      'Compare with our own ablation; the **gain** may be in $\\alpha$.\n\n> [§ Limitations](#section-limitations)\n\nThe same in our data.',
      '> We propose a decoder [sentence 2](#sentence-2)\n\nCompare with our ablation of last year; the **gain** may well be in $\\alpha$.\n\n> [§ Limitations](#section-limitations)\n\nThe same in our data: see *Table 2*.',
    ],
  },
  zh: {
    tags: ['论文选题', '问逸辰', '评测还有不少可以改进之处的工作'],
    texts: [
      '与我们的消融实验对照。',
      '与我们的消融实验对照，**增益**可能来自 $\\alpha$。\n\n> [§ 局限](#section-limitations)\n\n我们的数据也是如此。',
      '> We propose a decoder [第 2 句](#sentence-2)\n\n与我们去年的消融实验对照，**增益**很可能来自 $\\alpha$。\n\n> [§ 局限](#section-limitations)\n\n我们的数据也是如此，见*表 2*。',
    ],
  },
};

/** Notes where they are written: beside the paper, at its sections, their history, and their preview. */
export const NOTE_SURFACES: readonly Surface[] = [
  {
    name: 'notes-panel',
    narrow: true,
    async prepare(scene) {
      await scene.page.goto(await openNoted(scene));
      const panel = surfaceOf(scene.page, 'abstract');
      await panel.locator('.note-mark[data-noted="true"]:visible').first().waitFor({ timeout: WAIT });
      return panel;
    },
  },
  {
    name: 'notes-history',
    narrow: true,
    async prepare(scene) {
      await openPane(scene);
      const history = scene.page.locator('[data-part="note-history"]');
      await history.locator('> summary').click();
      await history.locator('.note-versions summary').first().click();
      await history.locator('[data-part="word-difference"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'notes-beside',
    narrow: true,
    async prepare(scene) {
      await openPane(scene);
      await scene.page.locator('.paper-pane button[data-action="preview"]').click();
      await scene.page.locator('.note-preview').waitFor({ timeout: WAIT });
      return undefined;
    },
  },
];

async function openPane(scene: Scene): Promise<void> {
  const url = await openNoted(scene);
  const arxivId = url.slice(url.lastIndexOf('/') + 1);
  await scene.page.goto(`chrome-extension://${scene.extension.extensionId}/library.html#/paper/${arxivId}`);
  await scene.page.locator('[data-part="note-history"]').waitFor({ timeout: WAIT });
}
