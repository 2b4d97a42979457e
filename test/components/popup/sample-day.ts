import type { Language } from '../../../lib/analysis/analysis.ts';
import type { Digest } from '../../../lib/digest/digest.ts';
import { emptyMark } from '../../../lib/library/mark.ts';
import type { DigestView, PaperView } from '../../../lib/messaging/protocol.ts';
import type { JobState, JobView } from '../../../lib/queue/job.ts';

const claim = (text: string): { text: string; papers: string[] } => ({ text, papers: ['2603.10001'] });

/** An invented day of an invented listing. */
export const DAY = '2026-03-17';
export const EARLIER = '2026-03-16';

function sampleDigest(language: Language, source: 'offline' | 'model', day = DAY): Digest {
  return {
    key: `cs.CV|${day}|${language}|${source}`,
    category: 'cs.CV',
    announcementDate: day,
    language,
    promptVersion: source === 'model' ? 1 : 0,
    source,
    sections: {
      themes: [claim(language === 'zh' ? '潮汐建模成为主题。' : 'Tides are modelled again.')],
      highlights: [],
      directions: [],
      reading: [],
    },
    coverage: { read: 12, total: 15, dropped: 0 },
    provenance: {
      form: 'digest',
      source: source === 'model' ? 'abstract' : 'offline',
      provider: source === 'model' ? 'ollama' : null,
      model: source === 'model' ? 'reef-small' : null,
      promptVersion: source === 'model' ? 1 : null,
      createdAt: `${day}T05:00:00Z`,
      inputTokens: null,
      outputTokens: null,
      cost: null,
      verified: 1,
      findings: 1,
    },
  };
}

export function sampleDigestView(source: 'offline' | 'model', job: JobView | null = null, day = DAY): DigestView {
  return {
    announcement: { category: 'cs.CV', announcementDate: day, entries: [], total: 15, fetchedAt: `${day}T01:00:00Z` },
    digests: [sampleDigest('zh', source, day), sampleDigest('en', source, day)],
    source,
    job,
    titles: { '2603.10001': 'A Tide Table for Pixels' },
    selection: { by: 'device', papers: [] },
    standIns: {},
  };
}

export function sampleJob(state: JobState, fields: Partial<JobView> = {}): JobView {
  return {
    id: `digest|cs.CV|${DAY}`,
    subject: { task: 'digest', category: 'cs.CV', announcementDate: DAY },
    languages: ['en'],
    profileId: 'default',
    state,
    error: null,
    partial: null,
    received: 1234,
    notBefore: 0,
    createdAt: 0,
    ...fields,
  };
}

export function samplePaperView(arxivId: string): PaperView {
  const text = 'We keep a tide table for every pixel.';
  return {
    paper: {
      arxivId,
      version: 1,
      title: 'A Tide Table for Pixels',
      authors: ['Ada Reef'],
      abstract: text,
      primaryCategory: 'cs.CV',
      categories: ['cs.CV'],
      comments: null,
      journalRef: null,
      doi: null,
      published: null,
      updated: null,
      codeLinks: [],
      withdrawn: false,
    },
    reading: {
      readerVersion: 1,
      sentences: [{ id: 1, text, start: 0, end: text.length, role: 'method' }],
      tldr: 1,
      findings: [],
      tldrStart: 0,
      keyphrases: [],
      tags: ['tide tables'],
      codeLinks: [],
    },
    mark: emptyMark(arxivId),
    tagNames: {},
    hasNote: false,
    analyses: [],
    job: null,
  };
}
