// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EstimateStore, PACE } from '../../../components/hooks/estimate-store.ts';
import { EstimateNote } from '../../../components/shared/estimate-note.tsx';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type { Estimate, EstimateSubject } from '../../../lib/messaging/protocol.ts';
import { act } from 'preact/test-utils';
import { acts, answer, type Drawn, draw, resetPage, settle } from './drawn.tsx';
import { aView, ID, someSettings } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

const ESTIMATE: Estimate = { papers: 1, inputTokens: 1_934, outputTokens: 1_010, cost: 0.00213, priceNoted: null };
const SUBJECT: EstimateSubject = { arxivIds: [ID] };

beforeEach(() => resetPage());

async function note(over: Partial<Estimate> = {}, estimates = new EstimateStore()): Promise<Drawn> {
  answer('estimate', () => ({ ...ESTIMATE, ...over }));
  const page = draw(() => <EstimateNote id="n" estimates={estimates} subject={SUBJECT} />);
  await settle();
  return page;
}

const text = async (over: Partial<Estimate>): Promise<string> =>
  (await note(over)).get('[data-part="estimate"]').textContent ?? '';

describe('an estimate', () => {
  it('is said in round figures, with the price', async () => {
    expect(await text({})).toBe('about 2,900 tokens · about US$0.0021');
    resetPage('zh-CN');
    expect(await text({})).toBe('约 2,900 个 token · 约 0.0021 美元');
  });

  it('names the day of a price that may be old', async () => {
    expect(await text({ priceNoted: '2026-06-04' })).toContain('price of 2026-06-04');
  });

  it('of a model whose price nobody knows is tokens alone, and never 0', async () => {
    const words = await text({ cost: null });
    expect(words).toBe(`about 2,900 tokens · ${dictionaries.en.shared.costUnknown}`);
    expect(words).not.toContain('US$');
  });

  it('of next to nothing is not shown as nothing', async () => {
    expect(await text({ cost: 0.00004 })).toContain('US$0.00004');
  });

  it('of the browser’s own model says that nothing is paid', async () => {
    expect(await text({ cost: null, free: true })).toBe(`about 2,900 tokens · ${dictionaries.en.shared.free}`);
  });

  it('of a text that is not here says what it goes by, and the most it can be', async () => {
    const unread = { pages: 10, stated: false, mostTokens: 66_149, mostCost: 0.0551 };
    const size = { inputTokens: 14_000, outputTokens: 2_600, cost: 0.0123 };
    expect(await text({ ...size, unread })).toBe(
      'about 17,000 tokens if it has 10 pages, up to 66,000 · about US$0.01, up to US$0.06',
    );
    expect(await text({ ...size, unread: { ...unread, pages: 18, stated: true } })).toContain('for its 18 pages');
    // Cut to a small model, the most is what it takes.
    expect(await text({ ...size, unread: { ...unread, mostTokens: 16_600 } })).not.toContain('up to');
  });

  it.each(['over-budget', 'price-unknown'] as const)('says that the call would wait: %s', async (waits) => {
    expect(await text({ waits })).toContain(dictionaries.en.shared.estimateWaits[waits]);
  });

  it('of nothing to do, or that cannot be reckoned, is not there', async () => {
    expect((await note({ papers: 0 })).all('[data-part="estimate"]')).toHaveLength(0);
    resetPage();
    const page = draw(<EstimateNote id="n" estimates={new EstimateStore()} subject={SUBJECT} />);
    expect(page.get('[data-part="estimate"]').textContent).toBe(dictionaries.en.shared.estimating);
    await settle();
    expect(page.all('[data-part="estimate"]')).toHaveLength(0);
    expect(acts()).toHaveLength(1);
  });
});

/** What is asked for by being drawn is asked for once the drawing is done. */
async function wait(milliseconds: number): Promise<void> {
  for (const part of [milliseconds, 0]) await act(async () => void (await vi.advanceTimersByTimeAsync(part)));
}
const shown = (page: Drawn): string => page.get('[data-part="estimate"]').textContent ?? '';

async function open(estimates: EstimateStore, subject = SUBJECT): Promise<Drawn> {
  answer('estimate', () => ESTIMATE);
  const page = draw(() => <EstimateNote id="n" estimates={estimates} subject={subject} />);
  await wait(50);
  return page;
}

describe('an estimate is asked for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('once, however often it is shown', async () => {
    const estimates = new EstimateStore();
    await open(estimates);
    await open(estimates);
    expect(acts()).toEqual([{ type: 'estimate', data: SUBJECT }]);
  });

  it('anew once the paper or the settings are others, and what was asked for before that is not shown', async () => {
    const estimates = new EstimateStore();
    const page = await open(estimates);
    answer('estimate', () => ({ ...ESTIMATE, inputTokens: 8_990 }));
    estimates.applyEvent({ type: 'paper', view: aView({ paper: { ...aView().paper, arxivId: '2601.00043' } }) });
    await wait(PACE);
    expect(acts()).toHaveLength(1);
    estimates.applyEvent({ type: 'paper', view: aView() });
    await wait(PACE);
    expect(shown(page)).toContain('10,000 tokens');

    let calls = 0;
    answer('estimate', async () => {
      calls += 1;
      if (calls === 1) estimates.applyEvent({ type: 'settings', settings: someSettings() });
      return { ...ESTIMATE, inputTokens: calls === 1 ? 1 : 990 };
    });
    estimates.applyEvent({ type: 'settings', settings: someSettings() });
    await wait(PACE);
    expect(calls).toBe(1);
    expect(shown(page)).toContain('10,000 tokens');
    await wait(PACE);
    expect(calls).toBe(2);
    expect(shown(page)).toContain('2,000 tokens');
  });

  it('at its pace while a day is being read, whichever papers it is of', async () => {
    const estimates = new EstimateStore();
    const page = await open(estimates);
    for (let told = 0; told < 40; told += 1) {
      const subject: EstimateSubject = told % 2 === 0 ? SUBJECT : { arxivIds: [ID, `2601.${10_000 + told}`] };
      page.redraw(<EstimateNote id="n" estimates={estimates} subject={subject} />);
      await act(() => estimates.applyEvent({ type: 'paper', view: aView() }));
      await wait(50);
    }
    expect(acts().length).toBeGreaterThan(2);
    expect(acts().length).toBeLessThanOrEqual(1 + (40 * 50) / PACE + 1);
    await wait(2 * PACE);
    expect(page.get('[data-part="estimate"]').getAttribute('aria-busy')).toBe('false');
  });

  it('no more once it is shown nowhere', async () => {
    const estimates = new EstimateStore();
    const page = await open(estimates);
    answer('estimate', () => {
      estimates.applyEvent({ type: 'paper', view: aView() });
      return ESTIMATE;
    });
    await act(() => estimates.applyEvent({ type: 'paper', view: aView() }));
    await wait(3 * PACE);
    const asked = acts().length;
    expect(asked).toBeGreaterThan(1);
    page.redraw(<p>Elsewhere</p>);
    await wait(5 * PACE);
    expect(acts()).toHaveLength(asked);
  });
});
