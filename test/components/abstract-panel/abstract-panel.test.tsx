// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AbstractPanel } from '../../../components/abstract-panel/abstract-panel.tsx';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { pickedLanguages } from '../../../components/hooks/shown-languages.ts';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import { acts, answer, type Drawn, draw, resetPage, sent, settle } from '../shared/drawn.tsx';
import { aJob, anAnalysis, anImportedAnalysis, aPaper, aReading, aView, ID, someSettings } from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

const onSentence = vi.fn<(ids: readonly number[] | null) => void>();

beforeEach(() => {
  resetPage();
  onSentence.mockReset();
});

function panel(over: Partial<PaperView> = {}, settings = someSettings()): Drawn & { store: PaperStore } {
  const store = new PaperStore();
  store.put([aView(over)]);
  const view = store.find(ID);
  if (!view) throw new Error('the store lost the paper');
  const drawn = draw(() => (
    <AbstractPanel view={view.value} store={store} settings={settings} onSentence={onSentence} />
  ));
  return { ...drawn, store };
}

const stateOf = (page: Drawn): string | undefined => page.get('.abstract-panel').dataset['state'];

describe('AbstractPanel', () => {
  it.each(['en', 'zh-CN'] as const)('shows the offline reading at once: %s', (language) => {
    resetPage(language);
    const page = panel({ reading: aReading({ codeLinks: ['https://code.example/kites', 'javascript:steal()'] }) });
    expect(stateOf(page)).toBe('offline');
    expect(page.get('.abstract-panel').lang).toBe(language);
    expect(page.all('[data-part="findings"] > li')).toHaveLength(2);
    expect(page.get('[data-action="analyse-abstract"]').textContent).toBe(dictionaries[language].abstractPanel.analyse);
    expect(page.all('[data-part="code-links"] a').map((link) => link.textContent)).toEqual(['code.example/kites']);
  });

  it('lights the sentence of the finding that is pointed at', () => {
    const page = panel();
    page.all('[data-part="findings"] > li')[1]?.dispatchEvent(new MouseEvent('mouseenter'));
    expect(onSentence).toHaveBeenLastCalledWith([4]);
    page.all('[data-part="findings"] > li')[1]?.dispatchEvent(new MouseEvent('mouseleave'));
    expect(onSentence).toHaveBeenLastCalledWith(null);
  });

  it('analyses, streams, cancels', async () => {
    answer('analyse', () => [aJob({ state: 'queued' })]);
    answer('cancel', () => ({ waiting: [], running: 0 }));
    const page = panel();
    await page.press('[data-action="analyse-abstract"]');
    expect(stateOf(page)).toBe('queued');
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(0);
    const sections = { contributions: { state: 'growing' as const, text: '珠子' } };
    page.store.applyEvent({ type: 'job', job: aJob({ partial: { zh: { sections, findings: [] } } }) });
    await settle();
    expect(stateOf(page)).toBe('running');
    expect(page.get('[data-part="analysis"][lang="zh"] [data-section="contributions"]').textContent).toContain('珠子');
    await page.press('[data-action="cancel"]');
    page.store.applyEvent({ type: 'job', job: aJob({ state: 'cancelled' }) });
    await settle();
    expect(stateOf(page)).toBe('offline');
  });

  it('shows an imported analysis with where it comes from, and offers one of the reader’s own', () => {
    const parts = { verbatim: { state: 'done' as const, text: 'As it stood.' } };
    const page = panel({ analyses: [anImportedAnalysis('zh', { sections: parts })] });
    const analysis = page.get('[data-part="analysis"]');
    expect(analysis.querySelector('[data-part="verbatim"]')?.textContent).toContain('As it stood.');
    expect(analysis.querySelector('[data-part="findings"]')?.getAttribute('lang')).toBe('en');
    expect(analysis.querySelector('[data-part="provenance"]')?.textContent).toBe(
      'Where this comes from: Imported report · 2026-01-27 · model unknown · 1 of 1 findings found in the paper',
    );
    expect(page.get('[data-action="analyse-abstract"]').textContent).toBe(dictionaries.en.abstractPanel.analyse);
    expect(page.all('[data-action="translate"]')).toEqual([]);
  });

  it('says of a refusal in a report that it is none, until there is an analysis', () => {
    const page = panel({ failedImport: true });
    expect(page.get('[data-part="error"]').dataset['code']).toBe('imported-refusal');
    expect(page.all('[data-action="retry"]')).toEqual([]);
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
    expect(panel({ failedImport: true, analyses: [anAnalysis('zh')] }).all('[data-part="error"]')).toEqual([]);
  });

  it('says why an analysis failed and tries again only for a person', async () => {
    answer('analyse', () => []);
    const page = panel({ job: aJob({ state: 'failed', error: { code: 'wrong-paper', detail: 'On Boats' } }) });
    expect(stateOf(page)).toBe('failed');
    expect(page.get('[data-part="error"][data-code="wrong-paper"]').textContent).toContain('On Boats');
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(0);
    await page.press('[data-action="retry"]', { trusted: false });
    expect(sent.some(({ type }) => type === 'analyse')).toBe(false);
    await page.press('[data-action="retry"]');
    expect(acts().findLast(({ type }) => type === 'analyse')).toEqual({ type: 'analyse', data: { arxivIds: [ID] } });
  });

  it('offers a new analysis where trying the same again is of no use', () => {
    const page = panel({ job: aJob({ state: 'failed', error: { code: 'no-permission' } }) });
    expect(page.all('[data-action="retry"]')).toHaveLength(0);
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
  });

  it('keeps the abstract by role open beside the findings until an analysis takes the place', () => {
    const before = panel();
    expect(before.all('.workings details[open] .roles')).toHaveLength(1);
    expect(before.all('.reading .roles')).toHaveLength(0);
    const after = panel({ analyses: [anAnalysis('en')] });
    expect(after.all('.workings .roles')).toHaveLength(0);
    expect(after.all('.reading details:not([open]) .roles')).toHaveLength(1);
  });

  it('says what a waiting job waits for', () => {
    const page = panel({ job: aJob({ state: 'queued', error: { code: 'over-budget' } }) });
    expect(stateOf(page)).toBe('queued');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('over-budget');
    expect(page.all('[data-action="cancel"]')).toHaveLength(1);
  });

  it('says which version an older analysis is of, and keeps showing it', () => {
    const page = panel({ analyses: [anAnalysis('en', { arxivIdV: `${ID}v1` })] });
    expect(stateOf(page)).toBe('stale');
    expect(page.get('[data-part="stale"]').textContent).toBe(dictionaries.en.abstractPanel.stale(1, 2));
    expect(page.all('[data-part="analysis"]')).toHaveLength(1);
    expect(page.get('[data-action="analyse-abstract"]').textContent).toBe('Analyse version 2');
  });

  it('offers the missing language, and once all are there the whole again', async () => {
    answer('analyse', () => []);
    expect(panel({ analyses: [anAnalysis('zh')] }).get('[data-action="analyse-abstract"]').textContent).toBe(
      dictionaries.en.abstractPanel.translate.en,
    );
    const page = panel({ analyses: [anAnalysis('zh'), anAnalysis('en')] });
    expect(stateOf(page)).toBe('done');
    await page.press('[data-action="analyse-abstract"]');
    expect(acts().findLast(({ type }) => type === 'analyse')).toEqual({
      type: 'analyse',
      data: { arxivIds: [ID], again: true },
    });
  });

  it('says what a translation would take, where it offers one', async () => {
    answer('estimate', () => ({ papers: 1, inputTokens: 1_200, outputTokens: 700, cost: null, priceNoted: null }));
    pickedLanguages.value = 'en';
    const page = panel({ analyses: [anAnalysis('zh')] });
    await settle();
    expect(acts()).toContainEqual({ type: 'estimate', data: { arxivId: ID, form: 'abstract', language: 'en' } });
    const described = page.get('[data-action="translate"]').getAttribute('aria-describedby') ?? '';
    expect(page.get(`#${CSS.escape(described)}`).textContent).toBe('about 1,900 tokens · price unknown');
  });

  it('offers nothing to analyse where the page shows no abstract', () => {
    const page = panel({ paper: aPaper({ abstract: null }), reading: null });
    expect(stateOf(page)).toBe('idle');
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(0);
  });

  it('copies the paper as Markdown and says so', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    answer('exportPaper', () => ({ filename: 'kites.md', mime: 'text/markdown', text: '# Kites' }));
    const page = panel();
    await page.press('[data-action="copy"]');
    expect(writeText).toHaveBeenCalledWith('# Kites');
    expect(page.get('[data-action="copy"]').textContent).toBe(dictionaries.en.shared.copied);
    vi.unstubAllGlobals();
  });

  it('saves the paper as a file under the name it was given', async () => {
    const saved: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download, this.href.slice(0, 5));
    });
    answer('exportPaper', () => ({ filename: 'kites.md', mime: 'text/markdown', text: '# Kites' }));
    const page = panel();
    await page.press('[data-action="export"]');
    expect(click).toHaveBeenCalledOnce();
    expect(saved).toEqual(['kites.md', 'blob:']);
    expect(document.body.querySelectorAll('a[download]')).toHaveLength(0);
  });

  it('is cited: BibTeX on the clipboard, the others as files, nothing asked for before', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    answer('exportPaper', ({ format = '' }) => ({ filename: `kites.${format}`, mime: 'text/plain', text: format }));
    const page = panel();
    expect(page.all('[data-part="cite"]')).toHaveLength(0);
    await page.press('[data-action="cite"]');
    expect(page.get('[data-action="cite"]').getAttribute('aria-expanded')).toBe('true');
    expect(sent.some(({ type }) => type === 'exportPaper')).toBe(false);
    await page.press('[data-part="cite"] [data-action="copy"]');
    expect(writeText).toHaveBeenCalledExactlyOnceWith('bibtex');
    expect(page.get('[data-part="cite"] [role="status"]').textContent).toBe(dictionaries.en.shared.copied);
    for (const button of page.all('[data-part="cite"] [data-action="save"]')) button.click();
    await settle();
    expect(saved).toEqual(['kites.ris', 'kites.csl-json']);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});
