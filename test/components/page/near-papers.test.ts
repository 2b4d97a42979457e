// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { NearPapers } from '../../../components/page/near-papers.ts';
import { asListed } from '../../../lib/analysis/listed-paper.ts';
import type { Paper } from '../../../lib/arxiv/paper.ts';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import { answer, resetPage, sent } from '../shared/drawn.tsx';
import { anAnalysis, aPaper, aView } from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

const ids = ['2601.00001', '2601.00002', '2601.00003'];
const viewOf = (arxivId: string, version: number | null = 1): PaperView =>
  aView({ paper: aPaper({ arxivId, version }) });

const rowOf = (arxivId: string, version: number | null = 1) => ({
  arxivId,
  version,
  kind: 'new' as const,
  section: 0,
  row: document.createElement('dt'),
  anchor: document.createElement('dd'),
  lacksAbstract: false,
});

type Read = (arxivIds: readonly string[]) => Paper[];

let store: PaperStore;
let read: Mock<Read>;
let near: NearPapers;

beforeEach(() => {
  resetPage();
  store = new PaperStore();
  store.listed.put(
    ids.map((id) => asListed(viewOf(id))),
    {},
  );
  read = vi.fn<Read>((arxivIds) => arxivIds.map((arxivId) => aPaper({ arxivId, version: 1 })));
  near = new NearPapers(store, read);
  answer('getPapers', ({ arxivIds }) => arxivIds.map((id) => viewOf(id)));
});

const here = (): string[] => store.views.value.map(({ paper }) => paper.arxivId);

describe('NearPapers', () => {
  it('brings what comes near in one message, and nothing of the rest', async () => {
    near.add(rowOf(ids[0] ?? ''));
    near.add(rowOf(ids[1] ?? ''));
    await vi.waitFor(() => expect(here()).toEqual(ids.slice(0, 2)));
    expect(sent).toEqual([{ type: 'getPapers', data: { arxivIds: ids.slice(0, 2) } }]);
    expect(read).not.toHaveBeenCalled();
    near.add(rowOf(ids[0] ?? ''));
    await near.bring();
    expect(sent).toHaveLength(1);
  });

  it('brings with a row those that follow it, and asks for more before they are used up', async () => {
    const many = Array.from({ length: 60 }, (_, index) => rowOf(`2602.${String(index).padStart(5, '0')}`));
    store.listed.put(
      many.map(({ arxivId }) => asListed(viewOf(arxivId))),
      {},
    );
    const reach = async (index: number): Promise<number[]> => {
      const row = many[index];
      if (row) near.add(row, [many.slice(index + 1), many.slice(0, index).toReversed()]);
      await near.bring();
      await new Promise((resolve) => setTimeout(resolve));
      return sent.map(({ data }) => (data as { arxivIds: string[] }).arxivIds.length);
    };
    expect(await reach(0)).toEqual([25]);
    expect(await reach(12)).toEqual([25]);
    // Twelve are left ahead of it, and are asked for no more than once.
    expect(await reach(13)).toEqual([25, 13]);
    expect(await reach(14)).toEqual([25, 13]);
    expect(await reach(59)).toEqual([25, 13, 22]);
    expect(here()).toHaveLength(60);
  });

  it('asks for nothing that nobody knows yet', async () => {
    near.add(rowOf('2601.99999'));
    await near.bring();
    expect(sent).toEqual([]);
    expect(near.has('2601.99999')).toBe(true);
  });

  it('asks again for what did not come', async () => {
    answer('getPapers', () => {
      throw new Error('gone');
    });
    near.add(rowOf(ids[0] ?? ''));
    await near.bring();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    answer('getPapers', ({ arxivIds }) => arxivIds.map((id) => viewOf(id)));
    await vi.waitFor(async () => {
      await near.bring();
      expect(here()).toEqual([ids[0]]);
    });
  });

  it('takes no answer that is older than what was told meanwhile', async () => {
    let isTold = false;
    answer('getPapers', ({ arxivIds }) => {
      const views = arxivIds.map((id) => ({ ...viewOf(id), analyses: isTold ? [anAnalysis('en')] : [] }));
      const [told] = arxivIds;
      if (!isTold && told) store.applyEvent({ type: 'paper', view: { ...viewOf(told), analyses: [anAnalysis('en')] } });
      isTold = true;
      return views;
    });
    near.add(rowOf(ids[0] ?? ''));
    near.add(rowOf(ids[1] ?? ''));
    await vi.waitFor(() => expect(here().toSorted()).toEqual(ids.slice(0, 2)));
    expect(sent.map(({ data }) => data)).toEqual([{ arxivIds: ids.slice(0, 2) }, { arxivIds: ids.slice(0, 1) }]);
    expect(store.find(ids[0] ?? '')?.value.analyses).toHaveLength(1);
    expect(store.listed.peek(ids[0] ?? '')?.analyses).toHaveLength(1);
  });

  it('has a row of an earlier version say what the page shows', async () => {
    answer('getPapers', ({ arxivIds }) => arxivIds.map((id) => viewOf(id, 2)));
    answer('openPapers', ({ papers }) => papers.map((paper) => aView({ paper })));
    near.add(rowOf(ids[0] ?? ''));
    near.add(rowOf(ids[1] ?? '', null));
    await vi.waitFor(() => expect(here().toSorted()).toEqual(ids.slice(0, 2)));
    expect(read.mock.calls).toEqual([[[ids[0]]]]);
    expect(store.find(ids[0] ?? '')?.value.paper.version).toBe(1);
    expect(store.find(ids[1] ?? '')?.value.paper.version).toBe(2);
  });
});
