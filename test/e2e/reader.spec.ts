import { expect, test } from './fixtures.ts';
import { manyPapers, readEverywhere } from './many-readings.ts';
import { send } from './surfaces.ts';

test('the extension reads hundreds of papers as Node does, to the last character', async ({ extension }) => {
  const options = await extension.openExtensionPage('options.html');
  const papers = await manyPapers();
  const { here, there } = await readEverywhere(
    papers,
    async (some) => (await send(options, 'openPapers', { papers: some })).value,
  );
  expect(Object.keys(there)).toHaveLength(papers.length);
  expect(there).toEqual(here);
});
