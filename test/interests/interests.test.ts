import { describe, expect, it } from 'vitest';
import { followedOf } from '../../lib/interests/interests.ts';

const followed = (wanted: string[], authors: string[]) =>
  followedOf({ interestAuthors: wanted, interestGroups: [] }, authors);

describe('followedOf', () => {
  it.each([
    ['Ada Quill', 'Ada Quill'],
    ['A. Quill', 'Ada Quill'],
    ['Ada Quill', 'A. Quill'],
    ['ada quill', 'Ada M. Quill'],
    ['José Müller', 'Jose Muller'],
    ['王小明', '王小明'],
  ])('finds %s in %s', (wanted, author) => {
    expect(followed([wanted], ['Bo Fen', author])).toEqual([wanted]);
  });

  it.each([
    ['Ada Quill', 'Bea Quill'],
    ['Ada Quill', 'Ada Quillen'],
    ['Quill', 'Ada Quill'],
    ['', 'Ada Quill'],
  ])('does not take %s for %s', (wanted, author) => {
    expect(followed([wanted], [author])).toEqual([]);
  });

  it('finds a collaboration among the authors', () => {
    const rules = { interestAuthors: [], interestGroups: ['Tide Collaboration'] };
    expect(followedOf(rules, ['Ada Quill', 'Tide Collaboration'])).toEqual(['Tide Collaboration']);
  });
});
