import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMark } from '../../lib/library/mark.ts';
import { applyMark } from '../../lib/library/marks.ts';

const MORNING = '2026-01-27T08:00:00.000Z';
const NOON = '2026-01-27T12:00:00.000Z';
const blank = emptyMark('2601.00001');

describe('applyMark', () => {
  test('sets only what the patch names', () => {
    expect(applyMark(blank, { starred: true }, MORNING)).toEqual({ ...blank, starredAt: MORNING });
    expect(applyMark(blank, { hidden: true, seen: true }, MORNING)).toEqual({
      ...blank,
      hiddenAt: MORNING,
      seenAt: MORNING,
    });
    expect(applyMark(blank, {}, MORNING)).toEqual(blank);
  });

  test('a second star keeps the time of the first', () => {
    const starred = applyMark(blank, { starred: true }, MORNING);
    expect(applyMark(starred, { starred: true }, NOON).starredAt).toBe(MORNING);
  });

  test('undoing gives null, and a new star a new time', () => {
    const undone = applyMark(applyMark(blank, { starred: true }, MORNING), { starred: false }, NOON);
    expect(undone.starredAt).toBeNull();
    expect(applyMark(undone, { starred: true }, NOON).starredAt).toBe(NOON);
  });

  test('seen never moves later, and moves earlier when messages arrive out of order', () => {
    const seen = applyMark(blank, { seen: true }, NOON);
    expect(applyMark(seen, { seen: true }, '2026-02-01T00:00:00.000Z').seenAt).toBe(NOON);
    expect(applyMark(seen, { seen: true }, MORNING).seenAt).toBe(MORNING);
  });

  test('is idempotent and leaves its input alone', () => {
    const acts = fc.record({ starred: fc.boolean(), hidden: fc.boolean(), seen: fc.boolean() }, { requiredKeys: [] });
    fc.assert(
      fc.property(acts, (patch) => {
        const mark = Object.freeze(emptyMark('2601.00001'));
        const once = applyMark(mark, patch, MORNING);
        expect(applyMark(once, patch, NOON)).toEqual(once);
      }),
    );
  });
});
