// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { AskBox } from '../../../components/shared/ask-box.tsx';
import type { Ask } from '../../../lib/analysis/analysis.ts';
import type { JobView } from '../../../lib/queue/job.ts';
import { answer, type Drawn, draw, resetPage, sent, settle } from './drawn.tsx';
import { aJob, anAnalysis, ID, NO_SERVICE, someSettings } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

const QUESTION = 'How long is the tail?';

function anAsk(over: Partial<Ask> = {}): Ask {
  const { findings, provenance } = anAnalysis('en');
  return {
    id: 'a1',
    arxivId: ID,
    arxivIdV: `${ID}v2`,
    question: QUESTION,
    language: 'en',
    answer: { state: 'done', text: 'It is **12 m** long.' },
    passages: findings,
    provenance: { ...provenance, form: 'ask', source: 'html' },
    ...over,
  };
}

const jobOf = (state: JobView['state'], over: Partial<JobView> = {}): JobView =>
  aJob({
    id: 'ask|a1',
    state,
    languages: ['en'],
    subject: { task: 'ask', arxivId: ID, arxivIdV: `${ID}v2`, askId: 'a1', question: QUESTION },
    ...over,
  });

let store: PaperStore;

beforeEach(() => {
  resetPage();
  store = new PaperStore();
  answer('getAsks', () => ({ asks: [], jobs: [] }));
});

async function box(settings = someSettings()): Promise<Drawn> {
  const page = draw(() => <AskBox arxivId={ID} store={store} settings={settings} />);
  await settle();
  return page;
}

