import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeText, countUnread } from '../../lib/background/badge.ts';
import type { Mailing } from '../../lib/background/document-tasks.ts';
import { EventHub } from '../../lib/background/event-hub.ts';
import { Schedule, SCHEDULE_ALARM, type ScheduleOptions } from '../../lib/background/schedule.ts';
import { FRESH, findScheduleState, putScheduleState } from '../../lib/background/schedule-state.ts';
import { AppError } from '../../lib/core/errors.ts';
import { findAnnouncements } from '../../lib/db/announcements.ts';
import { Database } from '../../lib/db/database.ts';
import { updateMarks } from '../../lib/db/marks.ts';
import type { BackgroundEvent, ScheduleView } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { makePaper } from '../fixtures/records.ts';

/** A Tuesday morning in London: Monday evening's mailing is the newest. */
const NOW = Date.parse('2026-11-17T08:00:00Z');
const MINUTE = 60_000;
const alarms = {
  create: vi.fn<(name: string, info: { when: number }) => Promise<void>>(),
  clear: vi.fn<() => Promise<void>>(),
};

let database: Database;
let events: EventHub;
let told: BackgroundEvent[];
let asked: string[];
/** Milliseconds until arXiv may be asked. */
let wait: number;
let arxiv: {
  mailing: (category: string) => Promise<Mailing>;
  pastMailing: (subject: { category: string; announcementDate: string }) => Promise<Mailing>;
};
let summarise: ReturnType<typeof vi.fn<ScheduleOptions['summarise']>>;
let tell: ReturnType<typeof vi.fn<ScheduleOptions['tell']>>;

function mailing(category: string, announcementDate: string, ids: string[]): Mailing {
  const entries = ids.map((arxivId) => ({ arxivId, kind: 'new' as const }));
  return {
    announcement: { category, announcementDate, entries, total: entries.length },
    papers: ids.map((arxivId) => makePaper({ arxivId })),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  vi.stubGlobal('navigator', { onLine: true });
  alarms.create.mockReset().mockResolvedValue();
  Object.assign(fakeBrowser, { alarms });
  database = new Database(crypto.randomUUID());
  events = new EventHub();
  told = [];
  asked = [];
  wait = 0;
  events.hear((event) => told.push(event));
  summarise = vi.fn<ScheduleOptions['summarise']>().mockResolvedValue({} as JobView);
  tell = vi.fn<ScheduleOptions['tell']>().mockResolvedValue();
  arxiv = {
    mailing: async (category) => {
      asked.push(category);
      return mailing(category, '2026-11-17', ['2611.00001', `2611.1000${category.length}`]);
    },
    pastMailing: async ({ category, announcementDate }) => {
      asked.push(`${category} ${announcementDate}`);
      return mailing(category, announcementDate, announcementDate === '2026-11-13' ? [] : ['2611.00005']);
    },
  };
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function makeSchedule(): Schedule {
  const gate = { politeness: { wait: async () => wait } };
  const services = { database, events, arxiv: { ...gate, ...arxiv } } as unknown as ConstructorParameters<
    typeof Schedule
  >[0];
  return new Schedule(services, { summarise, tell });
}

/** Awaits what the schedule comes to; the clock stands still meanwhile. */
async function until(check: () => void): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) {
    try {
      return check();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  check();
}

const views = (): ScheduleView[] => told.flatMap((event) => (event.type === 'schedule' ? [event.view] : []));

/** Wakes it, and waits until it rests. */
async function run(schedule = makeSchedule()): Promise<ScheduleView | undefined> {
  const before = views().length;
  schedule.wake();
  await until(() => expect(views().slice(before).at(-1)?.reading).toBeNull());
  await until(() => expect(alarms.create.mock.calls.at(-1)?.[1].when).toBe(views().at(-1)?.until));
  return views().at(-1);
}

const follow = (...categories: string[]) => patchSettings({ categories });
const stored = async (): Promise<string[]> =>
  (await findAnnouncements(database)).map(({ category, announcementDate }) => `${category} ${announcementDate}`);

it('stays awake while it waits for arXiv, for a life that is ended could not note that arXiv is out of reach; then it rests', async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] });
  let signs = 0;
  fakeBrowser.runtime.getPlatformInfo = () => {
    signs += 1;
    return Promise.resolve({ os: 'linux', arch: 'x86-64' });
  };
  const answer = Promise.withResolvers<Mailing>();
  arxiv.mailing = (category) => {
    asked.push(category);
    return answer.promise;
  };
  await putScheduleState({ ...FRESH, jitter: 7 * MINUTE });
  await follow('cs.CV');
  const rested = run();
  await until(() => expect(asked).toEqual(['cs.CV']));
  vi.advanceTimersByTime(29_000);
  expect(signs).toBe(1);
  wait = MINUTE;
  answer.reject(new AppError('unreachable'));
  await until(() => expect(vi.getTimerCount()).toBe(0));
  await rested;
});

