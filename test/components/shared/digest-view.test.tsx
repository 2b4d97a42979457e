// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { DigestView } from '../../../components/shared/digest-view.tsx';
import { dictionaries } from '../../../lib/i18n/index.ts';
import { type Drawn, draw, resetPage } from './drawn.tsx';
import { aDigestView } from './fixtures.ts';

beforeEach(() => resetPage());

const idOf = (index: number): string => `2601.${String(index + 1).padStart(5, '0')}`;

/** A digest whose one theme rests on so many papers, all but the last of which have titles. */
function digestWith(papers: number): Drawn {
  const view = aDigestView();
  const ids = Array.from({ length: papers }, (_, index) => idOf(index));
  for (const digest of view.digests)
    digest.sections = { ...digest.sections, themes: [{ text: 'Kites.', papers: ids }] };
  const titles = Object.fromEntries(ids.slice(0, -1).map((id, index) => [id, `Kite ${index + 1}`]));
  return draw(<DigestView view={{ ...view, titles }} level={2} />);
}

const linksOf = (page: Drawn, within = ''): number =>
  page.all(`[data-section="themes"] ${within} a[data-arxiv-id]`).length;

describe('DigestView', () => {
  it('shows four papers of a claim and folds the rest, which stays on the page', () => {
    const page = digestWith(13);
    expect(linksOf(page)).toBe(13);
    expect(linksOf(page, 'details:not([open])')).toBe(9);
    expect(page.get('[data-section="themes"] summary').textContent).toBe(
      dictionaries[uiLanguage.value].shared.morePapers(9),
    );
  });

  it('folds nothing to hide a single paper', () => {
    const page = digestWith(5);
    expect(linksOf(page)).toBe(5);
    expect(page.all('[data-section="themes"] details')).toHaveLength(0);
  });

  it('names a paper without a title by its number, which a style sheet cannot take away', () => {
    const page = digestWith(2);
    expect(page.all('[data-section="themes"] .id').map((each) => each.textContent)).toEqual([idOf(0)]);
    expect(page.get(`a[data-arxiv-id="${idOf(1)}"]`).textContent.trim()).toBe(idOf(1));
  });
});
