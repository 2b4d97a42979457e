// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bringErrorWords, uiLanguage } from '../../../components/hooks/messages.ts';
import { StorageSection } from '../../../components/options/storage-section.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import { ownPageErrorWords } from '../../../lib/i18n/extension-pages.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
}));
const { keepData } = vi.hoisted(() => ({ keepData: vi.fn<() => Promise<boolean>>() }));
vi.mock('../../../lib/client/keep-data.ts', () => ({ keepData }));
const saved = vi.hoisted(() => ({ files: [] as [Blob, string][] }));
vi.mock('../../../components/shared/save-file.ts', () => ({
  saveBlob: (...file: [Blob, string]) => void saved.files.push(file),
}));

let background: FakeBackground;
let root: HTMLElement;
const view = {
  database: 4,
  stores: [
    { store: 'papers', rows: 12, bytes: 48_000 },
    { store: 'asks', rows: 0, bytes: 0 },
  ],
  usage: 2_500_000,
  quota: 1_000_000_000,
  persisted: false,
};

beforeEach(() => {
  background = new FakeBackground();
  current.background = background;
  background.answers = { getStorage: () => view };
  uiLanguage.value = 'en';
  bringErrorWords(ownPageErrorWords);
  keepData.mockReset();
  saved.files = [];
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<void> {
  render(<StorageSection />, root);
  await settle();
}

async function press(name: string, within = ''): Promise<void> {
  root.querySelector<HTMLButtonElement>(`${within} button[data-action="${name}"]`)?.click();
  await settle();
}

const text = (part: string): string => root.querySelector(`[data-part="${part}"]`)?.textContent ?? '';

it('says how much is stored, of what, and asks the browser to keep it', async () => {
  await open();
  expect(text('usage')).toContain('In use: 2.5 MB of the 1 GB the browser allows.');
  expect(text('stores')).toContain('Papers1248 kB');
  expect(text('stores')).not.toContain('Questions');
  keepData.mockResolvedValue(false);
  await press('keep-data');
  expect(root.textContent).toContain('did not agree');
  keepData.mockResolvedValue(true);
  background.answers.getStorage = () => ({ ...view, persisted: true });
  await press('keep-data');
  expect(text('usage')).toContain('promised');
  expect(root.querySelector('[data-action="keep-data"]')).toBeNull();
});

it('saves a backup, says how many rows, and a cancelled or failed one saves nothing', async () => {
  await open();
  background.answers = {
    ...background.answers,
    beginBackup: () => ({
      extension: '1.0',
      database: 4,
      stores: [{ store: 'notes', rows: 1 }],
      settings: background.settings,
      settingsVersion: 2,
    }),
    readBackupPiece: () => ({ lines: '{"arxivId":"2611.00001"}', rows: 1, next: null }),
  };
  await press('make-backup', '[data-part="backup"]');
  await vi.waitFor(() => expect(text('backup')).toContain('1 row packed'));
  expect(saved.files[0]?.[1]).toMatch(/^marginalia-backup-\d{4}-\d{2}-\d{2}T\d{4}\.zip$/);
  background.answers.readBackupPiece = async () => {
    await press('cancel', '[data-part="backup"]');
    return { lines: '{}', rows: 1, next: 'a' };
  };
  await press('make-backup', '[data-part="backup"]');
  await vi.waitFor(() => expect(text('backup')).toContain('Stopped.'));
  background.answers.readBackupPiece = () => {
    throw new AppError('storage-newer');
  };
  await press('make-backup', '[data-part="backup"]');
  await vi.waitFor(() => expect(root.querySelector('[data-code="storage-newer"]')).not.toBeNull());
  expect(saved.files).toHaveLength(1);
});

it('counts what may go before it goes, and takes it back', async () => {
  background.answers = {
    ...background.answers,
    countSpare: ({ what }) => (what === 'papers' ? 40 : 0),
    cleanUp: () => ({ rows: 40, undo: '{}' }),
    restoreRows: () => ({ new: 40, same: 0, older: 0, newer: 0, broken: 0 }),
  };
  await open();
  const details = root.querySelector<HTMLDetailsElement>('[data-part="make-room"] details');
  if (details) details.open = true;
  details?.dispatchEvent(new Event('toggle'));
  await settle();
  expect(text('make-room')).toContain('Remove 40');
  await press('clean-up');
  expect(text('make-room')).toContain('40 rows removed.');
  await press('undo');
  expect(background.calls.filter(({ type }) => type === 'cleanUp' || type === 'restoreRows')).toEqual([
    { type: 'cleanUp', data: { what: 'papers', days: 183 } },
    { type: 'restoreRows', data: { store: 'papers', database: 4, lines: '{}' } },
  ]);
  expect(text('make-room')).not.toContain('removed');
});

it('finds rows that cannot be read and removes them after offering a backup', async () => {
  background.answers = {
    ...background.answers,
    countUnreadable: () => [{ store: 'notes', rows: 2 }],
    removeUnreadable: () => [{ store: 'notes', rows: 2 }],
  };
  await open();
  await press('check-library');
  expect(text('check')).toContain('2 rows cannot be read');
  expect(root.querySelector('[data-part="check"] [data-action="make-backup"]')).not.toBeNull();
  await press('repair');
  expect(text('check')).toContain('2 rows removed.');
});

it('refuses a file that is no backup, and speaks Chinese where the interface does', async () => {
  uiLanguage.value = 'zh-CN';
  await open();
  const input = root.querySelector<HTMLInputElement>('#backup-file');
  Object.defineProperty(input, 'files', { value: [new File(['x'], 'x.zip')] });
  input?.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(text('restore')).toContain('不是完整的旁注备份'));
  expect(text('restore')).not.toContain('合并到文库');
});