describe('a day', () => {
  it('is read for each category, stored, told once, and rests until the next announcement', async () => {
    await putScheduleState({ ...FRESH, jitter: 7 * MINUTE });
    await follow('cs.CV', 'cs.RO');
    const view = await run();
    expect(asked).toEqual(['cs.CV', 'cs.RO']);
    expect(await stored()).toEqual(['cs.CV 2026-11-17', 'cs.RO 2026-11-17']);
    expect(tell).toHaveBeenCalledTimes(1);
    expect(view).toMatchObject({ state: 'resting', until: Date.parse('2026-11-18T01:07:00Z'), left: 0 });
    expect(alarms.create.mock.calls.at(-1)?.[0]).toBe(SCHEDULE_ALARM);
    await run();
    expect([asked.length, tell.mock.calls.length]).toEqual([2, 1]);
  });

  it('asks nothing without a category, and nothing where it is switched off', async () => {
    makeSchedule().wake();
    await until(() => expect(views().at(-1)?.state).toBe('off'));
    await patchSettings({ categories: ['cs.CV'], fetchDaily: false });
    makeSchedule().wake();
    await until(() => expect(views()).toHaveLength(2));
    expect([views().at(-1)?.state, asked]).toEqual(['off', []]);
  });

  it('draws its minutes once', async () => {
    const first = await findScheduleState(() => 0);
    expect(first.jitter).toBe(6 * MINUTE);
    expect((await findScheduleState(() => 1)).jitter).toBe(first.jitter);
  });

  it('goes on in another life where the first was ended, at whichever line', async () => {
    await follow('cs.CV', 'cs.RO');
    arxiv.mailing = (category) => {
      asked.push(category);
      // The life that asks this ends before it is answered.
      return new Promise(() => undefined);
    };
    makeSchedule().wake();
    await until(() => expect(asked).toEqual(['cs.CV']));
    expect(alarms.create.mock.calls.at(-1)?.[1].when).toBe(NOW + MINUTE);
    arxiv.mailing = async (category) => {
      asked.push(category);
      return mailing(category, '2026-11-17', ['2611.00001']);
    };
    await run(makeSchedule());
    expect(asked).toEqual(['cs.CV', 'cs.CV', 'cs.RO']);
    expect(await stored()).toHaveLength(2);
  });

  it('catches up on missed days, the last first, and leaves alone what arXiv has nothing on', async () => {
    await putScheduleState({ ...FRESH, since: { 'cs.CV': '2026-11-12' } });
    await follow('cs.CV');
    const view = await run();
    expect(asked).toEqual(['cs.CV', 'cs.CV 2026-11-16', 'cs.CV 2026-11-13', 'cs.CV 2026-11-12']);
    expect(await stored()).toEqual(['cs.CV 2026-11-17', 'cs.CV 2026-11-16', 'cs.CV 2026-11-12']);
    expect(view?.without).toEqual(['cs.CV|2026-11-13']);
  });

  it('waits for what is not out, and asks again by an alarm', async () => {
    await follow('cs.CV', 'cs.RO');
    arxiv.mailing = async (category) => {
      asked.push(category);
      return mailing(category, '2026-11-16', ['2611.00001']);
    };
    const view = await run();
    expect(view).toMatchObject({ state: 'not-out', until: NOW + 15 * MINUTE });
    expect(await stored()).toEqual(['cs.CV 2026-11-16', 'cs.RO 2026-11-16']);
  });

  it('leaves a busy arXiv alone, says so, and goes on when it may', async () => {
    await follow('cs.CV');
    const answer = arxiv.mailing;
    arxiv.mailing = async () => {
      wait = 20_000;
      throw new AppError('arxiv-busy', 'HTTP 429', { retryAfter: 20, cause: new AppError('rate-limited') });
    };
    const schedule = makeSchedule();
    const view = await run(schedule);
    expect(view).toMatchObject({ state: 'busy', until: NOW + 20_000, trouble: { code: 'arxiv-busy' }, left: 1 });
    arxiv.mailing = answer;
    wait = 0;
    const after = await run();
    expect([asked, after?.state, after?.trouble]).toEqual([['cs.CV'], 'resting', null]);
  });

  it('asks nothing without a network', async () => {
    await follow('cs.CV');
    vi.stubGlobal('navigator', { onLine: false });
    expect(await run()).toMatchObject({ state: 'offline' });
    expect(asked).toEqual([]);
  });

  it('keeps a category that cannot be read from standing in another’s way', async () => {
    await follow('cs.XX', 'cs.CV');
    const answer = arxiv.mailing;
    arxiv.mailing = async (category) => {
      if (category === 'cs.XX') throw new AppError('not-found');
      return answer(category);
    };
    const view = await run();
    expect(await stored()).toEqual(['cs.CV 2026-11-17']);
    expect(view).toMatchObject({
      state: 'failed',
      failures: [{ key: 'cs.XX|2026-11-17', error: { code: 'not-found' } }],
    });
    expect(tell).toHaveBeenCalledTimes(1);
  });
});

