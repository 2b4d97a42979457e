import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { AnnouncementEntry } from '../../lib/arxiv/announcement.ts';
import { newToReader } from '../../lib/library/new-to-reader.ts';

const entry = (arxivId: string, kind: AnnouncementEntry['kind'] = 'new'): AnnouncementEntry => ({ arxivId, kind });
const mailing = (announcementDate: string, ...entries: AnnouncementEntry[]) => ({ announcementDate, entries });
const none = () => [];

it('counts a paper once that two categories list on one day', () => {
  const mailings = [
    mailing('2026-11-17', entry('2611.00001'), entry('2611.00002', 'cross')),
    mailing('2026-11-17', entry('2611.00002'), entry('2611.00001', 'cross')),
  ];
  expect(newToReader(mailings, none)).toEqual(['2611.00001', '2611.00002']);
});

it('knows a paper again that another category had on an earlier day, and a replacement always', () => {
  const mailings = [mailing('2026-11-17', entry('2611.00001', 'cross'), entry('2511.00009', 'replacement'))];
  const before = [{ category: 'cs.LG', announcementDate: '2026-11-16' }];
  expect(newToReader(mailings, (arxivId) => (arxivId === '2611.00001' ? before : []))).toEqual([]);
});

it('does not take the mailing itself, nor a later one, for an earlier one', () => {
  const days = [{ announcementDate: '2026-11-17' }, { announcementDate: '2026-11-18' }];
  expect(newToReader([mailing('2026-11-17', entry('2611.00001'))], () => days)).toEqual(['2611.00001']);
});

it('counts a paper of yesterday’s mailing where today’s of its category is not here yet', () => {
  const mailings = [mailing('2026-11-17', entry('2611.00001', 'cross')), mailing('2026-11-16', entry('2611.00001'))];
  expect(newToReader(mailings, () => mailings)).toEqual(['2611.00001']);
});

const day = fc.constantFrom('2026-11-13', '2026-11-16', '2026-11-17');
const entries = fc.array(
  fc.record({
    arxivId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('new', 'cross', 'replacement' as const),
  }),
);

test('over any days no paper is new on two of them, and none is new that is only replaced', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ announcementDate: day, entries })), (mailings) => {
      const announcedOf = (arxivId: string) =>
        mailings.filter((each) => each.entries.some((entry) => entry.arxivId === arxivId));
      const days = ['2026-11-13', '2026-11-16', '2026-11-17'];
      const fresh = days.flatMap((day) =>
        newToReader(
          mailings.filter(({ announcementDate }) => announcementDate === day),
          announcedOf,
        ),
      );
      expect(new Set(fresh).size).toBe(fresh.length);
      const listed = mailings.flatMap((each) => each.entries).filter(({ kind }) => kind !== 'replacement');
      expect(fresh.every((arxivId) => listed.some((entry) => entry.arxivId === arxivId))).toBe(true);
    }),
  );
});
