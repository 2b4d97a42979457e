// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DigestStore } from '../../../components/hooks/digest-store.ts';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { TriageStore } from '../../../components/hooks/triage-store.ts';
import { ListingBar, type ListingBarProps } from '../../../components/listing-bar/listing-bar.tsx';
import type { Health } from '../../../lib/arxiv/health.ts';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type { BatchView, PaperView } from '../../../lib/messaging/protocol.ts';
import { vocabulary } from '../../../lib/reader/vocabulary/index.ts';
import { acts, answer, type Drawn, draw, resetPage, sent, settle } from '../shared/drawn.tsx';
import {
  aDigestView,
  aJob,
  anAnalysis,
  aPaper,
  aReading,
  aView,
  NO_SERVICE,
  someSettings,
} from '../shared/fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('../shared/drawn.tsx')).callStandIn }));

const [A = '', B = ''] = vocabulary().map((term) => term.id);
const ids = ['2601.00001', '2601.00002', '2601.00003'];
const ESTIMATE = { papers: 3, inputTokens: 3000, outputTokens: 1500, cost: 0.02, priceNoted: null };

beforeEach(() => {
  resetPage();
  answer('getDigest', () => aDigestView());
  answer('listBatches', () => []);
  answer('estimate', (asked) => ({ ...ESTIMATE, papers: 'arxivIds' in asked ? asked.arxivIds.length : 1 }));
  answer('estimateDigest', () => ({ ...ESTIMATE, papers: 10 }));
});

const paperView = (index: number, over: Partial<PaperView> = {}): PaperView =>
  aView({
    paper: aPaper({ arxivId: ids[index] ?? '' }),
    reading: aReading({ tags: index === 0 ? [A, B] : [B] }),
    ...over,
  });
const jobOf = (index: number, state: 'queued' | 'running' | 'failed' | 'batched'): ReturnType<typeof aJob> =>
  aJob({
    id: `job-${index}`,
    state,
    subject: { task: 'analysis', arxivId: ids[index] ?? '', arxivIdV: `${ids[index]}v1`, form: 'abstract' },
    error: state === 'failed' ? { code: 'timeout' } : null,
  });

const healthy: Health = {
  entries: 3,
  read: 3,
  confidence: 1,
  missing: { id: 0, title: 0, authors: 0, subjects: 0, abstract: 0 },
};

async function bar(
  views: PaperView[] = [paperView(0), paperView(1), paperView(2)],
  over: Partial<ListingBarProps> = {},
): Promise<Drawn & { store: PaperStore; digest: DigestStore; props: ListingBarProps }> {
  const store = new PaperStore();
  store.listing = () => 'cs.RO 2026-01-27';
  store.put(views);
  const digest = new DigestStore('cs.RO', '2026-01-27');
  await digest.refresh();
  const triage = new TriageStore(store);
  triage.rows.value = views.map(({ paper: { arxivId } }) => ({ anchor: {}, arxivId, kind: 'new', section: 0 }));
  const props: ListingBarProps = {
    category: 'cs.RO',
    announcementDate: '2026-01-27',
    health: healthy,
    getReport: () => 'the report',
    store,
    digest,
    settings: someSettings(),
    triage,
    sections: [
      { name: 'New submissions', kind: 'new', day: null },
      { name: null, kind: null, day: null },
    ],
    onSection: () => {},
    onOpenPaper: () => true,
    ...over,
  };
  return { ...draw(() => <ListingBar {...props} />), store, digest, props };
}

