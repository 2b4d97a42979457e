// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render, type VNode } from 'preact';
import { RETRY_DELAYS } from '../../../components/hooks/note-draft.ts';
import { useNoteLink } from '../../../components/hooks/note-link.ts';
import { NoteButton } from '../../../components/shared/note-button.tsx';
import { NoteEditor } from '../../../components/shared/note-editor.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import type { Note } from '../../../lib/library/note.ts';
import { type NotePlace, openNote } from '../../../lib/library/note-anchor.ts';
import { answer, type Drawn, draw, resetPage, sent } from './drawn.tsx';
import { ID } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

const note = (text: string, revision: number): Note => ({ arxivId: ID, text, createdAt: '', updatedAt: '', revision });
const saves = (): unknown[] => sent.filter(({ type }) => type === 'saveNote').map(({ data }) => data);

let stored: Note | null;

beforeEach(() => {
  vi.useFakeTimers();
  resetPage();
  stored = null;
  answer('getNote', () => stored);
  answer('saveNote', ({ text }) => {
    stored = text === '' ? null : note(text, (stored?.revision ?? 0) + 1);
    return stored;
  });
});

afterEach(() => {
  resetPage();
  vi.useRealTimers();
});

const wait = async (milliseconds: number): Promise<void> =>
  await act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));

async function open(onSaved?: (note: Note | null) => void): Promise<Drawn> {
  const page = draw(() => <NoteEditor arxivId={ID} title="Kites" {...(onSaved ? { onSaved } : {})} />);
  await wait(0);
  return page;
}

function fieldOf(page: Drawn): HTMLTextAreaElement {
  const field = page.get('textarea');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('not a text field');
  return field;
}

