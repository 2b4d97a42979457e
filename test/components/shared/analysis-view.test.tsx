// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnalysisView } from '../../../components/shared/analysis-view.tsx';
import { DigestView } from '../../../components/shared/digest-view.tsx';
import { FORM_SECTIONS } from '../../../components/shared/form-sections.ts';
import { ABSTRACT_SECTIONS } from '../../../lib/analysis/forms/abstract.ts';
import { FULLTEXT_SECTIONS } from '../../../lib/analysis/forms/fulltext.ts';
import { dictionaries } from '../../../lib/i18n/index.ts';
import { draw, resetPage } from './drawn.tsx';
import { aDigestView, anAnalysis, FIVE, ID } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

describe('AnalysisView', () => {
  it('shows exactly the five sections as sections, and the companions as parts', () => {
    const page = draw(<AnalysisView form="abstract" level={4} analyses={[anAnalysis('en')]} partial={null} />);
    const root = '[data-part="analysis"][data-form="abstract"][lang="en"]';
    expect(page.all(`${root} [data-section]`).map((each) => each.dataset['section'])).toEqual(FIVE);
    expect(page.all(`${root} [data-part="significance"], ${root} [data-part="translation"]`)).toHaveLength(2);
    expect(page.get(`${root} [data-part="provenance"]`).textContent).toContain('kite-1');
    expect(page.all('.switch')).toHaveLength(0);
  });

  it('draws the sections of the form, in its order', () => {
    expect(FORM_SECTIONS.abstract).toEqual(ABSTRACT_SECTIONS);
    expect(FORM_SECTIONS.fulltext).toEqual(FULLTEXT_SECTIONS);
  });

  it('starts in the language of the page and switches between both and side by side', async () => {
    resetPage('zh-CN');
    const page = draw(() => (
      <AnalysisView form="abstract" level={4} analyses={[anAnalysis('en'), anAnalysis('zh')]} partial={null} />
    ));
    const shown = (): (string | undefined)[] => page.all('[data-part="analysis"]').map((each) => each.lang);
    expect(shown()).toEqual(['zh']);
    await page.press('[data-choice="en"]');
    expect(shown()).toEqual(['en']);
    await page.press('[data-choice="both"]');
    expect(shown()).toEqual(['zh', 'en']);
    expect(page.get('[data-choice="both"]').getAttribute('aria-pressed')).toBe('true');
  });

  it('heads the sections in the language of their text', () => {
    const page = draw(<AnalysisView form="abstract" level={4} analyses={[anAnalysis('zh')]} partial={null} />);
    expect(page.get('[data-section="impact"] h4').textContent).toBe(dictionaries['zh-CN'].shared.sections.impact);
  });

  it('shows a section while it grows, in place of the stored analysis', () => {
    const partial = {
      en: {
        findings: [],
        sections: {
          contributions: { state: 'done' as const, text: 'Beads.' },
          innovation: { state: 'growing' as const, text: 'They sw' },
        },
      },
    };
    const page = draw(<AnalysisView form="abstract" level={4} analyses={[anAnalysis('en')]} partial={partial} />);
    expect(page.get('[data-part="analysis"]').getAttribute('aria-busy')).toBe('true');
    expect(page.all('[data-section]').map((each) => each.dataset['sectionState'])).toEqual(['done', 'growing']);
    expect(page.get('[data-section="innovation"] .growing').textContent).toContain('They sw');
    expect(page.all('[data-part="provenance"]')).toHaveLength(0);
  });

  it('shows the newest of several analyses in one language', () => {
    const old = anAnalysis('en', { model: 'old', sections: { impact: { state: 'done', text: 'old words' } } });
    const page = draw(<AnalysisView form="abstract" level={4} analyses={[anAnalysis('en'), old]} partial={null} />);
    expect(page.container.textContent).not.toContain('old words');
  });
});

describe('DigestView', () => {
  it('links every claim to the papers it rests on and says where it came from', () => {
    const page = draw(<DigestView level={4} view={aDigestView()} />);
    const root = '[data-part="digest"][data-category="cs.RO"][data-date="2026-01-27"]';
    expect(page.all(`${root} [data-section]`).map((each) => each.dataset['section'])).toEqual([
      'themes',
      'highlights',
      'directions',
      'reading',
    ]);
    expect(page.all('[data-section="themes"] a').map((each) => each.dataset['arxivId'])).toEqual([ID, '2601.00043']);
    expect(page.get(`a[data-arxiv-id="${ID}"]`).textContent).toContain('BeadTail');
    expect(page.get('[data-part="coverage"]').textContent).toBe(
      '9 of 10 abstracts read · 1 claim without a paper was dropped',
    );
    expect(page.get('.source').textContent).toBe(dictionaries.en.shared.digestOffline);
  });

  it('tells a model’s words from what the device made', () => {
    const page = draw(<DigestView level={4} view={aDigestView('model')} />);
    expect(page.get('[data-part="digest"]').dataset['words']).toBe('model');
    expect(page.get('.source').textContent).toContain('kite-1');
  });

  it('jumps to the row where the page has it, and else follows the link', () => {
    const onOpenPaper = vi.fn<(arxivId: string) => boolean>((arxivId) => arxivId === ID);
    const page = draw(<DigestView level={4} view={aDigestView()} onOpenPaper={onOpenPaper} />);
    const follow = (selector: string, init: MouseEventInit = {}): boolean =>
      page.get(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
    expect(follow(`a[data-arxiv-id="${ID}"]`)).toBe(false);
    expect(follow('a[data-arxiv-id="2601.00043"]')).toBe(true);
    expect(follow(`a[data-arxiv-id="${ID}"]`, { ctrlKey: true })).toBe(true);
    expect(onOpenPaper).toHaveBeenCalledTimes(2);
  });

  it('switches its language', async () => {
    const page = draw(() => <DigestView level={4} view={aDigestView()} />);
    expect(page.get('[data-part="digest"]').lang).toBe('en');
    await page.press('[data-choice="zh"]');
    expect(page.get('[data-part="digest"]').lang).toBe('zh');
    expect(page.container.textContent).toContain('风筝回来了。');
  });
});
