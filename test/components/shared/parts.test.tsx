// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionButton } from '../../../components/shared/action-button.tsx';
import { ConfirmSpend } from '../../../components/shared/confirm-spend.tsx';
import { ErrorNotice } from '../../../components/shared/error-notice.tsx';
import { EstimateLine } from '../../../components/shared/estimate-line.tsx';
import { Findings, offlineFindings } from '../../../components/shared/findings.tsx';
import { Progress } from '../../../components/shared/progress.tsx';
import { Provenance } from '../../../components/shared/provenance.tsx';
import { Tags } from '../../../components/shared/tags.tsx';
import { ERROR_CODES } from '../../../lib/core/errors.ts';
import { ownPageErrorWords } from '../../../lib/i18n/extension-pages.ts';
import { dictionaries } from '../../../lib/i18n/index.ts';
import { answer, draw, resetPage, sent } from './drawn.tsx';
import { anAnalysis, aReading, aService } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

describe('ActionButton', () => {
  it('runs what spends only for a person, and once for a double click', async () => {
    const onAction = vi.fn<() => void>();
    const page = draw(<ActionButton action="analyse-abstract" label="Analyse" spends onAction={onAction} />);
    await page.press('button', { trusted: false });
    await page.press('button', { detail: 2 });
    expect(onAction).not.toHaveBeenCalled();
    await page.press('button');
    expect(onAction).toHaveBeenCalledOnce();
  });

  it('runs what costs nothing for a script too', async () => {
    const onAction = vi.fn<() => void>();
    const page = draw(<ActionButton action="star" label="Star" onAction={onAction} />);
    await page.press('button[data-action="star"]', { trusted: false });
    expect(onAction).toHaveBeenCalledOnce();
  });

  it('has a name even when only its drawing is shown', () => {
    const page = draw(<ActionButton action="copy" label="Copy" icon="copy" iconOnly onAction={() => {}} />);
    expect(page.get('button').getAttribute('aria-label')).toBe('Copy');
    expect(page.get('svg').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('Findings', () => {
  it.each(['en', 'zh-CN'] as const)('marks each state of evidence with words: %s', (language) => {
    resetPage(language);
    const { shared } = dictionaries[language];
    const page = draw(<Findings findings={anAnalysis('zh').findings} words="model" lang="zh" />);
    const items = page.all('[data-part="findings"] > li');
    expect(items.map((item) => item.dataset['evidence'])).toEqual(['verified', 'repaired', 'unverified']);
    expect(items.map((item) => item.dataset['sentence'])).toEqual(['4', '3 4', '']);
    expect(page.all('.evidence-word').map((each) => each.textContent)).toEqual(Object.values(shared.evidence));
    expect(page.get('.evidence').lang).toBe(language);
    expect(page.get('ul').lang).toBe(language);
    expect(page.get('.finding-text').lang).toBe('zh');
  });

  it('gives the authors’ own sentences to the letter', () => {
    const reading = aReading();
    const page = draw(<Findings findings={offlineFindings(reading)} words="authors" lang="en" />);
    expect(page.all('.finding-text').map((each) => each.textContent)).toEqual(
      reading.findings.map((id) => reading.sentences[id - 1]?.text),
    );
  });

  it('tells which sentences the finding under pointer or focus rests on', () => {
    const onSentence = vi.fn<(ids: readonly number[] | null) => void>();
    const page = draw(
      <Findings findings={anAnalysis('en').findings} words="model" lang="en" onSentence={onSentence} />,
    );
    page.all('button.evidence')[1]?.dispatchEvent(new FocusEvent('focus'));
    expect(onSentence).toHaveBeenLastCalledWith([3, 4]);
    page.all('button.evidence')[1]?.dispatchEvent(new FocusEvent('blur'));
    expect(onSentence).toHaveBeenLastCalledWith(null);
    page.get('li').dispatchEvent(new MouseEvent('mouseenter'));
    expect(onSentence).toHaveBeenLastCalledWith([4]);
    expect(page.all('button.evidence')).toHaveLength(2);
  });

  it('says so when there are none', () => {
    const page = draw(<Findings findings={[]} words="authors" lang="en" />);
    expect(page.container.textContent).toBe(dictionaries.en.shared.noFindings);
  });
});

describe('Tags', () => {
  const names = { 'kite-flying': { en: 'kite flying', zh: '放风筝' } };

  it('names a term in the language of the page and keeps its id in the attribute', () => {
    const tags = ['kite-flying'];
    const english = draw(<Tags tags={tags} names={names} />);
    expect(english.get('[data-part="tags"] [data-tag="kite-flying"]').textContent).toBe('kite flying');
    resetPage('zh-CN');
    expect(draw(<Tags tags={tags} names={names} />).get('[data-tag]').textContent).toBe('放风筝');
    expect(draw(<Tags tags={tags} names={names} lang="en" />).get('[data-tag]').textContent).toBe('kite flying');
  });

  it('tells phrases of the title from the themes', () => {
    const page = draw(<Tags tags={['kite-flying']} names={names} phrases={['tether drag']} />);
    expect(page.all('[data-tag]').map((each) => each.dataset['kind'])).toEqual([undefined, 'phrase']);
    const phrase = page.get('[data-kind="phrase"]');
    expect([phrase.textContent, phrase.lang, phrase.title]).toEqual([
      'tether drag',
      'en',
      dictionaries.en.shared.keyphraseHint,
    ]);
  });

  it('shows a free tag as it is, and counts what is left out', () => {
    const page = draw(<Tags tags={['风筝', 'b', 'c']} lang="zh" limit={1} />);
    expect(page.all('[data-tag]').map((each) => [each.textContent, each.lang])).toEqual([['风筝', 'zh']]);
    expect(page.container.textContent).toContain('+2');
  });
});

describe('ErrorNotice', () => {
  it.each(['en', 'zh-CN'] as const)('has words for every code: %s', (language) => {
    resetPage(language);
    for (const code of ERROR_CODES) {
      const page = draw(<ErrorNotice error={{ code }} />);
      const { message, next } = { ...dictionaries[language].errors, ...ownPageErrorWords[language] }[code];
      expect(page.get(`[data-part="error"][data-code="${code}"][role="alert"]`).textContent).toContain(message);
      expect(page.container.textContent).toContain(next);
    }
  });

  it('offers the step that helps', async () => {
    answer('openOptions', () => {});
    const onRetry = vi.fn<() => void>();
    const page = draw(<ErrorNotice error={{ code: 'no-key' }} onRetry={onRetry} />);
    expect(page.all('[data-action="retry"]')).toHaveLength(0);
    await page.press('[data-action="open-options"]');
    expect(sent.filter(({ type }) => type === 'openOptions')).toHaveLength(1);

    const other = draw(<ErrorNotice error={{ code: 'timeout' }} onRetry={onRetry} />);
    expect(other.all('[data-action="open-options"]')).toHaveLength(0);
    await other.press('[data-action="retry"]');
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('shows what the server said as text, and how long it asks to wait', () => {
    const page = draw(<ErrorNotice error={{ code: 'rate-limited', detail: '<b>429</b>', retryAfter: 19.2 }} />);
    expect(page.get('details').textContent).toContain('<b>429</b>');
    expect(page.container.textContent).toContain('20 seconds');
  });
});

describe('what is said of cost', () => {
  it('says an unknown price in tokens only', () => {
    const estimate = { papers: 3, inputTokens: 1000, outputTokens: 500, cost: null, priceNoted: null };
    const page = draw(<EstimateLine estimate={estimate} />);
    expect(page.get('[data-part="estimate"]').textContent).toBe(
      '3 papers, about 1,500 tokens · price of this model unknown',
    );
    expect(page.container.textContent).not.toContain('$');
  });

  it('says a known price in money, and nothing to send as nothing', () => {
    const known = draw(
      <EstimateLine estimate={{ papers: 1, inputTokens: 9, outputTokens: 1, cost: 0.5, priceNoted: null }} />,
    );
    expect(known.container.textContent).toContain('US$0.50');
    const none = draw(
      <EstimateLine estimate={{ papers: 0, inputTokens: 0, outputTokens: 0, cost: 0, priceNoted: null }} />,
    );
    expect(none.container.textContent).toBe(dictionaries.en.shared.estimateNothing);
  });

  it('says of the browser’s own model that nothing is paid, and that nothing leaves', () => {
    const estimate = { papers: 1, inputTokens: 9, outputTokens: 1, cost: null, priceNoted: null, free: true } as const;
    const page = draw(<EstimateLine estimate={estimate} />);
    expect(page.container.textContent).toBe('1 paper, about 10 tokens · nothing is paid');
    const confirm = draw(
      <ConfirmSpend
        action="analyse-all"
        label="Go"
        service={{ ...aService(), host: null }}
        task="abstract"
        recipient={(name) => `to ${name}`}
        estimate={estimate}
        onConfirm={() => {}}
        onCancel={() => {}}
      />,
    );
    expect(confirm.get('[data-part="recipient"]').textContent).toBe('Nothing leaves this computer.');
  });

  it('says in the provenance what the browser’s own models made', () => {
    const provenance = { ...anAnalysis('en').provenance, provider: 'on-device', model: 'browser-model', cost: null };
    const written = draw(<Provenance provenance={{ ...provenance, untranslated: true }} />);
    expect(written.container.textContent).toContain('browser-model, in this browser');
    expect(written.container.textContent).toContain('has no translator ready');
    expect(written.container.textContent).toContain('nothing is paid');
    expect(written.container.textContent).not.toContain('price');
    const translatedFrom = { language: 'en', model: 'browser-model' } as const;
    const translated = draw(
      <Provenance
        provenance={{
          ...provenance,
          model: 'Translator',
          promptVersion: null,
          inputTokens: null,
          outputTokens: null,
          translatedFrom,
        }}
      />,
    );
    expect(translated.container.textContent).toContain('machine translation in this browser (Translator)');
    expect(translated.container.textContent).not.toMatch(/prompt version|token/);
  });

  it('cannot be agreed to before it is known', () => {
    const props = {
      action: 'analyse-all',
      label: 'Go',
      service: aService(),
      task: 'abstract',
      recipient: (name: string) => `to ${name}`,
      onConfirm: () => {},
      onCancel: () => {},
    } as const;
    const page = draw(<ConfirmSpend {...props} estimate={null} />);
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(0);
    page.redraw(
      <ConfirmSpend
        {...props}
        estimate={{ papers: 2, inputTokens: 1, outputTokens: 1, cost: null, priceNoted: null }}
      />,
    );
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(1);
    expect(page.get('[data-part="recipient"]').textContent).toBe('to models.example');
    expect(page.all('[data-part="consent"]')).toHaveLength(0);
  });

  it('says when a preset’s price was noted, and that it may be out of date', () => {
    const estimate = { papers: 1, inputTokens: 9, outputTokens: 1, cost: 0.5, priceNoted: '2026-06-04' };
    expect(draw(<EstimateLine estimate={estimate} />).container.textContent).toContain(
      'price noted on 2026-06-04, may be out of date',
    );
  });

  it('stands in the provenance, with model, prompt version, day and evidence', () => {
    const page = draw(<Provenance provenance={anAnalysis('en').provenance} />);
    const text = page.get('[data-part="provenance"][data-source="abstract"]').textContent;
    for (const fact of ['kite-1', 'prompt version 1', '1,234 tokens', 'price unknown', '2 of 3 findings']) {
      expect(text).toContain(fact);
    }
    const offline = {
      ...anAnalysis('en').provenance,
      source: 'offline' as const,
      model: null,
      inputTokens: null,
      outputTokens: null,
    };
    expect(draw(<Provenance provenance={offline} />).container.textContent).not.toContain('token');
  });
});

function provenanceOf(pages?: { read: number; total: number }): string {
  const read = { omitted: [], shortened: [], words: 9_000, totalWords: 9_000, ...(pages ? { pages } : {}) };
  const provenance = { ...anAnalysis('en').provenance, source: 'pdf' as const, read };
  return draw(<Provenance provenance={provenance} />).container.innerText;
}

describe('words that are not ours', () => {
  const RLO = '\u202e';
  const PDI = '\u2069';

  it('of a server stand isolated beside the code of their error', () => {
    const page = draw(<ErrorNotice error={{ code: 'server-error', detail: `${PDI}${RLO}down` }} />);
    expect(page.get('.detail > bdi').textContent).toBe(`${RLO}down`);
    expect(page.get('.detail > bdi').dir).toBe('ltr');
  });

  it('get no element where they read from left to right only', () => {
    const page = draw(<Findings findings={anAnalysis('zh').findings} words="model" lang="zh" />);
    expect(page.all('bdi')).toHaveLength(0);
  });

  it('of a model stand isolated in a finding', () => {
    const [finding] = anAnalysis('en').findings;
    if (!finding) throw new Error('The fixture has no finding.');
    const page = draw(<Findings findings={[{ ...finding, text: `${RLO}5%` }]} words="model" lang="en" />);
    expect(page.get('.finding-text > bdi').textContent).toBe(`${RLO}5%`);
  });

  it('in a sentence or a title of ours are isolated by signs', () => {
    const read = { omitted: [`${PDI}${RLO}A`], shortened: [], words: 1, totalWords: 2 };
    const provenance = { ...anAnalysis('en').provenance, model: `${RLO}kite`, read };
    const line = draw(<Provenance provenance={provenance} />).get('[data-part="provenance"]');
    expect(line.textContent).toContain(`\u2068${RLO}kite${PDI}`);
    expect(line.title).toContain(`\u2068${RLO}A${PDI}`);
  });
});

describe('Provenance of a PDF', () => {
  it.each([
    ['en', 'only the first 200 of 1,350 pages were read'],
    ['zh-CN', '只读了前 200 页，全文共 1,350 页'],
  ] as const)('says when its end was not read: %s', (language, words) => {
    resetPage(language);
    expect(provenanceOf({ read: 200, total: 1_350 })).toContain(words);
  });

  it('says nothing of pages where all were read, or none were counted yet', () => {
    expect(provenanceOf({ read: 12, total: 12 })).not.toContain('page');
    expect(provenanceOf()).not.toContain('page');
  });
});

describe('Progress', () => {
  it('is read out politely, and has a bar only when its length is known', () => {
    const page = draw(<Progress label="2 of 5" value={2} max={5} />);
    expect(page.get('[data-part="progress"] [aria-live="polite"]').textContent).toBe('2 of 5');
    expect(page.get('progress').getAttribute('max')).toBe('5');
    expect(draw(<Progress label="writing" />).all('progress')).toHaveLength(0);
  });
});
