import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySequence } from '../../lib/settings/key-sequence.ts';
import { settingsFields } from '../../lib/settings/schema.ts';
import {
  changesOf,
  DEFAULT_SHORTCUTS,
  parseShortcuts,
  remap,
  SHORTCUT_ACTS,
  type Shortcuts,
} from '../../lib/settings/shortcuts.ts';

const act = fc.constantFrom(...SHORTCUT_ACTS);
/** Few letters, so that clashes are common, and what is no key. */
const keys = fc.oneof(
  fc.constantFrom('j', 'k', 'g', 't', 'x', 'X', '?', '/', 'é', '笔', ''),
  fc.tuple(fc.constantFrom('j', 'g', 't'), fc.constantFrom('j', 'g', 't')).map((two) => two.join(' ')),
  fc.string(),
);

/** Pairs of acts whose keys cannot both be pressed. */
function clashes(shortcuts: Shortcuts): string[] {
  const all = SHORTCUT_ACTS.map((name) => [name, shortcuts[name]] as const).filter(([, each]) => each !== '');
  return all.flatMap(([name, each]) =>
    all.flatMap(([other, its]) =>
      name !== other && (each === its || its.startsWith(`${each} `)) ? [`${name} ${each} / ${other} ${its}`] : [],
    ),
  );
}

test('the keys acts come with do not clash, and a map without changes is those', () => {
  expect(clashes(DEFAULT_SHORTCUTS)).toEqual([]);
  expect(parseShortcuts({})).toEqual(DEFAULT_SHORTCUTS);
  expect(changesOf(DEFAULT_SHORTCUTS)).toEqual({});
});

test('no two acts share a key after any sequence of changes, and what is stored of them comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(act, keys), { maxLength: 40 }), (steps) => {
      let shortcuts: Shortcuts = DEFAULT_SHORTCUTS;
      for (const [name, wanted] of steps) {
        const result = remap(shortcuts, name, wanted);
        if ('shortcuts' in result) shortcuts = result.shortcuts;
        expect(clashes(shortcuts)).toEqual([]);
      }
      const stored = changesOf(shortcuts);
      expect(settingsFields.shortcuts.safeParse(stored).success).toBe(true);
      expect(parseShortcuts(JSON.parse(JSON.stringify(stored)))).toEqual(shortcuts);
    }),
  );
});

test('whatever is stored, a whole map without a clash is read from it', () => {
  const entry = fc.dictionary(fc.oneof(act, fc.string()), fc.oneof(keys, fc.anything()));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), entry), (stored) => {
      const shortcuts = parseShortcuts(stored);
      expect(Object.keys(shortcuts)).toEqual(SHORTCUT_ACTS);
      expect(clashes(shortcuts)).toEqual([]);
      expect(parseShortcuts(changesOf(shortcuts))).toEqual(shortcuts);
    }),
  );
});

test('a key in use is refused with the act that has it; one that begins two keys as well', () => {
  expect(remap(DEFAULT_SHORTCUTS, 'star', 'j')).toEqual({ taken: 'next' });
  expect(remap(DEFAULT_SHORTCUTS, 'star', 'g')).toEqual({ taken: 'top' });
  expect(remap(DEFAULT_SHORTCUTS, 'top', 't')).toEqual({ taken: 'tag' });
  expect(remap(DEFAULT_SHORTCUTS, 'star', 'Enter')).toEqual({ refused: true });
  expect(remap(DEFAULT_SHORTCUTS, 'star', ' ')).toEqual({ refused: true });
  expect(remap(DEFAULT_SHORTCUTS, 'next', '')).toMatchObject({ shortcuts: { next: '' } });
});

test('what the reader chose comes before what an act comes with', () => {
  expect(parseShortcuts({ star: 'j', next: 'toString', nonsense: 'q' })).toMatchObject({ star: 'j', next: '' });
});

const press = (key: string, timeStamp = 0, shiftKey = false) => ({ key, timeStamp, shiftKey });

test('two keys follow each other within a moment; the second alone, and after a while, is its own', () => {
  const sequence = new KeySequence();
  const take = (...of: Parameters<typeof press>) => sequence.take(press(...of), DEFAULT_SHORTCUTS);
  expect([take('g', 0), take('t', 500)]).toEqual(['begun', 'top']);
  expect(take('t', 600)).toBe('tag');
  expect([take('g', 1_000), take('t', 9_000)]).toEqual(['begun', 'tag']);
  expect([take('g', 10_000), take('j', 10_100)]).toEqual(['begun', 'next']);
  expect(take('Enter', 11_000)).toBeNull();
  expect(take('q', 11_000)).toBeNull();
});

test('Caps Lock is not Shift', () => {
  const sequence = new KeySequence();
  expect(sequence.take(press('J'), DEFAULT_SHORTCUTS)).toBe('next');
  expect(sequence.take(press('X', 0, true), DEFAULT_SHORTCUTS)).toBe('selectRange');
  expect(sequence.take(press('X'), DEFAULT_SHORTCUTS)).toBe('select');
});
