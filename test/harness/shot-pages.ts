import { PAPERS, renderAbs, renderListNew } from '../fixtures/arxiv/pages.ts';
import { LISTING, type Scene, type Surface, surfaceOf, WAIT } from './shot-scene.ts';

const [paper, other] = PAPERS;
if (!paper || !other) throw new Error('The fixtures hold no papers.');
const ABS = `https://arxiv.org/abs/${other.id}`;

/** A page with many papers, once the first of them is read. */
async function openRows({ page }: Scene, path: string): Promise<undefined> {
  await page.goto(`https://arxiv.org/${path}`);
  await surfaceOf(page, 'row').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
}

/** Kinds of arXiv's pages beside the day's listing, and what is said when something is amiss with one. */
export const PAGE_SURFACES: Surface[] = [
  { name: 'page-search', narrow: true, prepare: (scene) => openRows(scene, 'search/?query=splats&searchtype=all') },
  { name: 'page-author', prepare: (scene) => openRows(scene, 'a/costin_m_1') },
  { name: 'page-recent', prepare: (scene) => openRows(scene, 'list/cs.CV/recent') },
  {
    name: 'page-html',
    narrow: true,
    async prepare({ page }) {
      await page.goto(`https://arxiv.org/html/${paper.id}`);
      await surfaceOf(page, 'abstract').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
  },
  {
    name: 'health-listing',
    narrow: true,
    async prepare({ page, arxiv }) {
      arxiv.serve(LISTING, renderListNew('cs.CV').replaceAll("class='list-authors'", "class='creators'"));
      await page.goto(LISTING);
      await surfaceOf(page, 'listing-bar').locator('[data-part="health"]').waitFor({ timeout: WAIT });
      await surfaceOf(page, 'row').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore({ arxiv }) {
      arxiv.serve(LISTING, renderListNew('cs.CV'));
    },
  },
  {
    name: 'health-abstract',
    narrow: true,
    async prepare({ page, arxiv }) {
      arxiv.serve(ABS, renderAbs(other).replace('class="authors"', 'class="creators"'));
      await page.goto(ABS);
      await surfaceOf(page, 'abstract').locator('[data-part="tldr"]').first().waitFor({ timeout: WAIT });
      return undefined;
    },
    async restore({ arxiv }) {
      arxiv.serve(ABS, renderAbs(other));
    },
  },
  {
    name: 'popup-pdf',
    async prepare({ page, extension }) {
      const tab = await extension.context.newPage();
      await tab.goto(`https://arxiv.org/pdf/${paper.id}`);
      await page.setViewportSize({ width: 400, height: 600 });
      await page.goto(`chrome-extension://${extension.extensionId}/popup.html`);
      await tab.bringToFront();
      await page.reload();
      await page.locator('[data-part="paper"] [data-part="tldr"]').first().waitFor({ timeout: WAIT });
      await tab.close();
      return page.locator('[data-surface="popup"]');
    },
  },
];
