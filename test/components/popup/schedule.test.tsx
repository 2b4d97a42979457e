// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { dayChoices } from '../../../components/popup/choose-category.ts';
import { agoWords, clockWords } from '../../../components/popup/daily-words.ts';
import { ScheduleLine } from '../../../components/popup/schedule-line.tsx';
import type { ScheduleView } from '../../../lib/messaging/protocol.ts';

/** A Wednesday morning in London. */
const NOW = Date.parse('2026-11-18T08:00:00Z');
const head = (announcementDate: string) => ({ category: 'cs.CV', announcementDate, total: 3, fetchedAt: '' });
const gap = (from: string, to: string, noMailing: boolean) => ({ from, to, noMailing });

const choices = (days: string[], without: string[] = [], now = NOW) => dayChoices(days.map(head), { without, now });

describe('the days on offer', () => {
  it('names the weekend between two days as one without mailing', () => {
    expect(choices(['2026-11-18', '2026-11-17', '2026-11-16', '2026-11-13'])).toEqual([
      head('2026-11-18'),
      head('2026-11-17'),
      head('2026-11-16'),
      gap('2026-11-15', '2026-11-14', true),
      head('2026-11-13'),
    ]);
  });

  it('tells days that were not read from those that had none', () => {
    const days = ['2026-11-18', '2026-11-12'];
    expect(choices(days, ['cs.CV|2026-11-13', 'cs.RO|2026-11-17'])).toEqual([
      head('2026-11-18'),
      gap('2026-11-17', '2026-11-16', false),
      gap('2026-11-15', '2026-11-13', true),
      head('2026-11-12'),
    ]);
  });

  it('says on a Sunday that there is none today, and nothing of a day that is to come', () => {
    const sunday = Date.parse('2026-11-22T15:00:00Z');
    expect(choices(['2026-11-20'], [], sunday)).toEqual([gap('2026-11-22', '2026-11-21', true), head('2026-11-20')]);
    expect(choices(['2026-11-18'], [], Date.parse('2026-11-19T00:30:00Z'))).toEqual([head('2026-11-18')]);
  });

  it('knows a day that arXiv has called off, and names no days of long ago', () => {
    const friday = Date.parse('2026-11-27T15:00:00Z');
    expect(choices(['2026-11-26'], [], friday)).toEqual([gap('2026-11-27', '2026-11-27', true), head('2026-11-26')]);
    expect(choices(['2026-11-18', '2026-06-01', '2026-05-20'])).toHaveLength(3 + 7);
  });
});

describe('words of time', () => {
  test.each([
    ['2026-11-18T07:59:40Z', '', ''],
    ['2026-11-18T07:35:00Z', '25 minutes ago', '25分钟前'],
    ['2026-11-18T05:00:00Z', '3 hours ago', '3小时前'],
    ['2026-11-16T08:00:00Z', '2 days ago', '前天'],
  ])('%s is %s', (instant, en, zh) => {
    expect(agoWords(instant, NOW, 'en')).toBe(en);
    expect(agoWords(instant, NOW, 'zh-CN')).toBe(zh);
  });

  it('says nothing of what is no instant, and names the weekday of another day', () => {
    expect(agoWords('', NOW, 'en')).toBeNull();
    expect(clockWords(NOW + 3_600_000, NOW, 'en')).toMatch(/^\d\d:00$/);
    expect(clockWords(NOW + 5 * 86_400_000, NOW, 'en')).toMatch(/^Monday/);
  });
});

describe('the line on the schedule', () => {
  let root: HTMLElement;
  const RESTING: ScheduleView = {
    state: 'resting',
    reading: null,
    until: NOW + 3_600_000,
    trouble: null,
    left: 0,
    failures: [],
    without: [],
  };
  const show = (view: Partial<ScheduleView> | null): HTMLElement | null => {
    render(<ScheduleLine schedule={view && { ...RESTING, ...view }} />, root);
    return root.querySelector<HTMLElement>('[data-part="schedule"]');
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    uiLanguage.value = 'en';
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    vi.useRealTimers();
  });

  const reading = { category: 'cs.CV', announcementDate: '2026-11-17' };
  test.each<[Partial<ScheduleView>, RegExp, RegExp]>([
    [{}, /^Next listing: \d\d:00\.$/, /^下次公告：\d\d:00。$/],
    [
      { state: 'reading', reading, until: null, left: 3 },
      /^Reading cs\.CV of .*17.*2 listings to go$/,
      /cs\.CV .*17.*还有 2 份$/,
    ],
    [{ state: 'not-out' }, /not announced yet\. Asked again at \d\d:00/, /尚未发布公告，\d\d:00 再看/],
    [{ state: 'busy', trouble: { code: 'arxiv-busy' } }, /^arXiv is busy\. Goes on at/, /繁忙/],
    [{ state: 'busy', trouble: { code: 'unreachable' } }, /^arXiv cannot be reached/, /无法连接/],
    [{ state: 'offline' }, /^Offline/, /没有网络/],
    [
      { state: 'failed', failures: [{ key: 'cs.XX|2026-11-18', error: { code: 'not-found' } }] },
      /^cs\.XX could not be read/,
      /^cs\.XX 未能读取/,
    ],
  ])('says %j in both languages, to those who listen too', (view, en, zh) => {
    expect(show(view)?.textContent).toMatch(en);
    expect(show(view)?.getAttribute('role')).toBe('status');
    uiLanguage.value = 'zh-CN';
    expect(show({ ...view })?.textContent).toMatch(zh);
  });

  it('is not there where nothing is read by itself', () => {
    expect([show({ state: 'off', until: null }), show(null)]).toEqual([null, null]);
  });
});
