import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { paperHandlers } from '../../lib/background/paper-handlers.ts';
import type { Services } from '../../lib/background/services.ts';
import { Database } from '../../lib/db/database.ts';
import { makePaper } from '../fixtures/records.ts';

const [ONE, TWO] = ['2611.00001', '2611.00002'] as const;
const withoutAbstract = (arxivId: string) => makePaper({ arxivId, abstract: null });

let handlers: ReturnType<typeof paperHandlers>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  const database = new Database(crypto.randomUUID());
  handlers = paperHandlers({ database, events: { tell: () => {} } } as unknown as Services);
});

describe('papers in brief', () => {
  test('are stored as whole ones are, and say the same', async () => {
    const abstract = 'We train a diffusion model on videos. It learns faster than others.';
    const papers = [makePaper({ arxivId: ONE, title: 'Diffusion Models', abstract }), withoutAbstract(TWO)];
    const { papers: listed, tagNames } = await handlers.openListed({ papers });
    const views = await handlers.getPapers({ arxivIds: [ONE, TWO] });
    expect(views.map(({ reading }) => reading?.tags ?? null)).toEqual(listed.map((paper) => paper?.tags));
    expect(listed[0]?.tags?.length).toBeGreaterThan(0);
    expect(tagNames).toEqual(views[0]?.tagNames);
    await handlers.setMark({ arxivId: ONE, starred: true });
    expect(await handlers.getListed({ arxivIds: [ONE, '2611.99999'] })).toEqual({
      papers: [{ ...listed[0], isStarred: true }],
      tagNames,
    });
  });

  test('are not given of a version that is not the one the page shows', async () => {
    await handlers.openPapers({ papers: [makePaper({ arxivId: ONE, version: 3 })] });
    const shown = [makePaper({ arxivId: ONE, version: 2, abstract: 'It was said otherwise before.' })];
    expect((await handlers.openListed({ papers: shown })).papers).toEqual([null]);
    const named = [makePaper({ arxivId: ONE, version: 3 })];
    expect((await handlers.openListed({ papers: named })).papers).toMatchObject([{ arxivId: ONE }]);
  });
});
