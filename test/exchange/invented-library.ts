import type { Paper } from '../../lib/arxiv/paper.ts';
import type { PaperExport } from '../../lib/exchange/paper-export.ts';
import { emptyMark } from '../../lib/library/mark.ts';
import { inventPaper, inventReading } from '../digest/invented-day.ts';
import { teapotAnalysis } from '../fixtures/export/invented-papers.ts';

/** Park and Miller's generator: the same papers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const WORDS = [
  'Spill-Free Teapots',
  '50% of #Spouts & Lids',
  String.raw`the $\ell_1$ Norm`,
  String.raw`$\{x_i\}_{i=1}^{n}$ Sets`,
  'Über Tannenbäume',
  '“Quoted” Claims – and More',
  '茶壶不洒水的研究',
  'a_b^c ~ {open brace',
  'close} brace',
  String.raw`\emph{not} emphasised`,
  'Étude of the naïve Ångström',
  'β-Decay at 30° → rest',
  'x < y > z | w',
  'A $ price of 5',
  '"Plain" quotes @ home',
  'Łódź, Dvořák, Ærø and Straße',
  '$K_{s}$ of DNA',
  'C\u030cech marks',
];

const NAMES = [
  'Ada Example',
  'Bo Müller',
  'Ludwig van der Sample',
  '王小明',
  'Zhang Wei',
  'José M. Núñez-Ñandú',
  'ATLAS Collaboration',
  'Plato',
  'Sammy Test, Jr.',
  'Ann Probe III',
  "Brian O'Sample",
  'Łukasz Żółć',
  'Black and White',
  'Ñ. {Odd} Name',
  'One, Two, Three',
  '田中 太郎',
  'Håkon Ødegård',
  'İpek Yılmaz',
];

/** `count` invented papers whose titles and names hold what formats stumble over. */
export function inventLibrary(count: number, seed = 7): PaperExport[] {
  const random = numbers(seed);
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
  const several = (from: readonly string[], most: number): string[] => {
    return Array.from({ length: 1 + random(most) }, () => pick(from));
  };
  return Array.from({ length: count }, (_, index): PaperExport => {
    const isOld = index % 10 === 9;
    const paper: Paper = inventPaper(index + 1, {
      ...(isOld
        ? { arxivId: `hep-th/99${String((index % 12) + 1).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}` }
        : {}),
      version: index % 4 === 0 ? null : 1 + random(3),
      title: several(WORDS, 4).join(': '),
      authors: index % 37 === 36 ? [] : [...new Set(several(NAMES, 6))],
      abstract: `${several(WORDS, 6).join('. ')}. We measure it. It works by 61.5%.`,
      categories: ['cs.CV', 'math-ph'],
      comments: index % 3 === 0 ? '12 pages, 3 figures; code: https://example.org/a_b' : null,
      journalRef: index % 5 === 0 ? 'J. Invent. & Test. 12 (2026) 34-56' : null,
      doi: index % 5 === 0 ? '10.1000/invented_(2026)<34>56' : null,
      published: index % 7 === 6 ? null : '2026-01-26',
      ...(isOld ? { published: '1999-09-01' } : {}),
    });
    const { arxivId } = paper;
    const analysis = { ...teapotAnalysis, arxivId, arxivIdV: arxivId };
    return {
      paper,
      reading: inventReading(paper, ['object-detection']),
      analyses: index % 2 === 0 ? [analysis] : [],
      mark: {
        ...emptyMark(arxivId),
        starredAt: index % 3 === 0 ? '2026-01-27T08:00:00.000Z' : null,
        ...(index % 4 === 0 ? { tags: [{ name: 'to read / 待读', at: '2026-01-27T08:00:00.000Z' }] } : {}),
      },
      note:
        index % 6 === 0
          ? {
              arxivId,
              text: '# To try\n\nBend the spout.',
              createdAt: '',
              updatedAt: '2026-01-27T09:00:00.000Z',
              revision: 1,
            }
          : null,
      announced: [{ category: 'cs.CV', announcementDate: `2026-01-${String(26 + (index % 3))}` }],
      language: index % 2 === 0 ? 'zh' : 'en',
      exportedAt: '2026-01-28T10:00:00.000Z',
    };
  });
}
