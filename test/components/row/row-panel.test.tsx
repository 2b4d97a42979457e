// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { RowPanel } from '../../../components/row/row-panel.tsx';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import type { PageSettings } from '../../../lib/settings/settings.ts';
import { acts, answer, type Drawn, draw, resetPage, sent, settle } from '../shared/drawn.tsx';
import {
  aJob,
  anAnalysis,
  anImportedAnalysis,
  aPaper,
  aReading,
  aView,
  ID,
  NO_KEY,
  NO_SERVICE,
  SENTENCES,
  someSettings,
} from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

beforeEach(() => resetPage());

function row(over: Partial<PaperView> = {}, settings: PageSettings = someSettings()): Drawn & { store: PaperStore } {
  const store = new PaperStore();
  store.put([aView(over)]);
  const view = store.find(ID);
  if (!view) throw new Error('the store lost the paper');
  return { ...draw(() => <RowPanel view={view.value} store={store} settings={settings} />), store };
}

const OPEN = '[data-action="toggle"]';

describe('a closed row', () => {
  it('says the paper in the authors’ words and shows every finding, with no provider at all', () => {
    const page = row({}, someSettings(NO_SERVICE));
    expect(page.get('[data-state]').dataset['state']).toBe('offline');
    expect(page.get('[data-part="tldr"]').textContent).toBe(SENTENCES[2]?.[1]);
    expect(page.get('[data-part="tldr"]').lang).toBe('en');
    expect(page.container.textContent).toContain(dictionaries.en.shared.authorsWords);
    const findings = page.all('[data-part="findings"] > li[data-evidence="verified"]');
    expect(findings.map((each) => each.dataset['sentence'])).toEqual(['4', '3']);
    expect(page.all('.row-body')).toHaveLength(0);
  });

  it('begins the one sentence after its lead-in', () => {
    const text = SENTENCES[2]?.[1] ?? '';
    const shown = row({ reading: aReading({ tldrStart: 4 }) }).get('[data-part="tldr"]').textContent ?? '';
    expect(shown.slice(1)).toBe(text.slice(5));
    expect(shown.charAt(0)).toBe(text.charAt(4).toUpperCase());
  });

  it.each(['en', 'zh-CN'] as const)('speaks the language of the page: %s', (language) => {
    resetPage(language);
    const page = row();
    const words = dictionaries[language];
    expect(page.get('.row-panel').lang).toBe(language);
    expect(page.get('[data-action="analyse-abstract"]').textContent).toBe(words.row.analyse);
    expect(page.get('[data-action="hide"]').textContent).toBe(words.shared.hide);
    expect(page.get(OPEN).textContent).toBe(words.row.moreFindings(2));
  });

  it('shows a model’s findings in the reader’s language once there are some', () => {
    resetPage('zh-CN');
    const page = row({ analyses: [anAnalysis('en'), anAnalysis('zh')] });
    expect(page.get('[data-state]').dataset['state']).toBe('done');
    expect(page.get('[data-part="findings"]').dataset['words']).toBe('model');
    expect(page.get('.finding-text').lang).toBe('zh');
  });

  it('keeps to the authors’ sentences where an analysis came with a report', () => {
    const page = row({ analyses: [anImportedAnalysis('en')] });
    expect(page.get('[data-part="findings"]').dataset['words']).toBe('authors');
  });

  it('shows a refusal in a report as failed, and offers to ask', () => {
    const page = row({ failedImport: true });
    expect(page.get('[data-state]').dataset['state']).toBe('failed');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('imported-refusal');
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
    expect(
      row({ failedImport: true, analyses: [anAnalysis('en'), anAnalysis('zh')] }).all('[data-part="error"]'),
    ).toEqual([]);
  });

  it('names who would get the text before the first send', () => {
    expect(row().get('.recipient').textContent).toContain('models.example');
  });

  it('says how the work stands, with a way to stop or to try again', async () => {
    answer('cancel', () => ({ waiting: [], running: 0 }));
    const running = row({ job: aJob({ received: 1234 }) });
    expect(running.get('[data-part="progress"]').textContent).toContain('1,234');
    await running.press('[data-action="cancel"]');
    expect(acts().at(-1)?.type).toBe('cancel');

    answer('analyse', () => [aJob({ state: 'queued', createdAt: 2 })]);
    const failed = row({ job: aJob({ state: 'failed', error: { code: 'refusal' } }) });
    expect(failed.get('[data-part="error"]').dataset['code']).toBe('refusal');
    await failed.press('[data-action="retry"]');
    expect(failed.get('[data-state]').dataset['state']).toBe('queued');
  });

  it('works without an abstract: says why it says nothing, and still keeps a star', async () => {
    answer('setMark', () => ({ arxivId: ID, seenAt: null, starredAt: 'now', hiddenAt: null }));
    const page = row({ paper: aPaper({ abstract: null }), reading: null });
    expect(page.get('[data-state]').dataset['state']).toBe('idle');
    expect(page.get('a').getAttribute('href')).toBe(`https://arxiv.org/abs/${ID}`);
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(0);
    await page.press('[data-action="star"]');
    expect(page.get('[data-action="star"]').getAttribute('aria-pressed')).toBe('true');
  });

  it('shows an error that no job carries, such as a star that could not be kept', async () => {
    const page = row();
    await page.press('[data-action="star"]');
    expect(page.get('[data-action="star"]').getAttribute('aria-pressed')).toBe('false');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('internal');
  });
});

