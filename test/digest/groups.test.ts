import { describe, expect, test } from 'vitest';
import { buildDay, type DayPaper } from '../../lib/digest/day.ts';
import { findGroups } from '../../lib/digest/groups.ts';
import { inventEntry } from './invented-day.ts';

/** Papers of one matter, each leaving out one word of it; the first has them all. */
function matter(words: string, size: number, from: number): DayPaper[] {
  const all = words.split(' ');
  return Array.from({ length: size }, (_, index) =>
    inventEntry(from + index, [], {
      title: `Paper ${from + index}`,
      abstract: `${all.filter((_, at) => index === 0 || at !== index).join(' ')}. It works. It helps.`,
    }),
  );
}

const groupsOf = (papers: DayPaper[]) => findGroups(buildDay(papers));

describe('findGroups', () => {
  const gates = matter('harbour gate tide lock sluice winch', 4, 1);
  const lenses = matter('lens glass prism mirror focus aperture', 3, 11);
  const odd = [inventEntry(21, [], { title: 'Tea', abstract: 'Oolong leaves steep. They open. We wait.' })];

  test('puts papers of like words together, the largest group first, round the one that is nearest to all', () => {
    const groups = groupsOf([...lenses, ...odd, ...gates]);
    expect(groups.map(({ members }) => members.toSorted((one, other) => one - other))).toEqual([
      [4, 5, 6, 7],
      [0, 1, 2],
    ]);
    expect(groups.every(({ centre, members }) => members[0] === centre)).toBe(true);
  });

  test('calls no pair a group', () => {
    expect(groupsOf([...gates.slice(0, 2), ...odd])).toEqual([]);
  });

  test('leaves out what was withdrawn or is no news', () => {
    const withdrawn = gates.map((entry, index) =>
      index === 0 ? { ...entry, paper: { ...entry.paper, withdrawn: true } } : entry,
    );
    expect(groupsOf(withdrawn)[0]?.members).not.toContain(0);
    const replaced = gates.map((entry, index) => (index === 0 ? { ...entry, kind: 'replacement' as const } : entry));
    expect(groupsOf(replaced)[0]?.members).not.toContain(0);
  });

  test('is the same for the same day, and empty for none', () => {
    expect(groupsOf([...gates, ...lenses])).toEqual(groupsOf([...gates, ...lenses]));
    expect(groupsOf([])).toEqual([]);
  });
});
