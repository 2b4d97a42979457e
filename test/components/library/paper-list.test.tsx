// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LibraryModel } from '../../../components/library/library-model.ts';
import { PapersSection } from '../../../components/library/papers-section.tsx';
import { go, route } from '../../../components/library/route.ts';
import type { LibraryRow } from '../../../lib/library/library-row.ts';
import type { LibraryPiece } from '../../../lib/messaging/protocol.ts';
import type { SearchHit } from '../../../lib/search/document.ts';
import type { PageSettings } from '../../../lib/settings/settings.ts';
import { makeRow } from '../../fixtures/library-rows.ts';
import { acts, answer, draw, type Drawn, resetPage, settle } from '../shared/drawn.tsx';
import { everyTask } from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({
  call: (await import('../shared/drawn.tsx')).callStandIn,
}));
// No layout here: what is drawn is all of it.
vi.mock('@tanstack/virtual-core', async (original) => ({
  ...(await original<object>()),
  observeElementRect: (_: unknown, tell: (rect: { width: number; height: number }) => void) =>
    tell({ width: 800, height: 2_000 }),
}));

const SETTINGS: PageSettings = { uiLanguage: 'en', analysisLanguages: 'en', services: [], tasks: everyTask(null) };
const ROWS: LibraryRow[] = [
  makeRow({ arxivId: '2611.00003', title: 'Third' }),
  makeRow({ arxivId: '2611.00002', title: 'Second', categories: ['cs.RO'] }),
  makeRow({ arxivId: '2611.00001', title: 'First' }),
];
const TEXT = { authors: [], findings: [], note: '', analysis: '', abstract: '' };
const pieceOf = (rows: readonly LibraryRow[]): LibraryPiece => ({
  entries: rows.map((row) => ({ row, text: TEXT })),
  tagNames: {},
  next: null,
});
const hit = (arxivId: string): SearchHit => ({
  arxivId,
  score: 1,
  snippets: [{ field: 'note', text: 'of leaves', ranges: [[3, 9]], cutStart: false, cutEnd: false }],
});

let page: Drawn;
let model: LibraryModel;
let found: SearchHit[];

async function open(rows: readonly LibraryRow[] = ROWS): Promise<void> {
  resetPage();
  answer('listLibrary', () => pieceOf(rows));
  answer('listAnnouncements', () => []);
  answer('getPageSettings', () => SETTINGS);
  answer('setMarks', () => []);
  answer('tagPapers', () => []);
  answer('getPaper', () => null);
  answer('fetchPaper', () => null);
  model = new LibraryModel({
    add: async () => undefined,
    search: async () => ({ hits: found, total: found.length, problems: [] }),
    close: () => undefined,
  });
  await model.load();
  page = draw(<PapersSection model={model} />);
  await settle();
}

beforeEach(() => {
  found = [];
  go({ place: 'papers' });
});
afterEach(() => {
  model.close();
});

const ids = (): (string | undefined)[] => page.all('[role="row"]').map((row) => row.dataset['arxivId']);
const press = async (key: string, on: Element = document.activeElement ?? document.body): Promise<void> => {
  await act(() => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: key === 'X', bubbles: true, cancelable: true }));
  });
  await settle();
};
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['arxivId'];
const selected = (): (string | undefined)[] =>
  page.all('[role="row"][aria-selected="true"]').map((row) => row.dataset['arxivId']);

describe('keys', () => {
  beforeEach(() => open());

  test('move through the rows, of which one alone can be tabbed to', async () => {
    expect(ids()).toEqual(['2611.00003', '2611.00002', '2611.00001']);
    await press('j');
    expect(focused()).toBe('2611.00003');
    await press('j');
    await press('ArrowDown');
    expect(focused()).toBe('2611.00001');
    await press('j');
    expect(focused()).toBe('2611.00001');
    await press('Home');
    expect(focused()).toBe('2611.00003');
    await press('End');
    await press('k');
    expect(focused()).toBe('2611.00002');
    expect(page.all('[role="row"][tabindex="0"]').map((row) => row.dataset['arxivId'])).toEqual(['2611.00002']);
  });

  test('select one, and up to another', async () => {
    await press('j');
    await press('x');
    expect(selected()).toEqual(['2611.00003']);
    await press('End');
    await press('X');
    expect(selected()).toEqual(['2611.00003', '2611.00002', '2611.00001']);
    await press('Escape');
    expect(selected()).toEqual([]);
  });

  test('star and hide at once, and hiding is taken back by a press', async () => {
    await press('j');
    await press('s');
    expect(acts().at(-1)).toEqual({ type: 'setMarks', data: { arxivIds: ['2611.00003'], starred: true } });
    expect(page.get('[data-arxiv-id="2611.00003"]').dataset['starred']).toBe('true');
    await press('h');
    expect(ids()).toEqual(['2611.00002', '2611.00001']);
    await page.press('.undo-line [data-action="undo"]');
    expect(ids()).toHaveLength(3);
    expect(acts().at(-1)).toEqual({ type: 'setMarks', data: { arxivIds: ['2611.00003'], hidden: false } });
  });

  test('open a paper and go back to its row', async () => {
    await press('j');
    await press('Enter');
    expect(route.value).toMatchObject({ place: 'paper', steps: ['2611.00003'] });
    expect(page.get('.paper-pane').dataset['arxivId']).toBe('2611.00003');
    await press('j');
    expect(route.value.steps).toEqual(['2611.00002']);
    await press('Escape');
    expect(route.value.place).toBe('papers');
    expect(focused()).toBe('2611.00002');
  });

  test('are letters where something is typed', async () => {
    const field = page.get('[name="query"]');
    field.focus();
    await press('s', field);
    expect(acts().some(({ type }) => type === 'setMarks')).toBe(false);
  });
});

test('a mark that could not be stored is taken back, and said', async () => {
  await open();
  answer('setMarks', () => {
    throw new Error('full');
  });
  await press('j');
  await press('h');
  expect(ids()).toHaveLength(3);
  expect(page.all('[data-part="error"]')).toHaveLength(1);
});

test('a view from the address is shown with what narrows it, and each filter goes by a press', async () => {
  go({ place: 'papers', query: 'cat=cs.RO&sort=title' });
  await open();
  expect(ids()).toEqual(['2611.00002']);
  await page.press('.filter-chips button[data-field="categories"]');
  expect(ids()).toEqual(['2611.00001', '2611.00002', '2611.00003']);
  expect(route.value.query).toBe('sort=title');
});

test('what is searched for is listed with the passages it stands in', async () => {
  found = [hit('2611.00001')];
  go({ place: 'papers', query: 'q=leaves' });
  await open();
  expect(ids()).toEqual(['2611.00001']);
  expect(page.get('.snippets mark').textContent).toBe('leaves');
  found = [];
  await act(() => model.list.show({ query: 'ships' }));
  await settle();
  expect(page.all('[data-part="no-match"]')).toHaveLength(1);
});

test('a library of nothing says how it fills', async () => {
  await open([]);
  expect(page.get('[data-part="empty"] h2').textContent).toBe('Nothing here yet');
});

test('a paper that changes is asked for anew and shown as it is then', async () => {
  await open();
  answer('getLibraryRows', () => pieceOf([makeRow({ arxivId: '2611.00002', title: 'Second', starred: true })]));
  await act(() =>
    model.hear({ type: 'paper', view: { paper: { arxivId: '2611.00002' } } } as Parameters<typeof model.hear>[0]),
  );
  await settle();
  expect(page.get('[data-arxiv-id="2611.00002"]').dataset['starred']).toBe('true');
});
