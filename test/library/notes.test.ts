import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../lib/library/note.ts';
import { mergeNote } from '../../lib/library/notes.ts';

const THEN = '2026-01-27T08:00:00.000Z';
const NOW = '2026-01-27T12:00:00.000Z';
const ID = '2601.00001';
const stored: Note = { arxivId: ID, text: 'first thoughts', createdAt: THEN, updatedAt: THEN, revision: 3 };

function edit(text: string, revision: number) {
  return { arxivId: ID, text, revision };
}

describe('mergeNote', () => {
  test('makes a note of the first words', () => {
    expect(mergeNote(null, edit('hello', 0), NOW)).toEqual({
      arxivId: ID,
      text: 'hello',
      createdAt: NOW,
      updatedAt: NOW,
      revision: 1,
    });
  });

  test('white space alone is no note', () => {
    expect(mergeNote(null, edit(' \n', 0), NOW)).toBeNull();
  });

  test('a save that knows the stored text replaces it and raises the revision', () => {
    expect(mergeNote(stored, edit('second thoughts', 3), NOW)).toEqual({
      ...stored,
      text: 'second thoughts',
      updatedAt: NOW,
      revision: 4,
    });
  });

  test('a save without a change is no save', () => {
    expect(mergeNote(stored, edit(stored.text, 3), NOW)).toBe(stored);
    expect(mergeNote(stored, edit(stored.text, 1), NOW)).toBe(stored);
  });

  test('emptying a note deletes it', () => {
    expect(mergeNote(stored, edit('', 3), NOW)).toBeNull();
  });

  test('emptying an older text keeps the words of the other window', () => {
    expect(mergeNote(stored, edit('', 2), NOW)).toBe(stored);
  });

  test('a save from an older text keeps both texts and says so in both languages', () => {
    const merged = mergeNote(stored, edit('other thoughts', 2), NOW);
    expect(merged?.revision).toBe(4);
    expect(merged?.text.startsWith('other thoughts\n')).toBe(true);
    expect(merged?.text.endsWith('\nfirst thoughts')).toBe(true);
    expect(merged?.text).toContain('两个窗口同时修改');
    expect(merged?.text).toContain('edited in two windows');
  });

  test('the same save sent twice does not pile up', () => {
    const once = mergeNote(stored, edit('other thoughts', 2), NOW);
    expect(mergeNote(once, edit('other thoughts', 2), NOW)).toBe(once);
  });

  test('a save that holds the stored text already needs no words between', () => {
    expect(mergeNote(stored, edit('first thoughts\nand more', 1), NOW)?.text).toBe('first thoughts\nand more');
  });

  test('a part of a word does not pass for the whole text', () => {
    expect(mergeNote(stored, edit('first', 1), NOW)?.text).toMatch(/^first\n/);
  });

  test('whatever two windows write, no line of either is lost', () => {
    const text = fc.stringMatching(/^[a-c\n ]{0,12}$/);
    fc.assert(
      fc.property(text, text, fc.nat(5), (mine, theirs, revision) => {
        fc.pre(mine.trim() !== '' && revision !== 3);
        const merged = mergeNote({ ...stored, text: theirs }, edit(mine, revision), NOW);
        const lines = `\n${merged?.text}\n`;
        expect(lines).toContain(`\n${mine}\n`);
        expect(lines).toContain(`\n${theirs}\n`);
      }),
    );
  });
});