describe('the written summary', () => {
  it('is asked for once, where the reader wants it, after its mailing is stored', async () => {
    await patchSettings({ categories: ['cs.CV'], summariseDaily: true });
    summarise.mockImplementation(async () => {
      expect(await stored()).toEqual(['cs.CV 2026-11-17']);
      return {} as JobView;
    });
    await run();
    await run();
    expect(summarise.mock.calls).toEqual([[{ category: 'cs.CV', announcementDate: '2026-11-17' }]]);
  });

  it('is not asked for where nobody wants it', async () => {
    await follow('cs.CV');
    await run();
    expect(summarise).not.toHaveBeenCalled();
  });

  it('that is refused for want of a key is asked for again an hour later, not at once', async () => {
    await patchSettings({ categories: ['cs.CV'], summariseDaily: true });
    summarise.mockRejectedValue(new AppError('no-key'));
    expect(await run()).toMatchObject({ until: NOW + 60 * MINUTE });
    await run();
    expect(summarise).toHaveBeenCalledTimes(1);
    vi.setSystemTime(NOW + 61 * MINUTE);
    summarise.mockResolvedValue({} as JobView);
    await run();
    await run();
    expect(summarise).toHaveBeenCalledTimes(2);
  });
});

describe('the badge', () => {
  it('counts unread papers of the newest mailings, each once, and falls as they are seen', async () => {
    await follow('cs.CV', 'hep-th');
    await run();
    // One paper stands in both.
    expect(await countUnread(database)).toBe(3);
    await updateMarks(database, ['2611.00001'], (mark) => ({ ...mark, seenAt: '2026-11-17T09:00:00Z' }));
    expect(await countUnread(database)).toBe(2);
    await patchSettings({ showBadge: false });
    expect(await countUnread(database)).toBe(0);
  });

  it.each([
    [0, ''],
    [1, '1'],
    [999, '999'],
    [1_000, '999+'],
  ])('shows %i as “%s”', (unread, text) => expect(badgeText(unread)).toBe(text));
});

describe('looking on', () => {
  it('tells how it stands, and changes nothing of what is remembered', async () => {
    await follow('cs.CV');
    const before = await findScheduleState();
    const view = await makeSchedule().view();
    expect(view).toMatchObject({
      state: 'reading',
      reading: { category: 'cs.CV', announcementDate: '2026-11-17' },
      left: 1,
    });
    expect(await findScheduleState()).toEqual(before);
    expect(asked).toEqual([]);
  });
});