describe('an open row', () => {
  it('shows every finding in full, and each sentence with its role', async () => {
    const page = row();
    expect(page.get(OPEN).getAttribute('aria-expanded')).toBe('false');
    await page.press(OPEN);
    expect(page.get(OPEN).getAttribute('aria-expanded')).toBe('true');
    expect(page.all('[data-part="findings"]')).toHaveLength(1);
    expect(page.all('.roles > li').map((each) => each.dataset['role'])).toEqual(SENTENCES.map(([role]) => role));
    await page.press(OPEN);
    expect(page.all('.row-body')).toHaveLength(0);
  });

  it('has one button to analyse with, open or closed', async () => {
    const page = row();
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
    await page.press(OPEN);
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
    expect(page.get('[data-part="recipient"]').textContent).toContain('models.example');
  });

  it('opens to what is being written when an analysis is asked for', async () => {
    answer('analyse', () => [
      aJob({ partial: { en: { findings: [], sections: { impact: { state: 'growing', text: 'Hig' } } } } }),
    ]);
    const page = row();
    await page.press('[data-action="analyse-abstract"]', { trusted: false });
    expect(sent.filter(({ type }) => type === 'analyse')).toHaveLength(0);
    await page.press('[data-action="analyse-abstract"]');
    expect(sent.filter(({ type }) => type === 'analyse')).toEqual([{ type: 'analyse', data: { arxivIds: [ID] } }]);
    expect(page.get('[data-state]').dataset['state']).toBe('running');
    expect(page.get('[data-section="impact"]').textContent).toContain('Hig');
    page.store.applyEvent({ type: 'paper', view: aView({ analyses: [anAnalysis('zh'), anAnalysis('en')] }) });
    await settle();
    expect(page.get('[data-state]').dataset['state']).toBe('done');
    expect(page.all('[data-part="analysis"] [data-section]')).toHaveLength(5);
  });

  it('says that only the key is missing where a model is chosen', async () => {
    const page = row({}, someSettings(NO_KEY));
    await page.press('[data-action="analyse-abstract"]');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('no-key');
  });

  it('leads to the options with the reason when no provider is set up', async () => {
    answer('openOptions', () => {});
    const page = row({}, someSettings(NO_SERVICE));
    await page.press('[data-action="analyse-abstract"]');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('no-provider');
    await page.press('[data-action="open-options"]');
    expect(sent.map(({ type }) => type)).toContain('openOptions');
    expect(sent.map(({ type }) => type)).not.toContain('analyse');
  });

  it('opens the note editor, with the caret in it', async () => {
    answer('getNote', () => null);
    const page = row();
    await page.press('[data-action="note"]');
    expect(page.get('[data-part="note"] textarea')).toBe(document.activeElement);
  });
});

describe('a hidden row', () => {
  it('is one line with a way back', async () => {
    answer('setMark', ({ hidden }) => ({
      arxivId: ID,
      seenAt: null,
      starredAt: null,
      hiddenAt: hidden ? 'now' : null,
    }));
    const page = row();
    await page.press('[data-action="hide"]');
    expect(page.all('[data-part="tldr"], [data-part="findings"]')).toHaveLength(0);
    expect(page.get('[data-action="hide"]').textContent).toBe(dictionaries.en.shared.show);
    await page.press('[data-action="hide"]');
    expect(page.all('[data-part="tldr"]')).toHaveLength(1);
  });
});

