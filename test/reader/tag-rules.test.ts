import { describe, expect, test } from 'vitest';
import { NO_TAG_RULES, tagger, type TagRules } from '../../lib/reader/tag-rules.ts';

const paper = {
  title: 'Mooring forecasts for harbour robots',
  abstract: 'Tide-aware controllers forecast mooring loads with semantic segmentation of waves.',
};
const read = { tags: ['semantic-segmentation', 'large-language-model'], keyphrases: ['mooring loads'] };
const ruled = (rules: Partial<TagRules>): typeof read => tagger({ ...NO_TAG_RULES, ...rules })(paper, read);
const tags = (rules: Partial<TagRules>): string[] => ruled(rules).tags;

describe('the reader’s rules for tags', () => {
  test('without any, tags stay as they are', () => {
    expect(ruled({})).toEqual(read);
  });

  test('a tag of their own stands first where its words do, hyphen and plural apart, once', () => {
    const own = [
      { name: 'Harbours', words: ['mooring load', 'tide aware'] },
      { name: 'Kites', words: ['kite'] },
    ];
    expect(tags({ own })).toEqual(['Harbours', ...read.tags]);
  });

  test('another name is taken for an id, a name in either language or a synonym; two with one name are one', () => {
    const names = [
      { tag: 'Semantic segmentation', name: 'Vision' },
      { tag: '大语言模型', name: 'Vision' },
    ];
    expect(tags({ names })).toEqual(['Vision']);
  });

  test('what is not wanted is not shown, by whatever name', () => {
    expect(tags({ muted: ['semantic segmentation'] })).toEqual(['large-language-model']);
    expect(tags({ names: [{ tag: 'semantic-segmentation', name: 'Seg' }], muted: ['seg'] })).toEqual([
      'large-language-model',
    ]);
  });

  test('a keyphrase can be muted, and becomes a tag once it has a name', () => {
    expect(ruled({ muted: ['Mooring-loads'] })).toEqual({ ...read, keyphrases: [] });
    expect(ruled({ names: [{ tag: 'Mooring loads', name: 'Moorings' }] })).toEqual({
      tags: [...read.tags, 'Moorings'],
      keyphrases: [],
    });
  });

  test('a word that is no tag changes nothing', () => {
    expect(tags({ muted: ['no such tag'], names: [{ tag: 'nor this', name: 'X' }] })).toEqual(read.tags);
  });
});
