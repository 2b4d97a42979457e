import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note, NoteVersion } from '../../lib/library/note.ts';
import {
  changeHistory,
  MOST_CHARACTERS,
  MOST_VERSIONS,
  type NoteChange,
  PAUSE,
} from '../../lib/library/note-history.ts';
import { mergeNote, putBack } from '../../lib/library/notes.ts';

const ID = '2601.00001';
const START = Date.parse('2026-01-27T08:00:00.000Z');
const at = (milliseconds: number): string => new Date(START + milliseconds).toISOString();
const note = (text: string, updatedAt = at(0), revision = 1): Note => ({
  arxivId: ID,
  text,
  createdAt: at(0),
  updatedAt,
  revision,
});

function after(history: readonly NoteVersion[], change: NoteChange, now: string): NoteVersion[] {
  const { put, remove } = changeHistory(history, change, now);
  return [...history, ...put].filter(({ id }) => !remove.includes(id));
}

const textsOf = (history: readonly NoteVersion[]): string[] => history.map(({ text }) => text);

describe('the history of a note', () => {
  test('is not made of keystrokes', () => {
    expect(after([], { stored: note('A kite'), next: note('A kite flies') }, at(1_000))).toEqual([]);
    expect(after([], { stored: note('A kite'), next: note('A kit') }, at(1_000))).toEqual([]);
    expect(after([], { stored: null, next: note('A') }, at(0))).toEqual([]);
  });

  test('holds what stood for a while, once, with the time at which it was saved', () => {
    const history = after([], { stored: note('A kite'), next: note('A kite flies') }, at(PAUSE));
    expect(history).toEqual([{ id: `${ID}|${at(0)}`, arxivId: ID, text: 'A kite', savedAt: at(0) }]);
    expect(after(history, { stored: note('A kite'), next: null }, at(PAUSE + 1))).toEqual(history);
  });

  test('holds what was deleted, written over in one go, or put back, at once', () => {
    const long = 'A sentence of more than forty characters, written just now.';
    expect(textsOf(after([], { stored: note(long), next: null }, at(1)))).toEqual([long]);
    expect(textsOf(after([], { stored: note(long), next: note('x'.repeat(long.length)) }, at(1)))).toEqual([long]);
    expect(textsOf(after([], { stored: note('A'), next: note('B'), restores: true }, at(1)))).toEqual(['A']);
  });

  test('holds both texts where two windows met', () => {
    const stored = note('theirs', at(0), 2);
    const next = mergeNote(stored, { arxivId: ID, text: 'mine', revision: 1 }, at(5));
    expect(textsOf(after([], { stored, next, met: 'mine' }, at(5)))).toEqual(['theirs', 'mine']);
  });

  test('keeps two texts of one millisecond apart', () => {
    const history = after([], { stored: note('one'), next: null }, at(0));
    expect(after(history, { stored: note('two'), next: null }, at(0)).map(({ id }) => id)).toEqual([
      `${ID}|${at(0)}`,
      `${ID}|${at(0)}|2`,
    ]);
  });

  test('thins out with age: of a long life it keeps the beginning, and the latest days in full', () => {
    let history: NoteVersion[] = [];
    for (let day = 0; day < 100; day++) {
      const saved = at(day * 86_400_000);
      history = after(history, { stored: note(`day ${day}`, saved), next: note('x') }, at(day * 86_400_000 + PAUSE));
    }
    const days = history.map(({ text }) => Number(text.slice(4)));
    expect(days).toHaveLength(MOST_VERSIONS);
    expect(days.slice(-4)).toEqual([96, 97, 98, 99]);
    expect(days[0]).toBeLessThan(10);
  });

  test('never loses the last text before anything that takes it away, and stays within its bounds', () => {
    const step = fc.record({
      act: fc.constantFrom('edit', 'conflict', 'delete', 'restore'),
      text: fc.oneof(fc.string({ maxLength: 80 }), fc.constant('long '.repeat(30_000))),
      pause: fc.constantFrom(1, 600, PAUSE, 86_400_000),
      which: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let stored: Note | null = null;
        let history: NoteVersion[] = [];
        let clock = 0;
        for (const { act, text, pause, which } of steps) {
          clock += pause;
          const now = at(clock);
          const before: Note | null = stored;
          let change: NoteChange;
          if (act === 'restore') {
            const version = history[which % Math.max(history.length, 1)];
            if (!version) continue;
            change = { stored, next: putBack(stored, version, now), restores: true };
          } else {
            const edit = { arxivId: ID, text: act === 'delete' ? '' : text, revision: stored?.revision ?? 0 };
            if (act === 'conflict') edit.revision += 7;
            const next = mergeNote(stored, edit, now);
            const met = stored && next && next !== stored && next.text !== edit.text ? { met: edit.text } : {};
            change = { stored, next, ...met };
          }
          history = after(history, change, now);
          stored = change.next;
          const said = act === 'edit' ? '' : (before?.text ?? '');
          const isKept = textsOf(history).includes(said) || (stored?.text ?? '').includes(said.trim());
          expect(isKept).toBe(true);
          expect(history.length).toBeLessThanOrEqual(MOST_VERSIONS);
          expect(new Set(history.map(({ id }) => id)).size).toBe(history.length);
          const characters = history.reduce((sum, each) => sum + each.text.length, 0);
          expect(history.length <= 1 || characters <= MOST_CHARACTERS).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
