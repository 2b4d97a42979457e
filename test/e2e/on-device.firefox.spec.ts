import { PAPERS } from '../fixtures/arxiv/pages.ts';
import { expect, test } from './firefox-fixtures.ts';

const paper = PAPERS.find(({ categories }) => categories[0] === 'cs.CV');
if (!paper) throw new Error('The fixtures hold no paper of cs.CV.');
const PANEL = 'arxiv-marginalia[data-surface="abstract"]';

interface Extension {
  browser: { runtime: { sendMessage(message: unknown): Promise<{ res: { ok: boolean } }> } };
}

test('Firefox has no models of its own: none is offered, nothing is logged, and one saved elsewhere says so', async ({
  firefox,
  provider,
}) => {
  const options = await firefox.openExtensionPage('options.html');
  const noise: string[] = [];
  options.on('console', (message) => void (message.type() === 'error' && noise.push(message.text())));
  options.on('pageerror', (error) => noise.push(String(error)));
  await options.waitForSelector('[name="provider"]');
  const offered = await options.$$eval('[name="provider"] option', (all) => all.map((each) => each.value));
  expect(offered).toContain('ollama');
  expect(offered).not.toContain('on-device');

  const saved = await options.evaluate(async () => {
    const { runtime } = (globalThis as unknown as Extension).browser;
    const profile = { provider: 'on-device', baseUrl: '', model: 'browser-model' };
    const message = { id: 1, type: 'saveProfile', data: { id: null, profile }, timestamp: Date.now() };
    return (await runtime.sendMessage(message)).res.ok;
  });
  expect(saved).toBe(true);
  const page = await firefox.openArxiv(`/abs/${paper.id}`);
  const button = await page.waitForSelector(`${PANEL} >>> button[data-action="analyse-abstract"]`, { visible: true });
  await button?.click();
  const error = await page.waitForSelector(`${PANEL} >>> [data-part="error"][data-code="model-unavailable"]`);
  expect(await error?.evaluate((element) => element.textContent)).toContain('Choose another service in the options');
  expect(provider.calls).toHaveLength(0);
  expect(noise).toEqual([]);
});
