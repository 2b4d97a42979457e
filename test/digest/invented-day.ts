import type { Announcement } from '../../lib/arxiv/announcement.ts';
import type { EntryKind, Paper } from '../../lib/arxiv/paper.ts';
import type { DayPaper } from '../../lib/digest/day.ts';
import type { OfflineReading } from '../../lib/reader/reading.ts';

export function inventPaper(number: number, over: Partial<Paper> = {}): Paper {
  return {
    arxivId: `2601.${String(number).padStart(5, '0')}`,
    version: 1,
    title: `Invented Paper ${number}`,
    authors: ['Ada Example'],
    abstract: 'We look. We measure. It works.',
    primaryCategory: 'cs.CV',
    categories: ['cs.CV'],
    comments: null,
    journalRef: null,
    doi: null,
    published: '2026-01-26',
    updated: null,
    codeLinks: [],
    withdrawn: false,
    ...over,
  };
}

/** A reading of an abstract split at `. `: the last sentence is the finding, the second the TL;DR. */
export function inventReading(paper: Paper, tags: string[] = []): OfflineReading {
  const texts = paper.abstract === null ? [] : paper.abstract.split(/(?<=\.) /);
  let start = 0;
  const sentences = texts.map((text, index) => {
    const sentence = { id: index + 1, text, start, end: start + text.length, role: 'other' as const };
    start = sentence.end + 1;
    return sentence;
  });
  return {
    readerVersion: 1,
    sentences,
    tldr: sentences.length > 0 ? Math.min(2, sentences.length) : null,
    tldrStart: 0,
    keyphrases: [],
    findings: sentences.length > 0 ? [sentences.length] : [],
    tags,
    codeLinks: [],
  };
}

export function inventEntry(
  number: number,
  tags: string[],
  over: Partial<Paper> = {},
  kind: EntryKind = 'new',
): DayPaper {
  const paper = inventPaper(number, over);
  return { paper, reading: inventReading(paper, tags), kind };
}

export function announce(entries: DayPaper[], total = entries.length): Announcement {
  return {
    category: 'cs.CV',
    announcementDate: '2026-01-27',
    entries: entries.map(({ paper, kind }) => ({ arxivId: paper.arxivId, kind })),
    total,
    fetchedAt: '2026-01-27T01:00:00.000Z',
  };
}

const MATTERS = [
  { tag: 'object-detection', words: 'detector boxes anchors proposals recall localisation' },
  { tag: 'semantic-segmentation', words: 'pixels masks boundaries labelling scenes regions' },
  { tag: 'visual-odometry', words: 'camera trajectory drift poses keyframes mapping' },
] as const;

/** Twelve detectors, six segmenters, four odometers, one of which detects as well, and one paper about tea. */
export function inventDay(): DayPaper[] {
  const sizes = [12, 6, 4];
  let number = 0;
  const papers = MATTERS.flatMap(({ tag, words }, matter) =>
    Array.from({ length: sizes[matter] ?? 0 }, (_, index) => {
      number += 1;
      const some = words.split(' ').filter((_, at) => (at + index) % 3 !== 0);
      return inventEntry(number, matter === 2 && index === 0 ? [tag, 'object-detection'] : [tag], {
        title: `On ${some.slice(0, 2).join(' and ')} ${number}`,
        abstract: `Many study ${words}. We improve ${some.join(' with ')}. The error falls for ${some[0]}.`,
      });
    }),
  );
  const tea = inventEntry(90, ['image-captioning'], {
    title: 'Steeping *Leaves* in a Teapot',
    abstract: 'Leaves open in hot water. We time the opening. Oolong wants four minutes.',
  });
  return [...papers, tea];
}