/** Estimates asked for. */
const priced = (): unknown[] => acts().flatMap(({ type, data }) => (type === 'estimate' ? [data] : []));
const point = (page: Drawn, type: string, pointerType = 'mouse'): boolean =>
  page.get('.priced').dispatchEvent(new PointerEvent(type, { pointerType }));

describe('what an analysis would take', () => {
  const BUTTON = '[data-action="analyse-abstract"]';
  const ESTIMATE = { papers: 1, inputTokens: 2_000, outputTokens: 900, cost: null, priceNoted: null };

  beforeEach(() => {
    answer('estimate', () => ESTIMATE);
  });

  it('is not asked for by a closed row, nor by a pointer that passes over it', async () => {
    const page = row();
    point(page, 'pointerenter');
    point(page, 'pointerleave');
    point(page, 'pointerenter', 'touch');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
    expect(priced()).toEqual([]);
    expect(page.all('[data-part="estimate"]')).toHaveLength(0);
  });

  it('stands at the button while a pointer rests on it, with who would be sent what', async () => {
    const page = row();
    point(page, 'pointerenter');
    await vi.waitFor(async () => {
      await settle();
      expect(page.get('[data-part="estimate"]').textContent).toBe('about 2,900 tokens · price unknown');
    });
    expect(page.get('.bubble').textContent).toContain('Sends title and abstract to models.example.');
    point(page, 'pointerleave');
    await settle();
    expect(page.all('.bubble')).toHaveLength(0);
  });

  it('describes the button to whoever comes by keyboard, is asked for once, and goes with Escape', async () => {
    const page = row();
    for (const _ of [1, 2]) {
      page.get(BUTTON).dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      await settle();
      const described = page.get(BUTTON).getAttribute('aria-describedby') ?? '';
      expect(page.get(`#${CSS.escape(described)}`).textContent).toContain('about 2,900 tokens');
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      await settle();
      expect(page.all('.bubble')).toHaveLength(0);
      expect(page.get(BUTTON).hasAttribute('aria-describedby')).toBe(false);
    }
    expect(priced()).toEqual([{ arxivIds: [ID] }]);
  });

  it('stands below both buttons of an open row, each described by its own', async () => {
    const page = row();
    await page.press(OPEN);
    await settle();
    expect(priced()).toEqual([{ arxivIds: [ID] }, { arxivIds: [ID], form: 'fulltext' }]);
    for (const [action, form] of [
      ['analyse-abstract', 'Abstract'],
      ['analyse-fulltext', 'Full text'],
    ]) {
      const described = page.get(`[data-action="${action}"]`).getAttribute('aria-describedby') ?? '';
      expect(page.get(`#${CSS.escape(described)}`).textContent).toBe(`${form}: about 2,900 tokens · price unknown`);
    }
  });

  it('is that of a second asking where everything is there, and of the same work where it is tried again', async () => {
    const languages = ['en', 'zh'] as const;
    const done = row({ analyses: languages.map((language) => anAnalysis(language)) });
    await done.press(OPEN);
    await settle();
    expect(priced()).toContainEqual({ arxivIds: [ID], again: true });

    sent.length = 0;
    const subject = { task: 'analysis', arxivId: ID, arxivIdV: `${ID}v2`, form: 'fulltext' } as const;
    const failed = row({ job: aJob({ subject, state: 'failed', error: { code: 'timeout' } }) });
    failed.get('[data-action="retry"]').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await settle();
    expect(priced()).toEqual([{ arxivIds: [ID], form: 'fulltext' }]);
    expect(failed.get('.bubble').textContent).toContain('Sends the text of the paper to models.example.');
    await failed.press(OPEN);
    expect(failed.get('[data-part="error"] [data-part="estimate"]').textContent).toContain('2,900');
  });

  it('is not asked for without a service to ask', async () => {
    const page = row({}, someSettings(NO_SERVICE));
    expect(page.all('.priced')).toHaveLength(0);
    await page.press(OPEN);
    await settle();
    expect(priced()).toEqual([]);
  });
});
