import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPageType, pageTypes } from '../../../lib/arxiv/pages/index.ts';
import { fixturePages } from '../../fixtures/arxiv/pages.ts';

describe('pageTypes', () => {
  it('lists every file of its folder', () => {
    const files = readdirSync(new URL('../../../lib/arxiv/pages', import.meta.url)).filter(
      (file) => file !== 'index.ts',
    );
    expect(
      pageTypes.map((type) => `${type.id}.ts`).toSorted(),
      'a file in lib/arxiv/pages is missing from pages/index.ts: add it to the list',
    ).toEqual(files.toSorted());
  });

  for (const type of pageTypes) {
    it.each(type.examples)(`only ${type.id} takes %s`, (example) => {
      const taking = pageTypes.filter((other) => other.matches(new URL(example))).map((other) => other.id);
      expect(taking, `${example} is an example of ${type.id}: fix the matches that differ`).toEqual([type.id]);
    });
  }

  it.each([
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.CV',
    'https://arxiv.org/list/cs.CV/2601x',
    'https://arxiv.org/list/cs.CV/new/more',
    'https://arxiv.org/catchup',
    'https://arxiv.org/pdf/2601.18692',
    'https://arxiv.org/html/2601.18692v1',
    'https://arxiv.org/format/2601.18692',
    'https://arxiv.org/search/?query=x',
    'https://arxiv.org/abs/',
    'https://info.arxiv.org/list/cs.CV/new',
    'https://example.org/abs/2601.18692',
  ])('no type takes %s', (address) => {
    expect(findPageType(new URL(address))).toBeNull();
  });

  it('knows every page of the sample arXiv', () => {
    const unknown = fixturePages().filter(({ url }) => findPageType(new URL(url)) === null);
    expect(unknown.map(({ url }) => url)).toEqual([]);
  });
});