async function type(page: Drawn, text: string): Promise<void> {
  const field = fieldOf(page);
  await act(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const textOf = (page: Drawn): string => fieldOf(page).value;
const stateOf = (page: Drawn): string | undefined => page.get('[data-part="note"]').dataset['noteState'];

function turn(on: HTMLElement): void {
  void act(() => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  });
}

/** Whether the page may go without a question. */
const leave = (): boolean => dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('NoteEditor', () => {
  it('has the caret from the moment it is drawn, and takes it back from nobody once the note is read', async () => {
    stored = note('beads', 3);
    const read = Promise.withResolvers<void>();
    answer('getNote', async () => {
      await read.promise;
      return stored;
    });
    const page = draw(() => (
      <>
        <NoteEditor arxivId={ID} title="Kites" autoFocus />
        <button type="button" id="elsewhere">
          Elsewhere
        </button>
      </>
    ));
    expect(page.get('textarea').matches(':focus')).toBe(true);
    page.get('#elsewhere').focus();
    read.resolve();
    await wait(0);
    expect(textOf(page)).toBe('beads');
    expect(page.get('#elsewhere').matches(':focus')).toBe(true);
    expect(sent.filter(({ type }) => type === 'getNote')).toHaveLength(1);
  });

  it.each([
    ['', 'kites', 'kites'],
    ['beads', 'kites', 'beads\n\nkites'],
  ])('keeps what is typed while it is being read, below what it holds (%j)', async (held, typed, whole) => {
    if (held !== '') stored = note(held, 3);
    const read = Promise.withResolvers<void>();
    answer('getNote', async () => {
      const found = stored;
      await read.promise;
      return found;
    });
    const page = await open();
    await type(page, typed);
    await wait(5_000);
    expect(saves()).toEqual([]);
    expect(textOf(page)).toBe(typed);
    read.resolve();
    await wait(0);
    expect(textOf(page)).toBe(whole);
    expect(stateOf(page)).toBe('editing');
    await wait(5_000);
    expect(saves()).toEqual([{ arxivId: ID, text: whole, revision: held === '' ? 0 : 3 }]);
    expect(stateOf(page)).toBe('saved');
  });

  it('saves what was typed when it is left before it was read, and an answer from before that changes nothing', async () => {
    const read = Promise.withResolvers<void>();
    answer('getNote', async () => {
      await read.promise;
      return null;
    });
    const page = await open();
    await type(page, 'kites');
    await act(() => void fieldOf(page).dispatchEvent(new Event('blur')));
    await wait(0);
    expect(saves()).toEqual([{ arxivId: ID, text: 'kites', revision: 0 }]);
    await type(page, 'kites and beads');
    read.resolve();
    await wait(0);
    expect(textOf(page)).toBe('kites and beads');
    await wait(5_000);
    expect(saves().at(-1)).toMatchObject({ text: 'kites and beads' });
    expect(stateOf(page)).toBe('saved');
  });

  it('shows the stored note under a label that names the paper', async () => {
    stored = note('beads', 3);
    const page = await open();
    expect(textOf(page)).toBe('beads');
    expect(page.get('label').getAttribute('for')).toBe(page.get('textarea').id);
    expect(page.get('label').textContent).toContain('Kites');
  });

  it('saves 600 ms after the last key, once, and says so in words', async () => {
    const page = await open();
    await type(page, 'b');
    await wait(400);
    await type(page, 'be');
    await wait(599);
    expect(saves()).toEqual([]);
    expect(stateOf(page)).toBe('editing');
    await wait(1);
    expect(saves()).toEqual([{ arxivId: ID, text: 'be', revision: 0 }]);
    expect(stateOf(page)).toBe('saved');
    expect(page.container.textContent).toContain('Saved.');
    await wait(5000);
    expect(saves()).toHaveLength(1);
  });

  it('goes on from the revision it saved', async () => {
    const onSaved = vi.fn<(note: Note | null) => void>();
    const page = await open(onSaved);
    await type(page, 'one');
    await wait(600);
    await type(page, 'two');
    await wait(600);
    expect(saves().at(-1)).toEqual({ arxivId: ID, text: 'two', revision: 1 });
    expect(onSaved).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'two' }));
  });

  it.each([
    ['the field is left', (page: Drawn) => page.get('textarea').dispatchEvent(new FocusEvent('blur'))],
    ['the page is left', () => window.dispatchEvent(new Event('pagehide'))],
    ['the editor is closed', (page: Drawn) => render(null, page.container)],
  ])('saves at once when %s', async (_, leave) => {
    const page = await open();
    await type(page, 'hurry');
    leave(page);
    await wait(0);
    expect(saves()).toEqual([{ arxivId: ID, text: 'hurry', revision: 0 }]);
    await wait(5000);
    expect(saves()).toHaveLength(1);
  });

  it('keeps the words and offers another try when saving fails', async () => {
    const page = await open();
    answer('saveNote', () => {
      throw new AppError('storage-full');
    });
    await type(page, 'precious');
    await wait(600);
    expect(stateOf(page)).toBe('failed');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('storage-full');
    expect(textOf(page)).toBe('precious');
    answer('saveNote', ({ text }) => note(text, 1));
    page.get('[data-action="retry"]').click();
    await wait(0);
    expect(stateOf(page)).toBe('saved');
    expect(page.all('[data-part="error"]')).toHaveLength(0);
  });

  it('saves again by itself, later each time, where the background had just gone, and not for ever', async () => {
    const page = await open();
    answer('saveNote', () => {
      throw new AppError('interrupted');
    });
    await type(page, 'precious');
    await wait(600);
    expect(saves()).toHaveLength(1);
    await wait(1_000);
    expect(saves()).toHaveLength(2);
    await wait(1_999);
    expect(saves()).toHaveLength(2);
    answer('saveNote', ({ text }) => note(text, 1));
    await wait(1);
    expect(stateOf(page)).toBe('saved');
    answer('saveNote', () => {
      throw new AppError('interrupted');
    });
    await type(page, 'precious too');
    await wait(600 + 300_000);
    expect(saves()).toHaveLength(3 + 1 + RETRY_DELAYS.length);
    expect(stateOf(page)).toBe('failed');
    expect(textOf(page)).toBe('precious too');
  });

  it('keeps the field beside its preview where there is room for both', async () => {
    stored = note('**beads**', 1);
    const page = draw(() => <NoteEditor arxivId={ID} title="Kites" beside />);
    await wait(0);
    turn(fieldOf(page));
    expect(page.get('.note-preview strong').textContent).toBe('beads');
    expect(fieldOf(page).hidden).toBe(false);
    expect(document.activeElement).toBe(fieldOf(page));
  });

  it('takes over both texts of a conflict and says so', async () => {
    const page = await open();
    answer('saveNote', ({ text }) => note(`theirs\n\n${text}`, 7));
    await type(page, 'mine');
    await wait(600);
    expect(textOf(page)).toBe('theirs\n\nmine');
    expect(stateOf(page)).toBe('conflict');
    answer('saveNote', ({ text }) => note(text, 8));
    await type(page, 'theirs\n\nmine too');
    await wait(600);
    expect(saves().at(-1)).toEqual({ arxivId: ID, text: 'theirs\n\nmine too', revision: 7 });
  });

  it('keeps words typed while a conflict was on its way', async () => {
    const page = await open();
    let finish: ((note: Note) => void) | undefined;
    answer('saveNote', () => new Promise<Note>((resolve) => (finish = resolve)));
    await type(page, 'mine');
    await wait(600);
    await type(page, 'mine and more');
    finish?.(note('theirs\n\nmine', 7));
    await wait(0);
    expect(textOf(page)).toBe('theirs\n\nmine and more');
    answer('saveNote', ({ text }) => note(text, 8));
    await wait(600);
    expect(saves().at(-1)).toEqual({ arxivId: ID, text: 'theirs\n\nmine and more', revision: 7 });
  });

  it('fetches the other tab’s words on focus, but never over words of its own', async () => {
    const page = await open();
    stored = note('from the other tab', 2);
    page.get('textarea').dispatchEvent(new FocusEvent('focus'));
    await wait(0);
    expect(textOf(page)).toBe('from the other tab');
    await type(page, 'mine');
    stored = note('again', 3);
    page.get('textarea').dispatchEvent(new FocusEvent('focus'));
    await wait(0);
    expect(textOf(page)).toBe('mine');
  });

  it('deletes an emptied note', async () => {
    stored = note('old', 1);
    const onSaved = vi.fn<(note: Note | null) => void>();
    const page = await open(onSaved);
    await type(page, '');
    await wait(600);
    expect(saves()).toEqual([{ arxivId: ID, text: '', revision: 1 }]);
    expect(onSaved).toHaveBeenLastCalledWith(null, expect.any(Function));
    expect(stateOf(page)).toBe('saved');
  });

  it('previews Markdown in place of the field', async () => {
    stored = note('**bold**', 1);
    const page = await open();
    page.get('[data-action="preview"]').click();
    await wait(0);
    expect(page.get('.note-preview strong').textContent).toBe('bold');
    expect(page.get('textarea').hidden).toBe(true);
  });

  it('turns to the preview and back by Ctrl+Enter, and keeps the keys on the side that is shown', async () => {
    stored = note('**beads**', 1);
    const page = await open();
    turn(fieldOf(page));
    expect(page.get('.note-preview strong').textContent).toBe('beads');
    expect(document.activeElement).toBe(page.get('.note-preview'));
    turn(page.get('.note-preview'));
    expect(fieldOf(page).hidden).toBe(false);
    expect(document.activeElement).toBe(fieldOf(page));
  });

  it('asks before a page goes with words that could not be saved, and only then', async () => {
    const page = await open();
    await type(page, 'beads');
    expect(leave()).toBe(true);
    answer('saveNote', () => {
      throw new AppError('storage-full');
    });
    await wait(600);
    expect(stateOf(page)).toBe('failed');
    expect(leave()).toBe(false);
    answer('saveNote', ({ text }) => note(text, 1));
    await type(page, 'beads, again');
    await wait(600);
    expect(stateOf(page)).toBe('saved');
    expect(leave()).toBe(true);
  });

  it('ties a paragraph to a section both ways: begun there, reached from there, and led back in the preview', async () => {
    stored = note('First.', 1);
    const place = { anchor: 'section-limitations', label: '§ Limitations' };
    function Paper(): VNode {
      const link = useNoteLink();
      const on = { link, begin: (each: NotePlace) => void (link.opening.value = openNote(each)) };
      return (
        <>
          <section data-anchor="section-limitations">
            <NoteButton note={on} place={place} name="Limitations" />
          </section>
          <NoteEditor arxivId={ID} title="Kites" link={link} />
        </>
      );
    }
    const page = draw(<Paper />);
    await wait(0);
    const click = async (selector: string): Promise<void> => {
      await act(() => page.get(selector).click());
      await wait(0);
    };
    const button = (): HTMLElement => page.get('[data-action="note-section"]');
    expect(button().getAttribute('aria-label')).toBe('Note on “Limitations”');
    await click('[data-action="note-section"]');
    await wait(0);
    expect(textOf(page)).toBe('First.\n\n> [§ Limitations](#section-limitations)\n\n');
    await type(page, `${textOf(page)}Only calm days.`);
    await wait(600);
    expect(page.get('.note-mark').dataset['noted']).toBe('true');
    expect(button().getAttribute('aria-label')).toBe('To your note on “Limitations”');
    await click('[data-action="preview"]');
    await click('.note-preview a[href="#section-limitations"]');
    expect(document.activeElement).toBe(page.get('[data-anchor="section-limitations"]'));
    expect(page.get('[data-anchor]').dataset).toHaveProperty('shown');
    await click('[data-action="note-section"]');
    await wait(0);
    const field = fieldOf(page);
    expect(field.hidden).toBe(false);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toContain('Only calm days.');
  });
});