async function write(page: Drawn, text: string): Promise<void> {
  const input = page.get('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}

const asked = (): unknown[] => sent.filter(({ type }) => type === 'ask').map(({ data }) => data);

describe('AskBox', () => {
  it('shows what was asked before, each answer with its passages and where it comes from', async () => {
    answer('getAsks', () => ({ asks: [anAsk(), anAsk({ id: 'a2', question: 'Why?', passages: [] })], jobs: [] }));
    const page = await box();
    expect(page.all('[data-part="asked"]')).toHaveLength(2);
    expect(page.get('[data-part="answer"]').textContent).toBe('It is 12 m long.');
    expect(page.all('[data-part="findings"] > li').map(({ dataset }) => dataset['evidence'])).toEqual([
      'verified',
      'repaired',
      'unverified',
    ]);
    expect(page.get('[data-part="provenance"]').dataset['source']).toBe('html');
    expect(page.container.textContent).toContain('names no passage');
  });

  it('asks, shows the growing answer, and then the one that is kept', async () => {
    answer('ask', () => jobOf('queued'));
    const page = await box();
    await write(page, `  ${QUESTION} `);
    await page.press('[data-action="ask"]');
    expect(asked()).toEqual([{ arxivId: ID, question: QUESTION }]);
    expect((page.get('input') as HTMLInputElement).value).toBe('');
    expect(store.isBusy.value).toBe(true);
    const partial = { en: { sections: { answer: { state: 'growing' as const, text: 'It is' } }, findings: [] } };
    store.applyEvent({ type: 'job', job: jobOf('running', { partial }) });
    await settle();
    expect(page.get('.growing').textContent).toBe('It is');
    store.applyEvent({ type: 'asks', arxivId: ID, asks: [anAsk()] });
    await settle();
    const states = (): unknown[] => page.all('[data-part="asked"]').map(({ dataset }) => dataset['state']);
    expect(states()).toEqual(['done']);
    store.applyEvent({ type: 'job', job: jobOf('done') });
    await settle();
    expect(states()).toEqual(['done']);
    expect(store.isBusy.value).toBe(false);
  });

  it('says why a question failed, and asks it again', async () => {
    answer('getAsks', () => ({ asks: [], jobs: [jobOf('failed', { error: { code: 'refusal' } })] }));
    answer('ask', () => jobOf('queued', { id: 'ask|a2' }));
    const page = await box();
    expect(page.get('[data-part="error"]').dataset['code']).toBe('refusal');
    await page.press('[data-action="retry"]');
    expect(asked()).toEqual([{ arxivId: ID, question: QUESTION }]);
    expect(page.all('[data-part="error"]')).toHaveLength(0);
  });

  it('keeps the question when it could not be sent, and sends nothing without a provider or by a script', async () => {
    const page = await box(someSettings(NO_SERVICE));
    await write(page, QUESTION);
    await page.press('[data-action="ask"]', { trusted: false });
    expect(page.all('[data-part="error"]')).toHaveLength(0);
    await page.press('[data-action="ask"]');
    expect(page.get('[data-part="error"]').dataset['code']).toBe('no-provider');
    expect(asked()).toEqual([]);
    const ready = await box();
    await write(ready, QUESTION);
    await ready.press('[data-action="ask"]');
    expect((ready.get('input') as HTMLInputElement).value).toBe(QUESTION);
    expect(ready.get('[data-part="error"]').dataset['code']).toBe('internal');
  });

  it('asks by the Enter key of a person alone, not by a form that a script submits', async () => {
    answer('ask', () => jobOf('queued'));
    const page = await box();
    await write(page, QUESTION);
    const enter = async (over: object): Promise<void> => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
      for (const [name, value] of Object.entries({ isTrusted: true, ...over })) {
        Object.defineProperty(event, name, { value });
      }
      page.get('input').dispatchEvent(event);
      await settle();
    };
    const submit = new Event('submit', { bubbles: true, cancelable: true });
    Object.defineProperty(submit, 'isTrusted', { value: true });
    page.get('form').dispatchEvent(submit);
    expect(submit.defaultPrevented).toBe(true);
    for (const over of [{ isTrusted: false }, { isComposing: true }, { repeat: true }]) await enter(over);
    expect(asked()).toEqual([]);
    await enter({});
    expect(asked()).toEqual([{ arxivId: ID, question: QUESTION }]);
  });

  it('removes an answer', async () => {
    answer('getAsks', () => ({ asks: [anAsk()], jobs: [] }));
    answer('deleteAsk', () => undefined);
    const page = await box();
    await page.press('[data-part="asked"] [data-action="clear"]');
    expect(sent).toContainEqual({ type: 'deleteAsk', data: { arxivId: ID, askId: 'a1' } });
  });

  it('says what the question would take once it stays as typed, and of nothing else', async () => {
    answer('estimate', () => ({ papers: 1, inputTokens: 20_400, outputTokens: 550, cost: null, priceNoted: null }));
    const page = await box();
    await write(page, 'How');
    await write(page, QUESTION);
    await vi.waitFor(async () => {
      await settle();
      expect(page.get('[data-part="estimate"]').textContent).toBe('about 21,000 tokens · price unknown');
    });
    expect(sent.flatMap(({ type, data }) => (type === 'estimate' ? [data] : []))).toEqual([
      { arxivId: ID, question: QUESTION },
    ]);
    for (const control of ['input', '[data-action="ask"]']) {
      const described = page.get(control).getAttribute('aria-describedby') ?? '';
      expect(page.get(`#${CSS.escape(described)}`).dataset['part']).toBe('estimate');
    }
    await write(page, '');
    expect(page.all('[data-part="estimate"]')).toHaveLength(0);
  });

  it('says it of a question that failed, beside the button that asks again', async () => {
    answer('estimate', () => ({ papers: 1, inputTokens: 2_400, outputTokens: 550, cost: 0.002, priceNoted: null }));
    answer('getAsks', () => ({ asks: [], jobs: [jobOf('failed', { error: { code: 'timeout' } })] }));
    const page = await box();
    expect(page.get('[data-part="error"] [data-part="estimate"]').textContent).toContain('US$0.0020');
  });
});
