import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ExportModel } from '../../../components/library/export-model.ts';
import { AppError } from '../../../lib/core/errors.ts';
import { DEFAULT_OPTIONS } from '../../../lib/exchange/exporter.ts';
import { papersExporters } from '../../../lib/exchange/exporters/index.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { inventLibrary } from '../../exchange/invented-library.ts';
import { type Data, FakeBackground } from '../options/fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
}));

const LIBRARY = inventLibrary(230);
const IDS = LIBRARY.map(({ paper }) => paper.arxivId);
const papersOf = (ids: readonly string[]) => LIBRARY.filter(({ paper }) => ids.includes(paper.arxivId));
const DAY = { category: 'cs.CV', announcementDate: '2026-01-26' };

let background: FakeBackground;
let model: ExportModel;
let saved: { file: Blob; filename: string }[];
let copied: string[];
let opened: string[];
let mayCopy: boolean;
let grants: boolean;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  saved = [];
  copied = [];
  opened = [];
  mayCopy = true;
  grants = true;
  background = new FakeBackground();
  background.answers = {
    listToExport: (which) => {
      if (!('arxivIds' in which)) return { arxivIds: IDS.slice(0, 3) };
      const { arxivIds } = which;
      return { arxivIds: arxivIds === null ? IDS : papersOf(arxivIds).map(({ paper }) => paper.arxivId) };
    },
    exportPapers: ({ arxivIds, format, options }) => {
      const exporter = papersExporters.find(({ id }) => id === format) ?? papersExporters[0];
      return { pieces: papersOf(arxivIds).map((paper) => exporter.write(paper, options, () => null)), language: 'en' };
    },
    findZotero: () => ({ library: 'My Library', collection: 'Reading' }),
    saveToZotero: ({ arxivIds }) => ({ saved: arxivIds.length - 1, before: 1 }),
  };
  current.background = background;
  model = newModel();
});

function newModel(): ExportModel {
  return new ExportModel({
    save: (file, filename) => void saved.push({ file, filename }),
    copy: async (text) => {
      if (mayCopy) copied.push(text);
      return mayCopy;
    },
    open: (url) => void opened.push(url),
    requestZotero: async () => grants,
  });
}

const textOfSaved = async (): Promise<string> => (await saved[0]?.file.text()) ?? '';

