// @vitest-environment happy-dom
import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { asListed } from '../../../lib/analysis/listed-paper.ts';
import { AppError } from '../../../lib/core/errors.ts';
import type { Mark } from '../../../lib/library/mark.ts';
import type { PaperView } from '../../../lib/messaging/protocol.ts';
import { acts, answer, resetPage, sent } from './drawn.tsx';
import { aJob, anAnalysis, aPaper, aView, ID } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

const OTHER = '2601.00043';
const mark = (over: Partial<Mark> = {}): Mark => ({
  arxivId: ID,
  seenAt: null,
  starredAt: null,
  hiddenAt: null,
  ...over,
});

let store: PaperStore;

beforeEach(() => {
  resetPage();
  store = new PaperStore();
  store.put([aView(), aView({ paper: aPaper({ arxivId: OTHER }) })]);
});

const view = (id = ID): ReturnType<typeof aView> => {
  const found = store.find(id);
  if (!found) throw new Error(id);
  return found.value;
};

describe('PaperStore', () => {
  it('keeps papers in the order in which they came', () => {
    expect(store.views.value.map(({ paper }) => paper.arxivId)).toEqual([ID, OTHER]);
  });

  it('takes an event for the paper it names and leaves the others alone', () => {
    const other = view(OTHER);
    store.applyEvent({ type: 'paper', view: aView({ analyses: [anAnalysis('zh')] }) });
    expect(view().analyses).toHaveLength(1);
    expect(view(OTHER)).toBe(other);
    store.applyEvent({ type: 'paper', view: aView({ paper: aPaper({ arxivId: '2601.99999' }) }) });
    expect(store.find('2601.99999')).toBeUndefined();
  });

  it('keeps in brief what is known in brief, and hears of it', () => {
    const far = '2601.00044';
    store.listed.put([asListed(aView({ paper: aPaper({ arxivId: far }) }))], {});
    store.applyEvent({ type: 'paper', view: aView({ paper: aPaper({ arxivId: far }), analyses: [anAnalysis('en')] }) });
    expect(store.find(far)).toBeUndefined();
    expect(store.listed.peek(far)?.analyses).toHaveLength(1);
    const subject = { task: 'analysis', arxivId: far, arxivIdV: `${far}v1`, form: 'abstract' } as const;
    store.applyEvent({ type: 'job', job: aJob({ id: 'far', subject, state: 'queued' }) });
    expect(store.activeJobs.value.map(({ id }) => id)).toEqual(['far']);
    store.applyEvent({ type: 'job', job: aJob({ id: 'far', subject, state: 'cancelled' }) });
    expect(store.isBusy.value).toBe(false);
  });

  it('reads again in brief what is here in brief', async () => {
    const far = '2601.00044';
    store.listed.put([asListed(aView({ paper: aPaper({ arxivId: far }) }))], {});
    answer('getPapers', ({ arxivIds }) => arxivIds.map((arxivId) => aView({ paper: aPaper({ arxivId }) })));
    answer('getListed', ({ arxivIds }) => ({
      papers: arxivIds.map((arxivId) =>
        asListed(aView({ paper: aPaper({ arxivId }), mark: mark({ starredAt: '2026-01-02T03:04:05Z' }) })),
      ),
      tagNames: {},
    }));
    await store.readAgain([ID, far]);
    expect(sent).toEqual([
      { type: 'getPapers', data: { arxivIds: [ID] } },
      { type: 'getListed', data: { arxivIds: [far] } },
    ]);
    expect(store.listed.peek(far)?.isStarred).toBe(true);
    expect(store.views.value).toHaveLength(2);
  });

  it('tells what counts papers of a change and of nothing else', () => {
    let told = 0;
    const stop = effect(() => {
      told += store.listed.all.value.length > 0 ? 1 : 0;
    });
    store.put([aView()]);
    store.put([aView({ hasNote: true })]);
    expect(told).toBe(1);
    store.put([aView({ mark: mark({ hiddenAt: '2026-01-02T03:04:05Z' }) })]);
    expect(told).toBe(2);
    stop();
  });

  it('is busy while a job waits for its turn or runs, and not while it waits for the reader', () => {
    store.applyEvent({ type: 'job', job: aJob({ state: 'queued' }) });
    expect(store.isBusy.value).toBe(true);
    store.applyEvent({ type: 'job', job: aJob({ state: 'queued', error: { code: 'rate-limited' } }) });
    expect(store.isBusy.value).toBe(true);
    store.applyEvent({ type: 'job', job: aJob({ state: 'queued', error: { code: 'bad-key' } }) });
    expect(store.isBusy.value).toBe(false);
    expect(store.activeJobs.value).toHaveLength(1);
  });

  it('follows a job and drops it when it is cancelled, but not for an older one', () => {
    store.applyEvent({ type: 'job', job: aJob({ createdAt: 5 }) });
    expect(store.activeJobs.value).toHaveLength(1);
    store.applyEvent({ type: 'job', job: aJob({ createdAt: 4, state: 'failed' }) });
    expect(view().job?.state).toBe('running');
    store.applyEvent({ type: 'job', job: aJob({ createdAt: 5, state: 'cancelled' }) });
    expect(view().job).toBeNull();
    expect(store.activeJobs.value).toHaveLength(0);
  });

  it('stars at once and keeps what the background stored', async () => {
    answer('setMark', () => mark({ starredAt: 'stored' }));
    const done = store.setStarred(ID, true);
    expect(view().mark.starredAt).not.toBeNull();
    await done;
    expect(view().mark.starredAt).toBe('stored');
    expect(sent).toEqual([{ type: 'setMark', data: { arxivId: ID, starred: true } }]);
  });

  it('takes a star back when it could not be stored, and says why', async () => {
    answer('setMark', () => {
      throw new AppError('storage-full');
    });
    await store.setStarred(ID, true);
    expect(view().mark.starredAt).toBeNull();
    expect(store.errorOf(ID)?.code).toBe('storage-full');
    answer('setMark', () => mark({ starredAt: 'x' }));
    await store.setStarred(ID, true);
    expect(store.errorOf(ID)).toBeNull();
  });

  it('hides, and shows again on undo', async () => {
    answer('setMark', ({ hidden }) => mark({ hiddenAt: hidden ? 'now' : null }));
    await store.setHidden(ID, true);
    expect(view().mark.hiddenAt).toBe('now');
    await store.setHidden(ID, false);
    expect(view().mark.hiddenAt).toBeNull();
  });

  it('ends with the last of two quick presses, whatever is heard meanwhile', async () => {
    const waiting: ((mark: Mark) => void)[] = [];
    answer('setMark', () => new Promise<Mark>((resolve) => waiting.push(resolve)));
    const first = store.setStarred(ID, true);
    const second = store.setStarred(ID, false);
    store.applyEvent({ type: 'paper', view: aView({ mark: mark({ starredAt: 'first' }) }) });
    expect(view().mark.starredAt).toBeNull();
    waiting[0]?.(mark({ starredAt: 'first' }));
    await first;
    expect(view().mark.starredAt).toBeNull();
    waiting[1]?.(mark());
    await second;
    expect(view().mark.starredAt).toBeNull();
  });

  it('keeps a mark that was made and stored while the paper was being read anew', async () => {
    const waiting: ((views: PaperView[]) => void)[] = [];
    answer('getPapers', () => new Promise<PaperView[]>((resolve) => waiting.push(resolve)));
    answer('setMark', () => mark({ hiddenAt: 'now' }));
    const reading = store.readAgain([ID, OTHER]);
    await store.setHidden(ID, true);
    waiting[0]?.([
      aView({ mark: mark(), hasNote: true }),
      aView({ paper: aPaper({ arxivId: OTHER }), mark: mark({ arxivId: OTHER, starredAt: 'elsewhere' }) }),
    ]);
    await reading;
    expect(view()).toMatchObject({ mark: { hiddenAt: 'now' }, hasNote: true });
    expect(view(OTHER).mark.starredAt).toBe('elsewhere');
    const again = store.readAgain([ID]);
    waiting[1]?.([aView({ mark: mark() })]);
    await again;
    expect(view().mark.hiddenAt, 'taken back on another page since').toBeNull();
  });

  it('rolls back only the mark that failed', async () => {
    answer('setMark', ({ starred }) => {
      if (starred !== undefined) throw new AppError('internal');
      return mark({ hiddenAt: 'now' });
    });
    await Promise.all([store.setStarred(ID, true), store.setHidden(ID, true)]);
    expect(view().mark.starredAt).toBeNull();
    expect(view().mark.hiddenAt).not.toBeNull();
  });

  it('shows a tag at once, as the background kept it then, and takes it back where it was not kept', async () => {
    const tags = [{ name: 'to cite', at: 'stored' }];
    answer('tagPapers', () => [mark({ tags })]);
    const done = store.tag(ID, { add: ['to cite'] });
    expect(view().mark.tags).toMatchObject([{ name: 'to cite' }]);
    await done;
    expect(view().mark.tags).toEqual(tags);
    answer('tagPapers', () => {
      throw new AppError('storage-full');
    });
    await store.tag(ID, { remove: ['to cite'] });
    expect(view().mark.tags).toEqual(tags);
    expect(store.errorOf(ID)?.code).toBe('storage-full');
  });

  it('shows the jobs an analysis starts, and the error of one that cannot start', async () => {
    answer('analyse', () => [aJob({ state: 'queued' })]);
    await store.analyse([ID], true);
    expect(acts().at(-1)?.data).toEqual({ arxivIds: [ID], again: true });
    expect(view().job?.state).toBe('queued');
    answer('analyse', () => {
      throw new AppError('over-budget');
    });
    await store.analyse([OTHER]);
    expect(store.errorOf(OTHER)?.code).toBe('over-budget');
    expect(store.errorOf(ID)).toBeNull();
  });

  it('cancels jobs by their ids', async () => {
    answer('cancel', () => ({ waiting: [], running: 0 }));
    await store.cancel([aJob()]);
    expect(acts().at(-1)).toEqual({ type: 'cancel', data: { jobIds: [aJob().id] } });
  });
});
