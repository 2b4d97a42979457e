// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteHistory } from '../../../components/notes/note-history.tsx';
import type { Note, NoteVersion } from '../../../lib/library/note.ts';
import { acts, answer, type Drawn, draw, resetPage } from '../shared/drawn.tsx';
import { aView, ID } from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

const at = '2026-01-27T08:00:00.000Z';
const version = (text: string, n: number): NoteVersion => ({ id: `v${n}`, arxivId: ID, text, savedAt: at });
const note = (text: string, revision: number): Note => ({ arxivId: ID, text, createdAt: at, updatedAt: at, revision });

let stored: Note;
let versions: NoteVersion[];
const restored = vi.fn<(note: Note | null) => void>();
const view = signal(aView());

beforeEach(() => {
  resetPage();
  restored.mockReset();
  stored = note('Kites keep 等离子体 lift.', 4);
  versions = [version('Kites lose lift.', 1)];
  answer('getNote', () => stored);
  answer('listNoteVersions', () => versions);
  answer('restoreNote', ({ id }) => {
    versions = [version(stored.text, 2), ...versions];
    stored = note(versions.find((each) => each.id === id)?.text ?? '', stored.revision + 1);
    return stored;
  });
  answer('saveNote', ({ text, revision }) => (stored = note(text, revision + 1)));
});

afterEach(() => resetPage());

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<Drawn> {
  const page = draw(() => <NoteHistory view={view.value} onRestored={restored} />);
  await settle();
  return page;
}

describe('NoteHistory', () => {
  it('is not there where a note has no past', async () => {
    versions = [];
    expect((await open()).all('[data-part="note-history"]')).toEqual([]);
  });

  it('shows each version against the note as it is, and puts one back with a way to undo it', async () => {
    const page = await open();
    expect(page.get('summary').textContent).toContain('(1)');
    expect(page.all('ins').map((each) => each.textContent)).toEqual(['lose']);
    expect(
      page
        .all('del')
        .map((each) => each.textContent)
        .join(''),
    ).toContain('等离子体');
    await page.press('[data-action="restore-note"]');
    await settle();
    expect(restored).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'Kites lose lift.' }));
    expect(page.get('[role="status"]').textContent).toContain('is back');
    expect(page.all('li')).toHaveLength(2);
    expect(page.get('li[data-key="v1"]').textContent).toContain('The same as now.');
    await page.press('[data-action="undo"]');
    await settle();
    expect(acts().findLast(({ type }) => type === 'saveNote')?.data).toEqual({
      arxivId: ID,
      text: 'Kites keep 等离子体 lift.',
      revision: 5,
    });
    expect(page.get('[role="status"]').textContent).toBe('');
  });
});
