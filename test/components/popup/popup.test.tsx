// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { pickedLanguages } from '../../../components/hooks/shown-languages.ts';
import { Popup } from '../../../components/popup/popup.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import { extensionDictionaries } from '../../../lib/i18n/extension-pages.ts';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type {
  BackgroundEvent,
  PaperView,
  Protocol,
  ProtocolType,
  ScheduleView,
} from '../../../lib/messaging/protocol.ts';
import type { JobView } from '../../../lib/queue/job.ts';
import type { FirstStep, FirstStepView, PageSettings } from '../../../lib/settings/settings.ts';
import { aService, everyTask, NO_SERVICE } from '../shared/fixtures.ts';
import { anEntry, aQueue } from '../queue/sample-queue.ts';
import { DAY, EARLIER, sampleDigestView, sampleJob, samplePaperView } from './sample-day.ts';

type Answers = { [Type in ProtocolType]?: (...data: Parameters<Protocol[Type]>) => unknown };

const fake = vi.hoisted(() => ({
  answers: {} as Record<string, ((data: unknown) => unknown) | undefined>,
  calls: [] as { type: string; data: unknown }[],
  listeners: [] as ((event: unknown) => void)[],
  isBusy: (): boolean => false,
}));
vi.mock('../../../lib/client/background.ts', () => ({
  call: async (type: string, data?: unknown) => {
    fake.calls.push({ type, data });
    await Promise.resolve();
    const answer = fake.answers[type];
    if (!answer) throw new Error(`no answer for ${type}`);
    return answer(data);
  },
  listen: (onEvent: (event: unknown) => void, options: { isBusy: () => boolean }) => {
    fake.listeners.push(onEvent);
    fake.isBusy = options.isBusy;
  },
}));

const READY: PageSettings = {
  uiLanguage: 'en',
  analysisLanguages: 'en',
  services: [aService({ name: 'Reef Models', model: 'reef-small' })],
  tasks: everyTask('default'),
};
const head = (category: string, announcementDate: string, total = 15) => ({
  category,
  announcementDate,
  total,
  fetchedAt: '',
});

const RESTING: ScheduleView = {
  state: 'resting',
  reading: null,
  until: null,
  trouble: null,
  left: 0,
  failures: [],
  without: [],
};

const tabs = vi.hoisted(() => vi.fn<() => Promise<{ url?: string }[]>>());
vi.mock('wxt/browser', () => ({ browser: { tabs: { query: tabs } } }));

let root: HTMLElement;

function answer(answers: Answers): void {
  Object.assign(fake.answers, answers);
}

const step = (id: FirstStep, button: string | null): FirstStepView => ({
  step: id,
  text: id,
  button,
  dismiss: 'x',
});

function setUp(
  given: { followed?: string[]; page?: Partial<PageSettings>; tab?: string; jobs?: JobView[] } = {},
): void {
  const page = { ...READY, ...given.page };
  answer({
    getSettings: () => ({ categories: given.followed ?? ['cs.CV'] }),
    getPageSettings: () => page,
    listAnnouncements: () => [head('cs.CV', DAY), head('cs.CV', EARLIER), head('cs.RO', DAY)],
    getQueue: () => aQueue((given.jobs ?? []).map((job) => anEntry({ job }))),
    getSchedule: () => RESTING,
    getDigest: ({ announcementDate }) => sampleDigestView('offline', null, announcementDate),
    estimateDigest: () => ({ papers: 15, inputTokens: 4000, outputTokens: 900, cost: 0.02, priceNoted: null }),
    getPaper: () => null,
    openOptions: () => undefined,
  });
  tabs.mockReset().mockResolvedValue(given.tab ? [{ url: given.tab }] : []);
}

beforeEach(() => {
  fake.answers = {};
  fake.calls.length = 0;
  fake.listeners.length = 0;
  uiLanguage.value = 'en';
  pickedLanguages.value = null;
  root = document.createElement('div');
  document.body.append(root);
  setUp();
});