describe('a file', () => {
  test('of the whole library is put together from pieces, with how far it is', async () => {
    const told: unknown[] = [];
    model.progress.subscribe((progress) => progress && told.push(progress.done));
    await model.countPapers(null);
    expect(model.count.value).toBe(230);
    await model.save(null);
    expect(background.sent('exportPapers').map((data) => (data as { arxivIds: string[] }).arxivIds.length)).toEqual([
      100, 100, 30,
    ]);
    expect(told).toEqual([0, 0, 100, 200]);
    expect((await textOfSaved()).match(/^@\w+\{/gm)).toHaveLength(230);
    const filename = saved[0]?.filename ?? '';
    expect(filename).toMatch(/^arxiv-bibtex-\d{4}-\d\d-\d\d\.bib$/);
    expect(model.result.value).toEqual({ kind: 'saved', papers: 230, filename });
    expect(model.progress.value).toBeNull();
  });

  test('of some papers leaves out what is not stored, and of a day has that day’s', async () => {
    await model.save([IDS[4] ?? '', '2699.99999', IDS[2] ?? '']);
    expect(model.result.value).toMatchObject({ papers: 2 });
    await model.save(DAY);
    expect(background.sent('listToExport').at(-1)).toEqual(DAY);
    expect(model.result.value).toMatchObject({ papers: 3 });
  });

  test('is a zip where each paper has one of its own', async () => {
    model.choose({ format: 'markdown' });
    await model.save(IDS.slice(0, 5));
    expect(saved[0]?.filename).toMatch(/^arxiv-markdown-.*\.zip$/);
    expect((await textOfSaved()).slice(0, 2)).toBe('PK');
    model.choose({ folder: false });
    await model.save(IDS.slice(0, 5));
    expect(saved[1]?.filename).toMatch(/\.md$/);
  });

  test('is asked for again where the background was stopped over it, and given up where it stays so', async () => {
    const answer = background.answers.exportPapers;
    let stops = 2;
    background.answers.exportPapers = (data) => {
      if (stops-- > 0) throw new AppError('interrupted');
      return answer?.(data);
    };
    await model.save(IDS.slice(0, 2));
    expect(model.result.value).toMatchObject({ kind: 'saved', papers: 2 });
    stops = 9;
    await model.save(IDS.slice(0, 2));
    expect(model.result.value).toBeNull();
    expect(model.error.value?.code).toBe('interrupted');
    expect(saved).toHaveLength(1);
  });

  test('is none after a cancel, and a second press while one is made begins no other', async () => {
    const answer = background.answers.exportPapers;
    background.answers.exportPapers = (data) => {
      model.cancel();
      return answer?.(data);
    };
    const [first] = [model.save(null), model.save(null)];
    await first;
    expect(background.sent('exportPapers')).toHaveLength(1);
    expect(model.result.value).toEqual({ kind: 'cancelled', saved: 0 });
    expect(saved).toEqual([]);
  });
});

describe('a copy', () => {
  test('has no mark of an encoding', async () => {
    model.choose({ format: 'csv', byteOrderMark: true });
    await model.copy(IDS.slice(0, 2));
    expect(copied[0]?.charCodeAt(0)).not.toBe(0xfeff);
    expect(model.result.value).toEqual({ kind: 'copied' });
  });

  test('that the browser refuses is said to be none', async () => {
    mayCopy = false;
    await model.copy(IDS.slice(0, 2));
    expect(model.result.value).toEqual({ kind: 'copy-failed' });
    expect(model.error.value).toBeNull();
  });
});

describe('other programs', () => {
  test('Obsidian gets a short note by address and a long one by the clipboard', async () => {
    background.answers.exportPaper = () => ({ filename: 'Kites.md', mime: 'text/markdown', text: '# Kites' });
    await model.openInObsidian(IDS[0] ?? '');
    expect(opened).toEqual(['obsidian://new?file=Papers%2FKites&content=%23%20Kites']);
    expect(model.result.value).toEqual({ kind: 'opened', clipboard: false });
    const text = 'x'.repeat(5_000);
    background.answers.exportPaper = () => ({ filename: 'Kites.md', mime: 'text/markdown', text });
    await model.openInObsidian(IDS[0] ?? '');
    expect(copied).toEqual([text]);
    expect(opened[1]).toBe('obsidian://new?file=Papers%2FKites&clipboard');
    mayCopy = false;
    await model.openInObsidian(IDS[0] ?? '');
    expect(opened).toHaveLength(2);
  });

  test('Zotero gets papers in small pieces, each once', async () => {
    model.choose({ format: 'zotero' });
    await model.saveToZotero(IDS.slice(0, 60));
    expect(background.sent('saveToZotero')).toHaveLength(3);
    expect(model.result.value).toEqual({ kind: 'zotero', saved: 57, before: 3, place: 'Reading' });
  });

  test('Zotero without the browser’s yes gets nothing, and an interruption is not tried again', async () => {
    grants = false;
    await model.saveToZotero(IDS);
    expect(model.error.value?.code).toBe('zotero-permission');
    expect(background.sent('findZotero')).toEqual([]);
    grants = true;
    background.answers.saveToZotero = () => {
      throw new AppError('interrupted');
    };
    await model.saveToZotero(IDS);
    expect(background.sent('saveToZotero')).toHaveLength(1);
    expect(model.error.value?.code).toBe('interrupted');
  });

  test('a cancelled hand-over says what had gone by then', async () => {
    background.answers.saveToZotero = ({ arxivIds }) => {
      model.cancel();
      return { saved: arxivIds.length, before: 0 };
    };
    await model.saveToZotero(IDS);
    expect(model.result.value).toEqual({ kind: 'cancelled', saved: 25 });
  });
});

describe('what the menu was set to', () => {
  test('is there the next time', () => {
    model.choose({ format: 'csv', byteOrderMark: false });
    expect(newModel().choice.value).toEqual({ ...DEFAULT_OPTIONS, format: 'csv', byteOrderMark: false, folder: true });
  });

  test.each(['{"format":"docx","accents":1}', 'no JSON', 'null'])(
    'is as at first where it cannot be read: %s',
    (kept) => {
      localStorage.setItem('export-choice', kept);
      expect(newModel().choice.value).toEqual({ ...DEFAULT_OPTIONS, format: 'bibtex', folder: true });
    },
  );

  test('a change takes the last word away', async () => {
    await model.save(IDS.slice(0, 1));
    model.choose({ format: 'ris' });
    expect(model.result.value).toBeNull();
  });
});
