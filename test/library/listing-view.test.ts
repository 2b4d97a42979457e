import { describe, expect, it } from 'vitest';
import {
  ARXIV_VIEW,
  formatHash,
  KINDS,
  type ListingView,
  matches,
  ORDERS,
  parseHash,
  SCORES,
  TRAITS,
} from '../../lib/library/listing-view.ts';

/** Every choice by itself and some together. */
const VIEWS: ListingView[] = [
  ...ORDERS.filter((order) => order !== 'arxiv').map((order) => ({ ...ARXIV_VIEW, order })),
  ...KINDS.map((kind) => ({ ...ARXIV_VIEW, kinds: [kind] })),
  ...TRAITS.map((trait) => ({ ...ARXIV_VIEW, traits: [trait] })),
  ...SCORES.map((score) => ({ ...ARXIV_VIEW, score })),
  ...['agents', 'a;b:c,d&e=f#g%20h', '扩散模型'].map((tag) => ({ ...ARXIV_VIEW, tag })),
  { order: 'score', kinds: ['new', 'cross'], traits: ['unseen', 'code'], score: 65, tag: '3d vision', hides: true },
];

describe('a view in the address', () => {
  it('is read as it was written, beside arXiv’s own anchor or without one', () => {
    for (const view of VIEWS) {
      for (const before of ['', '#item5', '#item5&marginalia=order:code', '#marginalia=kind:new']) {
        expect(parseHash(formatHash(before, view))).toEqual(view);
      }
    }
  });

  it('leaves arXiv’s anchor in front, and alone where there is nothing to say', () => {
    expect(formatHash('#item5', { ...ARXIV_VIEW, order: 'score', kinds: ['new'] })).toBe(
      '#item5&marginalia=order:score;kind:new',
    );
    expect(formatHash('#item5&marginalia=order:score', ARXIV_VIEW)).toBe('#item5');
    expect(formatHash('#marginalia=order:score', ARXIV_VIEW)).toBe('');
    expect(formatHash('', ARXIV_VIEW)).toBe('');
  });

  it('is none where the address names none, and passes over what it does not know', () => {
    expect(parseHash('')).toBeNull();
    expect(parseHash('#item12')).toBeNull();
    expect(parseHash('#marginalia=order:fame;kind:new,old;only:__proto__;score:900;tag:;x')).toEqual({
      ...ARXIV_VIEW,
      kinds: ['new'],
    });
    expect(parseHash('#marginalia=tag:%E0%A4%A')?.tag).toBe('%E0%A4%A');
  });
});

describe('matches', () => {
  const row = { kind: 'new', traits: new Set(['code'] as const), score: 70, tags: ['agents'] } as const;

  it('wants any of the kinds, and all of the rest', () => {
    expect(matches(ARXIV_VIEW, row)).toBe(true);
    expect(matches({ ...ARXIV_VIEW, kinds: ['cross', 'new'], traits: ['code'], score: 65, tag: 'agents' }, row)).toBe(
      true,
    );
    expect(matches({ ...ARXIV_VIEW, kinds: ['cross'] }, row)).toBe(false);
    expect(matches({ ...ARXIV_VIEW, traits: ['code', 'unseen'] }, row)).toBe(false);
    expect(matches({ ...ARXIV_VIEW, score: 80 }, row)).toBe(false);
    expect(matches({ ...ARXIV_VIEW, score: 51 }, { ...row, score: null })).toBe(false);
    expect(matches({ ...ARXIV_VIEW, tag: 'robots' }, row)).toBe(false);
  });
});