afterEach(() => {
  run(() => render(null, root));
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<void> {
  run(() => render(<Popup />, root));
  await settle();
}

async function emit(event: BackgroundEvent): Promise<void> {
  run(() => {
    for (const listener of fake.listeners) listener(event);
  });
  await settle();
}

/** Drawn at once; what it starts is awaited with `settle`. */
const run = (work: () => void): void => void act(work);

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

/** A press by a person: buttons that spend take no other. */
async function press(selector: string): Promise<void> {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  run(() => void find(selector).dispatchEvent(event));
  await settle();
}

async function choose(name: string, value: string): Promise<void> {
  const select = root.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  if (!select) throw new Error(`nothing to choose a ${name} from`);
  run(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

const state = (): string | undefined => find('[data-surface="popup"]').dataset['state'];
const sent = (type: ProtocolType): unknown[] => fake.calls.filter((each) => each.type === type).map(({ data }) => data);

function link(selector: string): HTMLAnchorElement {
  const found = find(selector);
  if (!(found instanceof HTMLAnchorElement)) throw new Error(`${selector} is no link`);
  return found;
}

describe('the day', () => {
  it('shows the offline summary of the newest day at once, with an offer and its estimate', async () => {
    await open();
    expect(state()).toBe('offline');
    expect(find('h1').textContent).toBe('cs.CV · Today’s summary');
    expect(find('[data-part="digest"]').dataset).toMatchObject({ category: 'cs.CV', date: DAY });
    expect(find('[data-part="coverage"]').textContent).toContain('12 of 15');
    expect(find('[data-part="estimate"]').textContent).toContain('4,900');
    expect(root.textContent).toContain('Reef Models');
    const paper = link('[data-part="digest"] a[data-arxiv-id="2603.10001"]');
    expect(paper.target).toBe('_blank');
    expect(paper.href).toBe('https://arxiv.org/abs/2603.10001');
  });

  it('shows a written summary as done and offers it again', async () => {
    answer({ getDigest: () => sampleDigestView('model'), buildDigest: () => sampleJob('queued') });
    await open();
    expect(state()).toBe('done');
    expect(root.textContent).toContain('reef-small');
    await press('[data-action="build-digest"]');
    expect(sent('buildDigest')).toEqual([{ category: 'cs.CV', announcementDate: DAY, again: true }]);
  });

  it('speaks Chinese throughout when the settings say so', async () => {
    setUp({ page: { uiLanguage: 'zh-CN' } });
    await open();
    expect(find('h1').textContent).toBe('cs.CV · 今日摘要');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(document.title).toBe('旁注');
    expect(find('[data-part="digest"]').lang).toBe('zh');
    expect(find('[data-action="build-digest"]').textContent).toBe('撰写摘要');
  });

  it('offers the newest listing beside an older day where it is not read by itself, and only there', async () => {
    answer({ fetchAnnouncement: ({ category }) => ({ category, announcementDate: DAY, total: 15 }) });
    await open();
    expect(root.querySelector('[data-action="read-listing"]')).toBeNull();
    await emit({ type: 'schedule', view: { ...RESTING, state: 'off' } });
    await press('[data-action="read-listing"]');
    expect(sent('fetchAnnouncement')).toEqual([{ category: 'cs.CV' }]);
  });

  it('marks the papers of the day in view as seen when it is told to, once', async () => {
    const { announcement } = sampleDigestView('offline');
    const entries = [{ arxivId: '2603.10001', kind: 'new' as const }];
    answer({
      listAnnouncements: () => [{ ...head('cs.CV', DAY), fetchedAt: `${DAY}T01:00:00Z` }],
      getDigest: () => ({ ...sampleDigestView('offline'), announcement: { ...announcement, entries } }),
      markSeen: () => undefined,
    });
    await open();
    await press('[data-action="mark-seen"]');
    expect(sent('markSeen')).toEqual([{ arxivIds: ['2603.10001'] }]);
    expect(find('[data-action="mark-seen"]').hasAttribute('disabled')).toBe(true);
  });

  it('switches day and category', async () => {
    await open();
    await choose('day', EARLIER);
    expect(sent('getDigest').at(-1)).toEqual({ category: 'cs.CV', announcementDate: EARLIER });
    expect(find('h1').textContent).toContain('Earlier summary');
    await choose('category', 'cs.RO');
    expect(sent('getDigest').at(-1)).toEqual({ category: 'cs.RO', announcementDate: DAY });
  });

  it('shows the day that was picked last, however late another answers', async () => {
    const late = Promise.withResolvers<unknown>();
    await open();
    answer({
      getDigest: ({ announcementDate }) =>
        announcementDate === EARLIER ? late.promise : sampleDigestView('model', null, announcementDate),
    });
    await choose('day', EARLIER);
    await choose('day', DAY);
    late.resolve(sampleDigestView('offline', null, EARLIER));
    await settle();
    expect(find('[data-part="digest"]').dataset['date']).toBe(DAY);
  });

  it('opens on the listing of the active tab', async () => {
    setUp({ tab: 'https://arxiv.org/list/cs.RO/new?skip=0' });
    await open();
    expect(find('h1').textContent).toContain('cs.RO');
  });

  it('offers the listing of a followed category that has no announcement yet', async () => {
    setUp({ followed: ['hep-th', 'cs.CV'] });
    await open();
    expect(find('h1').textContent).toContain('cs.CV');
    await choose('category', 'hep-th');
    expect(state()).toBe('idle');
    expect(link('.listing-link').href).toBe('https://arxiv.org/list/hep-th/new');
  });

  it('tells a new reader what there is, follows the category in view by a press, and is told to be silent', async () => {
    const firstSteps = [step('on-device', null), step('follow', 'Choose'), step('service', 'Set up')];
    setUp({ followed: [], page: { firstSteps } });
    answer({ saveSettings: () => undefined, endFirstStep: () => undefined });
    await open();
    await press('[data-step="follow"] [data-action="first-step"]');
    expect(sent('saveSettings')).toEqual([{ settings: { categories: ['cs.CV'] } }]);
    await press('[data-step="service"] [data-action="first-step"]');
    expect(sent('openOptions')).toEqual([{ section: 'service' }]);
    await press('[data-step="on-device"] [data-action="end-step"]');
    expect(sent('endFirstStep')).toEqual([{ step: 'on-device' }]);
  });

  it('offers the options instead of a summary while no service is set', async () => {
    setUp({ page: NO_SERVICE });
    await open();
    expect(root.querySelector('[data-action="build-digest"]')).toBeNull();
    expect(sent('estimateDigest')).toEqual([]);
    await press('.offer [data-action="open-options"]');
    expect(sent('openOptions')).toHaveLength(1);
  });
});

describe('writing the summary', () => {
  it('ignores a press that no person made', async () => {
    answer({ buildDigest: () => sampleJob('queued') });
    await open();
    run(() => void find('[data-action="build-digest"]').dispatchEvent(new MouseEvent('click', { bubbles: true })));
    await settle();
    expect(sent('buildDigest')).toEqual([]);
  });

  it('goes from waiting to running to done, live, and can be cancelled meanwhile', async () => {
    const queue = [anEntry({ job: sampleJob('queued') })];
    answer({ buildDigest: () => sampleJob('queued'), cancel: () => undefined });
    await open();
    answer({ getQueue: () => aQueue(queue) });
    await press('[data-action="build-digest"]');
    expect(sent('buildDigest')).toEqual([{ category: 'cs.CV', announcementDate: DAY }]);
    expect(state()).toBe('queued');
    expect(fake.isBusy()).toBe(true);
    await emit({ type: 'job', job: sampleJob('running') });
    expect(state()).toBe('running');
    expect(find('[data-part="progress"]').textContent).toContain('1,234');
    await press('.digest-pane [data-action="cancel"]');
    expect(sent('cancel')).toEqual([{ jobIds: [`digest|cs.CV|${DAY}`] }]);
    answer({ getDigest: () => sampleDigestView('model'), getQueue: () => aQueue([]) });
    await emit({ type: 'job', job: sampleJob('done') });
    expect(state()).toBe('done');
    expect(fake.isBusy()).toBe(false);
  });

  it('goes back to the offline summary when it is cancelled', async () => {
    answer({ getDigest: () => sampleDigestView('offline', sampleJob('running')) });
    await open();
    expect(state()).toBe('running');
    await emit({ type: 'job', job: sampleJob('cancelled') });
    expect(state()).toBe('offline');
    expect(find('[data-action="build-digest"]').textContent).toBe('Write the summary');
  });

  it.each(['en', 'zh-CN'] as const)('says why it failed and what to do next (%s)', async (language) => {
    setUp({ page: { uiLanguage: language } });
    const job = sampleJob('failed', { error: { code: 'rate-limited' } });
    answer({ getDigest: () => sampleDigestView('offline', job) });
    await open();
    expect(state()).toBe('failed');
    const notice = find('[data-part="error"][data-code="rate-limited"]');
    expect(notice.textContent).toContain(dictionaries[language].errors['rate-limited'].next);
    expect(find('[data-action="build-digest"]').textContent).toBe(dictionaries[language].shared.retry);
  });

  it('shows an error of the request itself and keeps the summary', async () => {
    answer({
      buildDigest: () => {
        throw new AppError('over-budget');
      },
    });
    await open();
    await press('[data-action="build-digest"]');
    expect(state()).toBe('failed');
    expect(root.querySelector('[data-part="error"][data-code="over-budget"]')).not.toBeNull();
    expect(root.querySelector('[data-part="digest"]')).not.toBeNull();
  });

  it('leaves jobs on other days alone', async () => {
    await open();
    const subject = { task: 'digest', category: 'cs.CV', announcementDate: EARLIER } as const;
    const job = sampleJob('running', { id: 'other', subject });
    answer({ getQueue: () => aQueue([anEntry({ job })]) });
    await emit({ type: 'job', job });
    expect(state()).toBe('offline');
    expect(find('[data-part="queue"]').dataset['running']).toBe('1');
  });
});

describe('the queue', () => {
  const jobs = [
    sampleJob('running', { id: 'a' }),
    sampleJob('queued', { id: 'b' }),
    sampleJob('queued', { id: 'c' }),
    sampleJob('failed', { id: 'd' }),
  ];

  it('counts what runs and what waits, and cancels all of it', async () => {
    setUp({ jobs });
    answer({ cancel: () => ({ waiting: ['b', 'c'], running: 1 }) });
    await open();
    expect(find('[data-part="queue"]').textContent).toContain('1 running, 2 waiting');
    await press('[data-part="queue"] [data-action="cancel"]');
    expect(sent('cancel')).toEqual([{ all: true }]);
    expect(find('[data-part="taken"]').textContent).toContain('2 taken out before they began');
    expect(find('[data-part="taken"]').textContent).toContain('1 ended while being written');
  });

  it('is stopped from here, says so, and opens as a list', async () => {
    setUp({ jobs: jobs.slice(0, 2) });
    answer({ pauseQueue: () => undefined });
    await open();
    expect(root.querySelector('.queue-list')).toBeNull();
    await press('[data-action="show-queue"]');
    expect(root.querySelectorAll('.queue-job')).toHaveLength(2);
    await press('[data-action="pause-queue"]');
    expect(sent('pauseQueue')).toEqual([{ paused: true }]);
    answer({ getQueue: () => aQueue([anEntry({ job: jobs[1] ?? sampleJob('queued') })], { paused: true }) });
    await emit({ type: 'settings', settings: { ...READY, queuePaused: true } });
    expect(find('[data-part="queue-paused"]').textContent).toBe('Paused');
    expect(find('[data-wait]').dataset['wait']).toBe('paused');
  });

  it('is not shown when nothing is going on', async () => {
    await open();
    expect(root.querySelector('[data-part="queue"]')).toBeNull();
  });
});

describe('the paper in the tab', () => {
  const ID = '2603.10001';
  const tabs = [`https://arxiv.org/abs/${ID}`, `https://arxiv.org/pdf/${ID}v2`, `https://arxiv.org/html/${ID}v1`];

  it.each(tabs)('is shown for %s', async (tab) => {
    setUp({ tab });
    answer({ getPaper: ({ arxivId }) => samplePaperView(arxivId) });
    await open();
    const card = find('[data-part="paper"]');
    expect(card.dataset['arxivId']).toBe(ID);
    expect(card.querySelector('h3')?.textContent).toBe('A Tide Table for Pixels');
    expect(card.querySelector('[data-part="tldr"]')?.textContent).toBe('We keep a tide table for every pixel.');
    expect(card.querySelector('[data-tag="tide tables"]')).not.toBeNull();
  });

  it('can be starred and noted, and follows what other pages do', async () => {
    setUp({ tab: tabs[1] ?? '' });
    const view = samplePaperView(ID);
    answer({
      getPaper: () => view,
      setMark: ({ starred }) => ({ ...view.mark, starredAt: starred ? '2026-03-17T08:00:00Z' : null }),
      getNote: () => ({ arxivId: ID, text: 'mind the ebb', createdAt: '', updatedAt: '', revision: 1 }),
    });
    await open();
    await press('[data-action="star"]');
    expect(sent('setMark')).toEqual([{ arxivId: ID, starred: true }]);
    expect(find('[data-action="star"]').getAttribute('aria-pressed')).toBe('true');
    await press('[data-action="note"]');
    expect(root.querySelector<HTMLTextAreaElement>('[data-part="note"] textarea')?.value).toBe('mind the ebb');
    await emit({ type: 'paper', view });
    expect(find('[data-action="star"]').getAttribute('aria-pressed')).toBe('false');
  });

  it('is asked for from arXiv when no page has shown it, as beside a PDF', async () => {
    setUp({ tab: `https://arxiv.org/pdf/${ID}` });
    const { promise, resolve } = Promise.withResolvers<PaperView | null>();
    answer({ fetchPaper: () => promise });
    await open();
    expect(sent('fetchPaper')).toEqual([{ arxivId: ID }]);
    expect(find('[data-part="progress"]').textContent).toContain(ID);
    expect(fake.isBusy()).toBe(true);
    expect(link('[data-part="paper"] a').href).toBe(`https://arxiv.org/abs/${ID}`);
    resolve(samplePaperView(ID));
    await settle();
    expect(find('[data-part="paper"] h3').textContent).toBe('A Tide Table for Pixels');
    expect(root.querySelector('[data-part="progress"]')).toBeNull();
    expect(fake.isBusy()).toBe(false);
  });

  it('is said to be unknown to arXiv, and a busy arXiv is asked again on request', async () => {
    setUp({ tab: `https://arxiv.org/pdf/${ID}` });
    let busy = true;
    answer({
      fetchPaper: () => {
        if (busy) throw new AppError('arxiv-busy', undefined, { retryAfter: 40 });
        return null;
      },
    });
    await open();
    expect(find('[data-part="paper"] [data-part="error"]').dataset['code']).toBe('arxiv-busy');
    busy = false;
    await press('[data-part="paper"] [data-action="retry"]');
    expect(find('[data-part="paper"]').textContent).toContain(`arXiv does not know ${ID}`);
    expect(root.querySelector('[data-action="star"]')).toBeNull();
  });

  it('is analysed where it is shown, streaming', async () => {
    setUp({ tab: tabs[1] ?? '' });
    const view = samplePaperView(ID);
    const job = {
      ...sampleJob('running'),
      subject: { task: 'analysis' as const, arxivId: ID, arxivIdV: ID, form: 'abstract' as const },
    };
    answer({ getPaper: () => ({ ...view, analyses: [] }), analyse: () => [job] });
    await open();
    await press('[data-action="analyse-abstract"]');
    expect(sent('analyse')).toEqual([{ arxivIds: [ID] }]);
    expect(find('[data-part="paper"]').dataset['state']).toBe('running');
  });

  it('is left out on any other page', async () => {
    setUp({ tab: 'https://example.org/abs/2603.10001' });
    await open();
    expect(root.querySelector('[data-part="paper"]')).toBeNull();
    expect(sent('getPaper')).toEqual([]);
  });
});

describe('opening', () => {
  it.each(['en', 'zh-CN'] as const)('tells a fresh profile what to do (%s)', async (language) => {
    setUp({ followed: [], page: { uiLanguage: language, ...NO_SERVICE } });
    answer({ listAnnouncements: () => [] });
    await open();
    expect(state()).toBe('idle');
    expect(find('[data-part="empty"]').textContent).toContain(extensionDictionaries[language].popup.empty.what);
    expect(link('[data-part="empty"] a').href).toBe('https://arxiv.org/list/cs.CV/new');
  });

  it('links each followed category while nothing was read', async () => {
    setUp({ followed: ['cs.CL', 'hep-th'] });
    answer({ listAnnouncements: () => [] });
    await open();
    const links = [...root.querySelectorAll<HTMLAnchorElement>('[data-part="empty"] a')].map(({ href }) => href);
    expect(find('h1').textContent).toBe('Marginalia');
    expect(root.querySelector('select')).toBeNull();
    expect(links).toEqual(['https://arxiv.org/list/cs.CL/new', 'https://arxiv.org/list/hep-th/new']);
  });

  it('fills in as soon as an announcement arrives', async () => {
    setUp({ followed: [] });
    answer({ listAnnouncements: () => [] });
    await open();
    answer({ listAnnouncements: () => [head('cs.CV', DAY)] });
    await emit({ type: 'announcement', category: 'cs.CV', announcementDate: DAY });
    expect(state()).toBe('offline');
  });

  it('is busy until the background has answered', async () => {
    const late = Promise.withResolvers<unknown>();
    answer({ getPageSettings: () => late.promise });
    await open();
    expect(find('main').getAttribute('aria-busy')).toBe('true');
    expect(root.textContent).toContain('Loading…');
    late.resolve(READY);
    await settle();
    expect(find('main').getAttribute('aria-busy')).toBe('false');
  });

  it('shows an error with a way to try again', async () => {
    answer({
      listAnnouncements: () => {
        throw new AppError('storage-blocked');
      },
    });
    await open();
    expect(state()).toBe('failed');
    setUp();
    await press('[data-part="error"][data-code="storage-blocked"] [data-action="retry"]');
    expect(state()).toBe('offline');
  });

  it('changes language at once when it is changed elsewhere', async () => {
    await open();
    answer({ getPageSettings: () => ({ ...READY, uiLanguage: 'zh-CN' }) });
    await emit({ type: 'settings', settings: { ...READY, uiLanguage: 'zh-CN' } });
    expect(find('h1').textContent).toBe('cs.CV · 今日摘要');
  });
});
