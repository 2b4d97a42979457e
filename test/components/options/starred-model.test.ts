import { beforeEach, describe, expect, test, vi } from 'vitest';
import { StarredModel } from '../../../components/options/starred-model.ts';
import { AppError } from '../../../lib/core/errors.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { makeRow } from '../../fixtures/library-rows.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
}));

const [STARRED, KNOWN, NEW, ABSENT] = ['2301.00001', '2301.00002', '2301.00003', '2301.00004'] as const;
const LIST = [STARRED, 'a line of prose', KNOWN, `https://arxiv.org/abs/${NEW}v2`, ABSENT].join('\n');
const AT = '2026-01-27T08:00:00.000Z';

let background: FakeBackground;
let stars: Map<string, string>;
let online: boolean;
let pauses: (number | 'online')[];
let model: StarredModel;
/** Runs in the middle of each wait. */
let onPause: () => void;

beforeEach(() => {
  stars = new Map([[STARRED, AT]]);
  online = true;
  pauses = [];
  onPause = () => undefined;
  background = new FakeBackground();
  background.answers = {
    getLibraryRows: ({ arxivIds }) => ({
      entries: arxivIds
        .filter((arxivId) => arxivId === STARRED || arxivId === KNOWN)
        .map((arxivId) => ({ row: makeRow({ arxivId, starred: stars.has(arxivId) }), text: {} })),
      tagNames: {},
      next: null,
    }),
    setMarks: ({ arxivIds, starred }) =>
      arxivIds.map((arxivId) => {
        if (starred) stars.set(arxivId, stars.get(arxivId) ?? new Date().toISOString());
        else stars.delete(arxivId);
        return { arxivId, seenAt: null, starredAt: stars.get(arxivId) ?? null, hiddenAt: null };
      }),
    fetchPapers: ({ arxivIds }) => ({ found: arxivIds.filter((arxivId) => arxivId !== ABSENT) }),
  };
  current.background = background;
  model = new StarredModel({
    isOnline: () => online,
    pause: async (until, signal) => {
      pauses.push(until);
      onPause();
      signal.throwIfAborted();
    },
  });
});

describe('a list of papers to star', () => {
  test('is told apart into new, known and starred, with the lines that name none', async () => {
    await model.read(LIST);
    expect(model.preview.value).toEqual({
      starred: [STARRED],
      known: [KNOWN],
      unknown: [NEW, ABSENT],
      unreadable: [{ line: 2, text: 'a line of prose' }],
    });
    expect(background.sent('setMarks')).toEqual([]);
    expect(background.sent('fetchPapers')).toEqual([]);
  });

  test('what is known is starred, the rest is fetched first, and all of it is taken back', async () => {
    await model.read(LIST);
    await model.star();
    expect(model.result.value).toEqual({
      starred: [KNOWN, NEW],
      fetched: 1,
      before: 1,
      absent: [ABSENT],
      left: [],
      cancelled: false,
    });
    expect([...stars.keys()]).toEqual([STARRED, KNOWN, NEW]);
    await model.takeBack();
    expect(model.undo.value).toBe('done');
    // The star that was there before stays.
    expect([...stars]).toEqual([[STARRED, AT]]);
  });

  test('a star whose paper is not stored is no star of this list', async () => {
    stars.set(NEW, AT);
    await model.read(LIST);
    await model.star();
    expect(model.result.value).toMatchObject({ starred: [KNOWN], before: 2 });
    await model.takeBack();
    expect([...stars.keys()]).toEqual([STARRED, NEW]);
  });

  test('thousands go out in lists of a hundred, and a cancel leaves what it had not come to', async () => {
    const ids = Array.from({ length: 1_050 }, (_, index) => `2302.${String(index).padStart(5, '0')}`);
    background.answers.fetchPapers = ({ arxivIds }) => {
      if (background.sent('fetchPapers').length === 4) model.cancel();
      return { found: arxivIds };
    };
    await model.read(ids.join(' '));
    await model.star();
    expect(model.result.value).toMatchObject({ cancelled: true, fetched: 400, left: ids.slice(400) });
    expect(model.error.value).toBeNull();
    await model.goOn();
    expect(model.result.value).toMatchObject({ cancelled: false, fetched: 1_050, left: [], starred: ids });
    expect(background.sent('fetchPapers')).toHaveLength(11);
    expect(background.sent('fetchPapers').at(-1)).toEqual({ arxivIds: ids.slice(1_000) });
  });
});

describe('waiting for arXiv', () => {
  test('as long as it asks for, and then it goes on', async () => {
    let refusals = 2;
    const told: unknown[] = [];
    onPause = () => void told.push(model.pause.value);
    background.answers.fetchPapers = ({ arxivIds }) => {
      if (refusals-- > 0) throw new AppError('arxiv-busy', undefined, { retryAfter: 7 });
      return { found: arxivIds };
    };
    await model.read(NEW);
    await model.star();
    expect(pauses).toEqual([7_000, 7_000]);
    expect(told).toEqual([
      { why: 'busy', seconds: 7 },
      { why: 'busy', seconds: 7 },
    ]);
    expect(model.pause.value).toBeNull();
    expect(model.result.value).toMatchObject({ starred: [NEW], left: [] });
  });

  test('not for ever: then the reader may go on', async () => {
    background.answers.fetchPapers = () => {
      throw new AppError('arxiv-busy', undefined, { retryAfter: 7 });
    };
    await model.read(LIST);
    await model.star();
    expect(pauses).toHaveLength(3);
    expect(model.error.value?.code).toBe('arxiv-busy');
    expect(model.result.value).toMatchObject({ starred: [KNOWN], left: [NEW, ABSENT], cancelled: false });
    background.answers.fetchPapers = ({ arxivIds }) => ({ found: arxivIds });
    await model.goOn();
    expect(model.error.value).toBeNull();
    expect(model.result.value).toMatchObject({ starred: [KNOWN, NEW, ABSENT], left: [] });
  });

  test('without a connection nothing is asked until there is one', async () => {
    online = false;
    onPause = () => {
      expect(background.sent('fetchPapers')).toEqual([]);
      expect(model.pause.value).toEqual({ why: 'offline' });
      online = true;
    };
    await model.read(NEW);
    await model.star();
    expect(pauses).toEqual(['online']);
    expect(model.result.value).toMatchObject({ starred: [NEW], left: [] });
  });

  test('a cancel ends the wait', async () => {
    online = false;
    onPause = () => model.cancel();
    await model.read(LIST);
    await model.star();
    expect(model.result.value).toMatchObject({ starred: [KNOWN], left: [NEW, ABSENT], cancelled: true });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no paper', 'Bread, milk', 'nothing'],
    ['too long', 'x'.repeat(5_000_001), 'too-long'],
  ])('%s', async (_, text, trouble) => {
    await model.read(text);
    expect(model.trouble.value).toBe(trouble);
    expect(model.preview.value).toBeNull();
  });

  test('a file that is no text', async () => {
    await model.readFile(new File([new Uint8Array([0xb7, 0xe7])], 'gbk.txt'));
    expect(model.trouble.value).toBe('not-text');
    await model.readFile(new File([LIST], 'list.txt'));
    expect(model.trouble.value).toBeNull();
    expect(model.preview.value?.unknown).toEqual([NEW, ABSENT]);
  });
});
