import { rm } from 'node:fs/promises';
import type { CDPSession } from '@playwright/test';
import { PAPERS, renderAbs, renderListNew } from '../fixtures/arxiv/pages.ts';
import { withClosedRoots } from '../harness/closed-build.ts';
import { lieInWait, pressEverything, whatAnswers, whereRead } from '../harness/hostile-page.ts';
import { fillOptions } from '../harness/options-form.ts';
import { BUILDS } from '../harness/output.ts';
import { expect, test } from './fixtures.ts';
import { abstractPanelOf, action, barOf, LISTING, openBar, rowsOf, send, storedRows } from './surfaces.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const ABS = `https://arxiv.org/abs/${paper.id}`;
const few = PAPERS.slice(0, 4);
const NOTE = 'what nobody else may read';

const hostile = (html: string): string => html.replace('<head>', `<head><script>(${lieInWait.toString()})()</script>`);

test('a page whose script presses, types and submits everything of ours spends nothing', async ({
  page,
  extension,
  arxiv,
  provider,
}) => {
  // The roots are open here: this page reaches further than one that a reader may meet.
  const options = await extension.openExtensionPage('options.html');
  await fillOptions(options, provider, { analysisLanguages: 'en' });
  page.on('download', (download) => void download.cancel());
  const spent = async (): Promise<unknown> => [provider.calls.length, await storedRows(options, 'jobs')];

  arxiv.serve(LISTING, renderListNew('cs.CV', undefined, {}, few));
  await page.goto(LISTING);
  await expect(rowsOf(page).first().locator('[data-part="tldr"]')).toBeVisible();
  for (const part of ['steps', 'filter', 'more'] as const) await openBar(page, part);
  await expect(barOf(page).locator('[data-part="digest"]').first()).toBeAttached();
  // A press of the reader's somewhere else is no consent either.
  await page.locator('h1').first().click();
  expect(await page.evaluate(pressEverything)).toBeGreaterThan(100);
  expect(await spent()).toEqual([0, []]);

  await page.goto(ABS);
  const panel = abstractPanelOf(page);
  await panel.locator('[data-part="ask"] input').fill('What does it cost?');
  await expect(action(panel, 'ask')).toBeEnabled();
  expect(await page.evaluate(pressEverything)).toBeGreaterThan(30);
  expect(await spent()).toEqual([0, []]);
  await page.reload();
  await panel.locator('[data-part="ask"] input').fill('What does it cost?');
  await panel.locator('[data-part="ask"] input').press('Enter');
  await expect.poll(() => provider.calls.length).toBe(1);
});

/** As readers have it: with closed roots. */
const closed = test.extend<{ opened: string }>({
  opened: [BUILDS.chromeE2e, { option: true }],
  build: async ({ opened }, use) => {
    const folder = await withClosedRoots(opened);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** Where an element of ours with this attribute is, found as only the browser's own tools can; null while there is none. */
async function placeOf(session: CDPSession, value: string): Promise<{ x: number; y: number } | null> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  type Node = typeof root;
  const find = (node: Node): Node | undefined =>
    node.attributes?.includes(value)
      ? node
      : [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(find).find((found) => found !== undefined);
  const found = find(root);
  if (!found) return null;
  const { model } = await session.send('DOM.getBoxModel', { nodeId: found.nodeId });
  const [left = 0, top = 0] = model.border;
  return { x: left + model.width / 2, y: top + model.height / 2 };
}

closed(
  'a page that lay in wait reads neither note nor key; its hiding and framing buy nothing',
  async ({ page, extension, arxiv, provider }) => {
    const options = await extension.openExtensionPage('options.html');
    await fillOptions(options, provider, { analysisLanguages: 'en' });
    await send(options, 'saveNote', { arxivId: paper.id, text: NOTE, revision: 0 });
    arxiv.serve(ABS, hostile(renderAbs(paper)));
    await page.goto(ABS);
    const session = await page.context().newCDPSession(page);
    await expect.poll(() => placeOf(session, 'note-texts')).not.toBeNull();
    await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'hostile').roots.length)).toBeGreaterThan(0);

    expect(await page.evaluate(whereRead, NOTE)).toEqual([]);
    expect(await page.evaluate(whereRead, provider.key)).toEqual([]);
    const files = ['manifest.json', 'options.html', 'icon/128.png', 'background.js', 'content-scripts/arxiv.js'];
    expect(await page.evaluate(whatAnswers, { extension: extension.extensionId, files })).toEqual([]);
    // What the page does learn, as ARCHITECTURE.md says: the keys that are pressed in a field of ours, while they are.
    const field = await placeOf(session, 'question');
    await page.mouse.click(field?.x ?? 0, field?.y ?? 0);
    await page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(globalThis, { keys });
      addEventListener('keydown', ({ key }) => keys.push(key), true);
    });
    await page.keyboard.type('Why');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'keys'))).toEqual(['W', 'h', 'y']);
    // And a press of the reader's buys one answer.
    await page.keyboard.press('Enter');
    await expect.poll(() => provider.calls.length).toBe(1);

    // Its style sheets make us neither unseen nor larger than we are.
    const css =
      'arxiv-marginalia{opacity:0!important;position:fixed!important;transform:scale(9)!important;clip-path:inset(50%)!important}';
    arxiv.serve(ABS, renderAbs(paper).replace('</head>', `<style>${css}</style></head>`));
    await page.goto(ABS);
    await expect.poll(() => placeOf(session, 'question')).not.toBeNull();
    const look = await page.evaluate(() => {
      const host = document.querySelector('arxiv-marginalia');
      const { opacity, position, transform, clipPath } = getComputedStyle(host ?? document.body);
      return { opacity, position, transform, clipPath };
    });
    expect(look).toEqual({ opacity: '1', position: 'static', transform: 'none', clipPath: 'none' });

    // In another site's frame, over which it could lay what it likes, nothing of ours is drawn.
    arxiv.serve('https://rss.arxiv.org/frame.html', `<iframe src="${ABS}" width="900" height="700"></iframe>`, {
      headers: { 'content-security-policy': 'frame-src *' },
    });
    arxiv.serve(ABS, renderAbs(paper), { headers: { 'content-security-policy': '', 'x-frame-options': '' } });
    await page.goto('https://rss.arxiv.org/frame.html');
    const frame = page.frame({ url: ABS });
    await expect(page.frameLocator('iframe').locator('h1.title')).toBeVisible();
    expect(await frame?.locator('arxiv-marginalia').count()).toBe(0);
  },
);
