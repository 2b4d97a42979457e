import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderOldListNew } from '../fixtures/arxiv/old-listing-page.ts';
import {
  DAY,
  type FixturePage,
  fixturePages,
  PAPERS,
  renderAtomFeed,
  renderAtomMailing,
  renderAuthor,
  renderHtml,
  renderRss,
} from '../fixtures/arxiv/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import { atomSubject, mailingSubject, pageSubject, survey } from './honesty.ts';
import { mutations, Mutator } from './mutate.ts';
import { shorten } from './shorten.ts';

const [first] = PAPERS;
if (!first) throw new Error('no fixture');

/** One page of each type and period, the empty ones too. */
const PATHS = [
  '/list/cs.CV/new',
  '/list/cs.CV/new?skip=10&show=10',
  '/list/cs.GL/new',
  '/list/cs.CV/recent',
  '/list/cs.RO/recent',
  '/list/cs.CV/2026-11',
  '/list/cs.CV/2026',
  `/catchup/cs.CV/${DAY}?abs=True`,
  `/catchup/cs.CV/${DAY}`,
  '/search/?query=splats&searchtype=all',
  '/search/?query=splats&searchtype=all&abstracts=hide',
  '/search/advanced?advanced=&terms-0-term=cs.CV&size=25&start=25',
  '/search/?query=quxquux&searchtype=all',
  '/abs/2611.09014',
  '/abs/2605.11870v2',
  '/abs/2608.15504',
  '/abs/2611.04890',
  '/html/2611.09014',
];
const OLD = 'https://export.arxiv.org/list/cs.CV/new';

const pages: readonly FixturePage[] = [
  ...fixturePages().filter(({ url }) => PATHS.some((path) => url === `https://arxiv.org${path}`)),
  { url: OLD, html: renderOldListNew('cs.CV') },
  { url: `${OLD}?skip=10&show=10`, html: renderOldListNew('cs.CV', { skip: 10, show: 10 }) },
  { url: 'https://arxiv.org/a/costin_m_1', html: renderAuthor('Mirela Costin', PAPERS) },
  { url: `https://arxiv.org/html/${first.id}v1`, html: renderHtml(first, 1, { scaffold: '2023' }) },
];

describe('damage', () => {
  it('is done in each of the ways, and taken back', () => {
    const document = parseHtml(renderAuthor('Mirela Costin', PAPERS.slice(0, 3)));
    const whole = document.documentElement.outerHTML;
    const mutator = new Mutator(document);
    const done = new Set<string>();
    const property = fc.property(mutations, (list) => {
      mutator.apply(list);
      const isChanged = document.documentElement.outerHTML !== whole;
      if (isChanged) for (const { kind } of list) done.add(kind);
      mutator.undo();
      expect(document.documentElement.outerHTML).toBe(whole);
    });
    expect(fc.check(property, { numRuns: 300, seed: 1 }).failed).toBe(false);
    expect([...done].toSorted()).toEqual(['drop', 'duplicate', 'reorder', 'truncate']);
  });
});

describe('a damaged page', () => {
  it('is one of each kind', () => {
    expect(pages).toHaveLength(PATHS.length + 4);
  });

  it.each(pages.map(({ url, html }) => [url, html] as const))(
    'is not taken for a whole one: %s',
    (url, html) => {
      const document = parseHtml(html);
      shorten(document);
      const subject = pageSubject(document, new URL(url));
      expect(subject.read().confidence).toBe(1);
      const { failure, lowered } = survey(subject);
      expect(failure).toBeNull();
      expect(lowered).toBeGreaterThan(0);
    },
    30_000,
  );
});

describe('a damaged feed', () => {
  it.each([
    ['the query interface', atomSubject(parseXml(renderAtomFeed(PAPERS.slice(0, 6))))],
    ['the RSS mailing', mailingSubject(parseXml(renderRss('cs.CV')))],
    ['the Atom mailing', mailingSubject(parseXml(renderAtomMailing('cs.CV')))],
  ])(
    'is not taken for a whole one: %s',
    (_, subject) => {
      expect(subject.read()).toMatchObject({ confidence: 1 });
      const { failure, lowered } = survey(subject);
      expect(failure).toBeNull();
      expect(lowered).toBeGreaterThan(0);
    },
    30_000,
  );
});