describe('ListingBar', () => {
  it.each(['en', 'zh-CN'] as const)('says the day and how much was read: %s', async (language) => {
    resetPage(language);
    answer('getDigest', () => aDigestView());
    const page = await bar([paperView(0), paperView(1), paperView(2, { reading: null })]);
    const root = page.get('.listing-bar');
    expect(root.dataset).toMatchObject({ entries: '3', read: '2', confidence: '1', state: 'offline' });
    expect(root.lang).toBe(language);
    expect(page.get('[data-part="coverage"]').textContent).toBe(dictionaries[language].listingBar.coverage(2, 3));
    expect(root.textContent).toContain(language === 'en' ? 'Tuesday' : '星期二');
  });

  it.each([
    ['en', ['New submissions 3', 'Fri, 19 Dec 2025 0', 'Odds 0']],
    ['zh-CN', ['新论文 3', '2025年12月19日星期五 0', 'Odds 0']],
  ] as const)('leads to each section by its name and number of rows: %s', async (language, labels) => {
    resetPage(language);
    const page = await bar(undefined, {
      sections: [
        { name: 'New submissions', kind: 'new', day: null },
        { name: 'Fri, 19 Dec 2025', kind: null, day: '2025-12-19' },
        { name: 'Odds', kind: null, day: null },
      ],
    });
    await page.press('[data-action="show-more"]');
    expect(page.all('[data-action="go-to-section"]').map((button) => button.textContent.trim())).toEqual(labels);
  });

  it('shows today’s summary where it is asked for', async () => {
    const page = await bar();
    expect(page.all('[data-part="digest"]')).toHaveLength(0);
    await page.press('[data-action="show-more"]');
    expect(page.get('[data-part="digest"]').dataset['source']).toBe('offline');
  });

  it('is told of a new summary, and of one being written', async () => {
    const page = await bar();
    await page.press('[data-action="show-more"]');
    const digestJob = aJob({
      subject: { task: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' },
      state: 'running',
    });
    page.digest.applyEvent({ type: 'job', job: digestJob });
    await settle();
    expect(page.get('.listing-bar').dataset['state']).toBe('running');
    expect(page.all('[data-action="build-digest"]')).toHaveLength(0);
    answer('getDigest', () => aDigestView('model'));
    page.digest.applyEvent({ type: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' });
    await settle();
    expect(page.get('[data-part="digest"]').dataset['source']).toBe('model');
  });

  it('names price and recipient before a model writes the summary', async () => {
    answer('buildDigest', () =>
      aJob({ state: 'queued', subject: { task: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' } }),
    );
    const page = await bar();
    await page.press('[data-action="show-more"]');
    await page.press('[data-action="build-digest"]');
    expect(page.get('[data-part="estimate"]').textContent).toContain('US$0.02');
    expect(page.get('[data-part="recipient"]').textContent).toContain('models.example');
    expect(sent.some(({ type }) => type === 'buildDigest')).toBe(false);
    await page.press('[data-action="build-digest"]', { trusted: false });
    expect(sent.some(({ type }) => type === 'buildDigest')).toBe(false);
    await page.press('[data-action="build-digest"]');
    expect(acts().at(-1)).toEqual({
      type: 'buildDigest',
      data: { category: 'cs.RO', announcementDate: '2026-01-27', again: false },
    });
    expect(page.all('[data-part="progress"]')).toHaveLength(1);
  });

  it('counts tags and filters by the one that is pressed', async () => {
    const page = await bar();
    await page.press('[data-action="show-filter"]');
    const chips = page.all('.tag-filter [data-tag]');
    expect(chips.map((chip) => [chip.dataset['tag'], chip.querySelector('.muted')?.textContent])).toEqual([
      [B, '3'],
      [A, '1'],
    ]);
    await page.press(`[data-tag="${A}"]`);
    expect(page.props.triage.view.value.tag).toBe(A);
    expect(page.get('.filter-result').textContent).toBe('1 of 3 match');
    await page.press('[data-action="clear"]');
    expect(page.props.triage.view.value.tag).toBeNull();
  });
});

describe('folded', () => {
  it('says what is filtered, with the way back, and remembers for the tab what was opened', async () => {
    const page = await bar();
    expect(page.all('.bar-fold, [data-part="digest"], .tag-filter')).toHaveLength(0);
    page.props.triage.change({ tag: A, kinds: ['new'] });
    await settle();
    expect(page.get('[data-action="show-filter"]').textContent).toBe('Filter (2)');
    expect(page.get('.filter-result').textContent).toBe('1 of 3 match');
    await page.press('[data-action="show-filter"]');
    expect(page.get('[data-action="show-filter"]').getAttribute('aria-expanded')).toBe('true');
    expect(page.all('.filter-result')).toHaveLength(1);
    await page.press('[data-action="clear"]');
    expect(page.get('[data-action="show-filter"]').textContent).toBe('Filter');
    const again = await bar();
    expect(again.all('[data-part="filter"]')).toHaveLength(1);
    await again.press('[data-action="show-filter"]');
    expect((await bar()).all('.bar-fold')).toHaveLength(0);
  });

  it('has the button for everything there before papers are read, and lets it be pressed after', async () => {
    const early = await bar([], { isOpening: true });
    const button = early.get('[data-action="analyse-all"]') as HTMLButtonElement;
    expect([button.textContent, button.disabled]).toEqual(['Analyse 3 papers…', true]);
    const page = await bar();
    expect((page.get('[data-action="analyse-all"]') as HTMLButtonElement).disabled).toBe(false);
  });

  it('keeps first steps behind one press', async () => {
    const firstSteps = [{ step: 'follow' as const, text: 'Follow a category.', button: 'Choose', dismiss: 'Close' }];
    const page = await bar(undefined, { settings: { ...someSettings(), firstSteps } });
    expect(page.all('[data-part="first-steps"]')).toHaveLength(0);
    await page.press('[data-action="show-steps"]');
    expect(page.get('[data-part="first-steps"]').textContent).toContain('Follow a category.');
  });

  it('says an error in its line, with what tries again', async () => {
    const onRetry = vi.fn<() => void>();
    const page = await bar(undefined, { error: { code: 'answer-lost' }, onRetry });
    expect(page.get('.bar-status [data-part="error"]').dataset['code']).toBe('answer-lost');
    await page.press('.bar-status [data-action="retry"]');
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says that a summary is being written and papers are being graded', async () => {
    const subject = { task: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' } as const;
    answer('getDigest', () => ({ ...aDigestView(), job: aJob({ subject, state: 'running' }) }));
    answer('grade', () => [aJob({ id: 'grade', subject: { task: 'grade', arxivIds: ids }, state: 'running' })]);
    const page = await bar();
    await page.store.grades.ask(ids, undefined);
    await settle();
    expect(page.all('.bar-status [data-part="progress"]')).toHaveLength(2);
    answer('cancel', () => ({ waiting: [], running: 1 }));
    await page.press('.bar-status [data-part="progress"]:last-of-type [data-action="cancel"]');
    expect(acts().at(-1)).toEqual({ type: 'cancel', data: { jobIds: ['grade'] } });
  });
});

const grading = (): unknown[] =>
  sent.flatMap(({ type, data }) =>
    type === 'estimate' && 'grade' in (data as object) ? [(data as { grade: unknown }).grade] : [],
  );

describe('the funnel', () => {
  it('offers, at a price, the rows that are seen: in their order, without those graded, filtered out or folded', async () => {
    const page = await bar([
      paperView(0, { paper: aPaper({ arxivId: ids[0] ?? '', codeLinks: [] }) }),
      paperView(1, { paper: aPaper({ arxivId: ids[1] ?? '', codeLinks: ['https://code.example/a'] }) }),
      paperView(2, { reading: aReading({ tags: [A] }) }),
    ]);
    await page.press('[data-action="show-more"]');
    await settle();
    expect(grading().at(-1)).toEqual(ids);
    expect(page.get('[data-part="funnel"] [data-part="estimate"]').textContent).toContain('US$0.02');
    page.props.triage.change({ order: 'code' });
    await vi.waitFor(() => expect((grading().at(-1) as string[])[0]).toBe(ids[1]));
    page.props.triage.change({ tag: A });
    await vi.waitFor(() => expect(grading().at(-1)).not.toContain(ids[1]));
    expect(page.get('[data-action="grade"]').textContent).toBe('Grade the next 2');
    answer('grade', () => []);
    await page.press('[data-action="grade"]');
    expect(acts().at(-1)).toMatchObject({ type: 'grade', data: { arxivIds: [ids[0], ids[2]] } });
  });

  it('offers nothing that the summary of the day is reading', async () => {
    const subject = { task: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' } as const;
    const view = aDigestView();
    answer('getDigest', () => ({ ...view, job: aJob({ subject, state: 'running' }) }));
    const page = await bar();
    await page.press('[data-action="show-more"]');
    await settle();
    expect(page.all('[data-part="funnel"]')).toHaveLength(1);
    expect(page.all('[data-action="grade"]')).toHaveLength(0);
    expect(grading()).toEqual([]);
    answer('getDigest', () => ({ ...view, job: null }));
    await page.props.digest?.refresh();
    await settle();
    expect(page.all('[data-action="grade"]')).toHaveLength(1);
  });
});

const BATCH: BatchView = {
  id: 'mb-1',
  profileId: 'default',
  service: 'Example',
  model: 'kite-1',
  state: 'submitted',
  since: Date.now(),
  items: 120,
  back: 63,
  unanswered: 0,
  error: null,
};

describe('as a batch', () => {
  it('is offered beside the other choice with a price of its own, and sends what was agreed to', async () => {
    const half = { papers: 3, inputTokens: 3000, outputTokens: 1500, cost: 0.01, priceNoted: null, discount: 0.5 };
    answer('estimate', () => ({ ...ESTIMATE, batch: half }));
    answer('analyseAsBatch', ({ arxivIds }) => arxivIds.map((_, index) => jobOf(index, 'batched')));
    const page = await bar();
    await page.press('[data-action="analyse-all"]');
    expect(page.get('[data-part="batch-offer"]').textContent).toContain('half the price');
    expect(page.get('[data-part="batch-offer"] [data-part="estimate"]').textContent).toContain('US$0.01');
    await page.press('[data-action="analyse-batch"]', { trusted: false });
    expect(sent.some(({ type }) => type === 'analyseAsBatch')).toBe(false);
    await page.press('[data-action="analyse-batch"]');
    expect(sent.find(({ type }) => type === 'analyseAsBatch')?.data).toEqual({
      arxivIds: ids,
      listing: 'cs.RO 2026-01-27',
    });
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(0);
  });

  it('says how far a batch is, and cancels it', async () => {
    answer('listBatches', () => [BATCH]);
    answer('cancelBatch', () => {});
    const page = await bar();
    await settle();
    expect(page.get('[data-part="batches"]').textContent).toContain('63 of 120 back');
    await page.press('[data-action="cancel-batch"]');
    expect(acts().at(-1)).toEqual({ type: 'cancelBatch', data: { id: 'mb-1' } });
  });

  it.each([
    ['settle-singly', 'singly'],
    ['settle-leave', 'leave'],
  ])('asks what is to become of papers without an answer: %s', async (action, how) => {
    answer('settleBatch', () => {});
    const page = await bar();
    await settle();
    const error = { code: 'batch-unfinished', detail: 'expired' } as const;
    page.store.applyEvent({ type: 'batches', batches: [{ ...BATCH, state: 'ended', unanswered: 57, error }] });
    await settle();
    expect(page.get('.unanswered').textContent).toContain('57 papers');
    await page.press(`[data-action="${action}"]`);
    expect(acts().at(-1)).toEqual({ type: 'settleBatch', data: { id: 'mb-1', how } });
  });

  it('first fetches the abstracts that the page does not show, and reckons with them', async () => {
    const bare = paperView(2, { paper: aPaper({ arxivId: ids[2] ?? '', abstract: null }), reading: null });
    const page = await bar([paperView(0), paperView(1), bare]);
    answer('wantAbstracts', () => {
      page.store.put([paperView(2)]);
      return { absent: [], again: 10_000 };
    });
    expect(page.get('[data-action="analyse-all"]').textContent).toContain('3');
    await page.press('[data-action="analyse-all"]');
    await settle();
    expect(sent.find(({ type }) => type === 'wantAbstracts')?.data).toEqual({ arxivIds: [ids[2]] });
    // The funnel has asked what a first look would take.
    expect(sent.filter(({ type }) => type === 'estimate').map(({ data }) => data)).toContainEqual({ arxivIds: ids });
  });
});

describe('analysing everything', () => {
  it('shows the price first and sends only what was agreed to', async () => {
    answer('analyse', ({ arxivIds }) => arxivIds.map((_, index) => jobOf(index + 1, 'queued')));
    const done = paperView(0, {
      analyses: [anAnalysis('zh', { arxivIdV: `${ids[0]}v2` }), anAnalysis('en', { arxivIdV: `${ids[0]}v2` })],
    });
    const page = await bar([done, paperView(1), paperView(2)]);
    await page.press('[data-action="analyse-all"]');
    expect(page.get('.batch [data-part="estimate"]').textContent).toContain('2 papers');
    expect(sent.some(({ type }) => type === 'analyse')).toBe(false);
    await page.press('[data-action="analyse-all"]', { detail: 2 });
    expect(sent.some(({ type }) => type === 'analyse')).toBe(false);
    await page.press('[data-action="analyse-all"]');
    expect(acts().at(-1)).toEqual({
      type: 'analyse',
      data: { arxivIds: [ids[1], ids[2]], listing: 'cs.RO 2026-01-27' },
    });
    expect(page.get('.batch [data-part="progress"]').textContent).toContain('0 of 2');
    // What had the focus is gone: from here Tab leads to the pause and the cancel of what was asked for.
    expect(document.activeElement).toBe(page.get('.bar-work .batch'));
  });

  it('counts what is done and cancels what this listing asked for', async () => {
    answer('cancel', () => ({ waiting: [], running: 0 }));
    const listing = 'cs.RO 2026-01-27';
    const page = await bar([
      paperView(0, { job: { ...jobOf(0, 'running'), listing } }),
      paperView(1, { job: { ...jobOf(1, 'queued'), listing } }),
    ]);
    page.store.applyEvent({ type: 'paper', view: paperView(0, { analyses: [anAnalysis('en')] }) });
    await settle();
    expect(page.get('.batch [data-part="progress"]').textContent).toContain('1 of 2');
    await page.press('.batch [data-action="cancel"]');
    expect(acts().at(-1)).toEqual({ type: 'cancel', data: { jobIds: ['job-1'] } });
  });

  it('leaves alone what was asked for elsewhere', async () => {
    const page = await bar([paperView(0, { job: { ...jobOf(0, 'queued'), listing: '/list/cs.CV/recent' } })]);
    expect(page.all('.batch [data-part="progress"]')).toHaveLength(1);
    expect(page.all('.batch [data-action="cancel"]')).toHaveLength(0);
  });

  it('says that the queue is stopped, and lets it go on by a trusted press', async () => {
    answer('pauseQueue', () => undefined);
    const settings = { ...someSettings(), queuePaused: true as const };
    const page = await bar([paperView(0, { job: jobOf(0, 'queued') })], { settings });
    expect(page.get('.batch [data-part="progress"]').textContent).toContain('paused');
    await page.press('.batch [data-action="resume-queue"]', { trusted: false });
    expect(acts().some(({ type }) => type === 'pauseQueue')).toBe(false);
    await page.press('.batch [data-action="resume-queue"]');
    expect(acts().at(-1)).toEqual({ type: 'pauseQueue', data: { paused: false } });
  });

  it('can be declined', async () => {
    const page = await bar();
    await page.press('[data-action="analyse-all"]');
    await page.press('.confirm [data-action="clear"]');
    expect(page.all('.confirm')).toHaveLength(0);
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(1);
    expect(document.activeElement).toBe(page.get('.bar-work .batch'));
  });

  it('counts a paper with a refusal in a report among those nobody was asked about', async () => {
    const page = await bar([paperView(0, { failedImport: true }), paperView(1)]);
    expect(page.all('.failed')).toHaveLength(0);
    expect(page.get('[data-action="analyse-all"]').textContent).toContain('2');
  });

  it('says what failed and asks again before trying again', async () => {
    const page = await bar([paperView(0, { job: jobOf(0, 'failed') }), paperView(1)]);
    expect(page.get('.failed').textContent).toContain('1 failed');
    await page.press('.failed [data-action="retry"]');
    expect(acts().at(-1)).toEqual({ type: 'estimate', data: { arxivIds: [ids[0]] } });
  });

  it('gives the reason and the way when no provider is set up', async () => {
    const page = await bar(undefined, { settings: someSettings(NO_SERVICE) });
    await page.press('[data-action="analyse-all"]');
    expect(page.get('.batch [data-part="error"]').dataset['code']).toBe('no-provider');
    expect(sent.some(({ type }) => type === 'estimate')).toBe(false);
  });

  it.each([
    ['en', '2 of 3 papers', 'authors: 2'],
    ['zh-CN', '3 篇论文中有 2 篇', '作者 2 处'],
  ] as const)(
    'says in %s what was not found, and holds back everything that costs',
    async (language, read, lacking) => {
      resetPage(language);
      answer('getDigest', () => aDigestView());
      const missing = { ...healthy.missing, authors: 2, abstract: 3 };
      const page = await bar(undefined, { health: { ...healthy, read: 1, confidence: 1 / 3, missing } });
      const notice = page.get('[data-part="health"]');
      expect(notice.textContent).toContain(read);
      expect(notice.textContent).toContain(lacking);
      expect(notice.textContent).not.toContain('abstract');
      expect(page.all('[data-action="analyse-all"], [data-action="build-digest"]')).toHaveLength(0);
    },
  );

  it('copies the report, and shows it where the browser lets nothing be copied', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    vi.stubGlobal('navigator', { clipboard });
    const page = await bar(undefined, { health: { ...healthy, confidence: 0.5 } });
    await page.press('[data-action="copy-report"]');
    expect(copied).toEqual(['the report']);
    expect(page.get('[data-action="copy-report"]').textContent).toBe('Copied');

    vi.stubGlobal('navigator', {});
    await page.press('[data-action="copy-report"]');
    expect(page.all('[data-part="health"] textarea').map((field) => (field as HTMLTextAreaElement).value)).toEqual([
      'the report',
    ]);
    vi.unstubAllGlobals();
  });

  it('offers everything from nine rows in ten', async () => {
    const page = await bar(undefined, { health: { ...healthy, confidence: 0.9 } });
    await page.press('[data-action="show-more"]');
    expect(page.all('[data-part="health"]')).toHaveLength(0);
    expect(page.all('[data-action="analyse-all"], [data-action="build-digest"]')).toHaveLength(2);
  });

  it('shows neither day nor summary where there is no one announcement', async () => {
    const page = await bar(undefined, { category: null, announcementDate: null, digest: null });
    expect(page.all('[data-part="digest"], [data-action="export"]')).toHaveLength(0);
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(1);
  });
});
