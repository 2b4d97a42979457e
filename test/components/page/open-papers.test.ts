// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { NearPapers } from '../../../components/page/near-papers.ts';
import { PaperOpener } from '../../../components/page/open-papers.ts';
import { asListed } from '../../../lib/analysis/listed-paper.ts';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import { AppError } from '../../../lib/core/errors.ts';
import { answer, resetPage, sent } from '../shared/drawn.tsx';
import { aPaper, aReading, aView } from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

const idOf = (index: number): string => `2601.${String(index).padStart(5, '0')}`;
const papers = Array.from({ length: 30 }, (_, index) => aPaper({ arxivId: idOf(index) }));
const idsOf = (list: readonly { arxivId: string }[]): string[] => list.map(({ arxivId }) => arxivId);

let store: PaperStore;
let isSmall: boolean;
let near: NearPapers;
let opener: PaperOpener;

const openerWith = (early: Promise<PaperView[]> | null): PaperOpener =>
  new PaperOpener({
    store,
    near,
    areDrawnWhole: () => isSmall,
    early,
    signal: new AbortController().signal,
  });

beforeEach(() => {
  resetPage();
  store = new PaperStore();
  isSmall = false;
  near = new NearPapers(store, () => []);
  opener = openerWith(null);
  const tagged = { reading: aReading({ tags: ['t'] }), tagNames: { t: { en: 'T', zh: '题' } } };
  answer('openPapers', ({ papers }) => papers.map((paper) => aView({ paper })));
  answer('openListed', ({ papers }) => ({
    papers: papers.map((paper) => asListed(aView({ paper, ...tagged }))),
    tagNames: tagged.tagNames,
  }));
});

describe('PaperOpener', () => {
  it('opens the first few whole and the rest in brief', async () => {
    opener.add(papers);
    await opener.open();
    expect(sent.map(({ type }) => type)).toEqual(['openPapers', 'openListed']);
    expect(store.views.value).toHaveLength(12);
    expect(idsOf(store.listed.all.value)).toEqual(idsOf(papers));
    expect(store.listed.tagNames['t']).toEqual({ en: 'T', zh: '题' });
  });

  it('opens all of a short page whole', async () => {
    isSmall = true;
    opener.add(papers);
    await opener.open();
    expect(sent.map(({ type }) => type)).toEqual(['openPapers', 'openPapers']);
    expect(store.views.value).toHaveLength(papers.length);
  });

  it('takes what was opened before, as far as it is on the page, and asks for the rest', async () => {
    const before = [papers[1], papers[0], aPaper({ arxivId: '2601.99999' })];
    opener = openerWith(Promise.resolve(before.flatMap((paper) => (paper ? [aView({ paper })] : []))));
    opener.add(papers);
    await opener.open();
    expect(sent.map(({ type }) => type)).toEqual(['openListed']);
    expect(idsOf(store.views.value.map(({ paper }) => paper))).toEqual([idOf(1), idOf(0)]);
    expect(store.listed.all.value).toHaveLength(papers.length);
  });

  it('begins as ever where nothing was opened before', async () => {
    opener = openerWith(Promise.resolve([]));
    opener.add(papers);
    await opener.open();
    expect(sent.map(({ type }) => type)).toEqual(['openPapers', 'openListed']);
  });

  it('opens nothing twice', async () => {
    opener.add(papers);
    await opener.open();
    opener.add(papers);
    await opener.open();
    expect(sent).toHaveLength(2);
  });

  it('goes on, when asked again, where an error ended it', async () => {
    answer('openListed', () => {
      throw new AppError('storage-full');
    });
    opener.add(papers);
    await expect(opener.open()).rejects.toThrow('storage-full');
    expect(store.listed.all.value).toHaveLength(12);
    answer('openListed', ({ papers }) => ({ papers: papers.map((paper) => asListed(aView({ paper }))), tagNames: {} }));
    await opener.open();
    expect(store.listed.all.value).toHaveLength(papers.length);
  });

  it('opens whole what the page shows in an earlier version', async () => {
    answer('openListed', ({ papers }) => ({
      papers: papers.map((paper) => (paper.arxivId === idOf(20) ? null : asListed(aView({ paper })))),
      tagNames: {},
    }));
    opener.add(papers);
    await opener.open();
    expect(sent.at(-1)).toMatchObject({ type: 'openPapers', data: { papers: [{ arxivId: idOf(20) }] } });
    expect(store.find(idOf(20))).toBeDefined();
    expect(store.listed.all.value).toHaveLength(papers.length);
  });

  it('brings what came near while it was asked for in brief', async () => {
    answer('getPapers', ({ arxivIds }) => arxivIds.map((arxivId) => aView({ paper: aPaper({ arxivId }) })));
    answer('openListed', ({ papers }) => {
      const [row, anchor] = [document.createElement('dt'), document.createElement('dd')];
      near.add({ arxivId: idOf(25), version: null, kind: 'new', section: 0, row, anchor, lacksAbstract: false });
      return { papers: papers.map((paper) => asListed(aView({ paper }))), tagNames: {} };
    });
    opener.add(papers);
    await opener.open();
    await vi.waitFor(() => expect(store.find(idOf(25))).toBeDefined());
    expect(sent.at(-1)).toEqual({ type: 'getPapers', data: { arxivIds: [idOf(25)] } });
  });

  it('does without the one row that no message takes, and asks for each of the others alone', async () => {
    answer('openListed', ({ papers }) => {
      if (idsOf(papers).includes(idOf(20))) throw new AppError('bad-message');
      return { papers: papers.map((paper) => asListed(aView({ paper }))), tagNames: {} };
    });
    opener.add(papers);
    await opener.open();
    expect(idsOf(store.listed.all.value)).not.toContain(idOf(20));
    expect(store.listed.all.value).toHaveLength(papers.length - 1);
  });
});
