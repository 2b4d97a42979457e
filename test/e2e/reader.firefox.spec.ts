import { expect, test } from './firefox-fixtures.ts';
import { manyPapers, readEverywhere } from './many-readings.ts';
import type { Extension } from './surfaces.ts';

test('the extension reads hundreds of papers as Node does, to the last character', async ({ firefox }) => {
  const options = await firefox.openExtensionPage('options.html');
  const papers = await manyPapers();
  const { here, there } = await readEverywhere(papers, async (some) => {
    // As text: WebDriver leaves out what stands in an answer twice.
    const views = await options.evaluate(async (some) => {
      const { runtime } = (globalThis as unknown as Extension).chrome;
      const message = { id: Date.now(), type: 'openPapers', data: { papers: some }, timestamp: Date.now() };
      const { res } = (await runtime.sendMessage(message)) as { res: { value: unknown } };
      return JSON.stringify(res.value);
    }, some);
    return JSON.parse(views);
  });
  expect(Object.keys(there)).toHaveLength(papers.length);
  expect(there).toEqual(here);
});
