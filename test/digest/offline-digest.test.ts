import { describe, expect, test } from 'vitest';
import type { DayPaper } from '../../lib/digest/day.ts';
import type { Digest } from '../../lib/digest/digest.ts';
import { DIGEST_SECTIONS } from '../../lib/digest/digest.ts';
import type { OfflineDigestInput } from '../../lib/digest/offline-digest.ts';
import { buildOfflineDigest } from '../../lib/digest/offline-digest.ts';
import { announce, inventDay, inventEntry } from './invented-day.ts';

const NOW = '2026-01-27T02:00:00.000Z';

function build(papers: DayPaper[], over: Partial<OfflineDigestInput> = {}): Digest {
  const rules = { includeKeywords: [], excludeKeywords: [] };
  return buildOfflineDigest({ announcement: announce(papers), papers, language: 'en', rules, now: NOW, ...over });
}

function textsOf(digest: Digest, section: (typeof DIGEST_SECTIONS)[number]): string[] {
  return digest.sections[section].map((claim) => claim.text);
}

describe('buildOfflineDigest', () => {
  const day = inventDay();
  const digest = build(day);

  test('is keyed as a digest without a prompt and says it was made here', () => {
    expect(digest).toMatchObject({
      key: 'cs.CV|2026-01-27|en|0',
      source: 'offline',
      promptVersion: 0,
      provenance: { form: 'digest', source: 'offline', provider: null, model: null, cost: 0, createdAt: NOW },
    });
    const claims = DIGEST_SECTIONS.flatMap((section) => digest.sections[section]);
    expect(digest.provenance).toMatchObject({ verified: claims.length, findings: claims.length });
  });

  test('counts the themes of the day, the largest first, with every paper behind them', () => {
    expect(textsOf(digest, 'themes')).toEqual([
      '**object detection**: 13 of the 23 papers read (57%)',
      '**semantic segmentation**: 6 of the 23 papers read (26%)',
      expect.stringContaining('**visual odometry**: 4 of the 23 papers read (17%)'),
    ]);
    expect(digest.sections.themes.map((claim) => claim.papers.length)).toEqual([13, 6, 4]);
    expect(new Set(digest.sections.themes[1]?.papers)).toEqual(
      new Set(
        day.filter(({ reading }) => reading.tags[0] === 'semantic-segmentation').map(({ paper }) => paper.arxivId),
      ),
    );
  });

  test('quotes one paper of each theme in its authors’ words', () => {
    expect(digest.sections.highlights).toHaveLength(3);
    for (const { text, papers } of digest.sections.highlights) {
      const entry = day.find(({ paper }) => paper.arxivId === papers[0]);
      expect(papers).toHaveLength(1);
      expect(text).toContain(`In the authors' words: “${entry?.reading.sentences[1]?.text}”`);
    }
  });

  test('points carefully to what is unusual, with its title escaped', () => {
    const tea = digest.sections.directions.find((claim) => claim.papers[0] === '2601.00090');
    expect(tea?.text).toContain(String.raw`*Steeping \*Leaves\* in a Teapot* is among the papers least like the rest`);
    expect(tea?.text).toContain('“Oolong wants four minutes.”');
    expect(digest.sections.directions.at(-1)).toEqual({
      text: expect.stringMatching(
        /^object detection \(13 papers\) and visual odometry \(4 papers\) .* only 1 paper has both/,
      ),
      papers: ['2601.00019'],
    });
  });

  test('gives every paper to read a reason', () => {
    expect(digest.sections.reading.length).toBeGreaterThan(2);
    for (const { text } of digest.sections.reading)
      expect(text).toMatch(/: (central to|close to|its findings|links to)/);
  });

  test('names only papers of the listing, and no claim is without one', () => {
    const ids = new Set(day.map(({ paper }) => paper.arxivId));
    for (const { papers } of DIGEST_SECTIONS.flatMap((section) => digest.sections[section])) {
      expect(papers.length).toBeGreaterThan(0);
      expect(papers.every((id) => ids.has(id))).toBe(true);
    }
  });

  test('speaks Chinese, and still quotes in English', () => {
    const chinese = build(day, { language: 'zh' });
    expect(textsOf(chinese, 'themes')[0]).toBe('**目标检测**：13 篇，占已读 23 篇的 57%');
    expect(textsOf(chinese, 'highlights')[0]).toMatch(/作者原文：“We improve .*”$/);
    expect(textsOf(chinese, 'reading')[0]).toMatch(/^《On .*》：在“.*”主题中有代表性/);
    expect(chinese.sections.reading.map((claim) => claim.papers)).toEqual(
      digest.sections.reading.map((claim) => claim.papers),
    );
  });

  test('is the same for the same day', () => {
    expect(build(inventDay())).toEqual(digest);
  });

  test('counts a paper without an abstract as not read', () => {
    const silent = inventEntry(99, [], { abstract: null });
    expect(build([...day, silent]).coverage).toEqual({ read: 23, total: 24, dropped: 0 });
    expect(build(day, { announcement: announce(day, 150) }).coverage).toEqual({ read: 23, total: 150, dropped: 0 });
  });

  test('has empty sections for an empty listing', () => {
    expect(build([])).toMatchObject({
      sections: { themes: [], highlights: [], directions: [], reading: [] },
      coverage: { read: 0, total: 0, dropped: 0 },
    });
  });

  test('says nothing unusual of a handful of papers', () => {
    expect(build(day.slice(0, 5)).sections.directions).toEqual([]);
  });

  test('leaves out tags without a name', () => {
    expect(build([1, 2, 3].map((n) => inventEntry(n, ['no-such-tag']))).sections.themes).toEqual([]);
  });

  test('tells two tags of the same papers once, naming the other', () => {
    const papers = [1, 2, 3].map((n) => inventEntry(n, ['object-detection', 'semantic-segmentation']));
    const pair = [...papers, inventEntry(4, ['object-detection'])];
    expect(textsOf(build(pair), 'themes')).toEqual([
      '**object detection**: 4 of the 4 papers read (100%), often together with semantic segmentation',
    ]);
  });

  test('does not list two papers that say the same', () => {
    const twins = [1, 2, 3, 4].map((n) => inventEntry(n, ['object-detection'], { title: 'The Same Detector' }));
    expect(build(twins).sections.reading).toHaveLength(1);
  });

  test('tells papers close in their words that no theme has together, the nearest first, and quotes it', () => {
    const gates = [
      'gate tide lock',
      'gate tide lock winch',
      'gate tide sluice',
      'tide lock sluice',
      'gate lock sluice',
    ].map((words, index) =>
      inventEntry(index + 50, [], { title: `Gate ${index}`, abstract: `We set ${words}. They open. They close.` }),
    );
    const [claim] = build([...day, ...gates]).sections.highlights.slice(-1);
    expect(claim?.text).toMatch(
      /^\*\*5 papers close in their words\*\*: \*Gate \d\* is the one nearest to the others, (?:\*Gate \d\*(?:, )?){3} and 1 more\. In its authors' words: “They open\.”$/,
    );
    expect(claim?.papers.toSorted()).toEqual(gates.map(({ paper }) => paper.arxivId));
    const [chinese] = build([...day, ...gates], { language: 'zh' }).sections.highlights.slice(-1);
    expect(chinese?.text).toMatch(
      /^\*\*用词相近的 5 篇\*\*：《Gate \d》居中，另有(?:《Gate \d》、?){3}等 4 篇。居中一篇的作者原文：“They open\.”$/,
    );
  });
});
