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

/** A digest of one claim, of papers named Kites and Wind. */
function claim(text: string, ids: string[]): Drawn {
  const view = aDigestView();
  for (const digest of view.digests) digest.sections = { ...digest.sections, themes: [{ text, papers: ids }] };
  return draw(<DigestView view={{ ...view, titles: { [idOf(0)]: 'Kites', [idOf(1)]: 'Wind' } }} level={2} />);
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

describe('a claim that says the titles of its papers', () => {
  it('is followed by their numbers alone, which no narrow popup takes away', () => {
    const page = claim('*Kites* is close to *Wind*.', [idOf(0), idOf(1)]);
    const links = page.all('[data-section="themes"] .named a');
    expect(links.map((link) => link.textContent.trim())).toEqual([idOf(0), idOf(1)]);
    expect(links.map((link) => link.title)).toEqual([
      expect.stringContaining('Kites'),
      expect.stringContaining('Wind'),
    ]);
    expect(page.all('[data-section="themes"] .id')).toHaveLength(0);
  });

  it('names all of them where it leaves out one', () => {
    const page = claim('*Kites* and one more.', [idOf(0), idOf(1)]);
    expect(page.all('[data-section="themes"] .named')).toHaveLength(0);
    expect(page.get(`[data-section="themes"] a[data-arxiv-id="${idOf(0)}"]`).textContent).toContain('Kites');
  });
});

describe('a day with an imported report', () => {
  const imported = {
    importedAt: '2026-01-28T08:00:00.000Z',
    summary: '# Today\n\n<b>Kites</b> [soar](javascript:alert(1)).',
    language: 'en' as const,
    papers: [
      { arxivId: '2601.00001', title: 'Kite 1', state: 'analysed' as const },
      { arxivId: '2601.00002', title: 'Kite 2', state: 'failed' as const },
    ],
  };

  it('shows its summary as text, its papers with what became of them, and our own summary below', () => {
    const page = draw(<DigestView view={{ ...aDigestView(), imported }} level={2} newTab />);
    const report = page.get('[data-part="imported-report"]');
    expect(report.textContent).toContain('<b>Kites</b> soar.');
    expect(report.querySelectorAll('b, script')).toHaveLength(0);
    expect([...report.querySelectorAll('a')].map(({ href }) => href)).toEqual([
      'https://arxiv.org/abs/2601.00001',
      'https://arxiv.org/abs/2601.00002',
    ]);
    expect(page.get('[data-import-state="failed"]').textContent).toContain('a refusal, no analysis');
    expect(page.get('[data-part="provenance"][data-source="report"]').textContent).toContain('model unknown');
    expect(report.nextElementSibling?.getAttribute('data-part')).toBe('digest');
    expect(page.all('[data-part="partial"]')).toHaveLength(0);
  });

  it('says that it is no listing where the report is all that is known', () => {
    const view = aDigestView();
    const announcement = { ...view.announcement, imported: true as const };
    const page = draw(<DigestView view={{ ...view, announcement, imported }} level={2} />);
    expect(page.get('[data-part="partial"]').textContent).toContain('not the listing of the day');
  });
});
