import type { Analysis, Language } from '../../../lib/analysis/analysis.ts';
import type { Paper } from '../../../lib/arxiv/paper.ts';
import { emptyMark } from '../../../lib/library/mark.ts';
import type { DigestView, PaperView } from '../../../lib/messaging/protocol.ts';
import type { JobView } from '../../../lib/queue/job.ts';
import type { OfflineReading, SentenceRole } from '../../../lib/reader/reading.ts';
import type { PageService, PageSettings } from '../../../lib/settings/settings.ts';

/** An invented abstract: one sentence per role. */
export const SENTENCES: readonly (readonly [SentenceRole, string])[] = [
  ['background', 'Kites lose lift when the wind turns.'],
  ['objective', 'We ask whether a tail of beads can help.'],
  ['method', 'We present BeadTail, a tail whose mass follows $m(t) = m_0 e^{-t}$.'],
  ['result', 'Lift is kept for 12 s longer than with a plain tail.'],
];

export const ID = '2601.00042';

export function aPaper(over: Partial<Paper> = {}): Paper {
  return {
    arxivId: ID,
    version: 2,
    title: 'BeadTail: Kites That Keep Their Lift',
    authors: ['Ada Example', 'Bo Muster'],
    abstract: SENTENCES.map(([, text]) => text).join(' '),
    primaryCategory: 'cs.RO',
    categories: ['cs.RO'],
    comments: null,
    journalRef: null,
    doi: null,
    published: '2026-01-20',
    updated: '2026-01-26',
    codeLinks: [],
    withdrawn: false,
    ...over,
  };
}

export function aReading(over: Partial<OfflineReading> = {}): OfflineReading {
  let at = 0;
  const sentences = SENTENCES.map(([role, text], index) => {
    const start = at;
    at += text.length + 1;
    return { id: index + 1, text, start, end: start + text.length, role };
  });
  return {
    readerVersion: 1,
    sentences,
    tldr: 3,
    tldrStart: 0,
    keyphrases: [],
    findings: [3, 4],
    tags: [],
    codeLinks: [],
    ...over,
  };
}

export const FIVE = ['contributions', 'innovation', 'impact', 'applications', 'limitations'] as const;

export function anAnalysis(language: Language, over: Partial<Analysis> = {}): Analysis {
  const words = language === 'zh' ? '中文内容' : 'English text';
  return {
    key: `${ID}v2|abstract|${language}|kite-1|1`,
    arxivIdV: `${ID}v2`,
    form: 'abstract',
    language,
    model: 'kite-1',
    promptVersion: 1,
    arxivId: ID,
    sections: Object.fromEntries(
      [...FIVE, 'significance', 'translation'].map((id) => [id, { state: 'done' as const, text: `${words} ${id}` }]),
    ),
    findings: [
      { text: `${words} A`, sentences: [4], quote: 'Lift is kept', evidence: 'verified' },
      { text: `${words} B`, sentences: [3, 4], quote: 'mass', evidence: 'repaired' },
      { text: `${words} C`, sentences: [], quote: '', evidence: 'unverified' },
    ],
    tags: ['kites'],
    provenance: {
      form: 'abstract',
      source: 'abstract',
      provider: 'custom',
      model: 'kite-1',
      promptVersion: 1,
      createdAt: '2026-01-27T08:00:00.000Z',
      inputTokens: 800,
      outputTokens: 434,
      cost: null,
      verified: 2,
      findings: 3,
    },
    ...over,
  };
}

/** What came with a daily report of that day. */
export function anImportedAnalysis(language: Language, over: Partial<Analysis> = {}): Analysis {
  const { provenance, ...analysis } = anAnalysis(language);
  return {
    ...analysis,
    key: `${ID}v2|abstract|${language}|report cs.RO 2026-01-27|0`,
    model: 'report cs.RO 2026-01-27',
    promptVersion: 0,
    findings: [{ text: 'Lift is kept', sentences: [4], quote: 'Lift is kept', evidence: 'verified' }],
    tags: [],
    provenance: {
      ...provenance,
      source: 'report',
      provider: null,
      model: null,
      promptVersion: null,
      createdAt: '2026-01-27T00:00:00.000Z',
      inputTokens: null,
      outputTokens: null,
      verified: 1,
      findings: 1,
    },
    ...over,
  };
}

export function aJob(over: Partial<JobView> = {}): JobView {
  return {
    id: `analysis|${ID}v2|abstract`,
    subject: { task: 'analysis', arxivId: ID, arxivIdV: `${ID}v2`, form: 'abstract' },
    languages: ['zh', 'en'],
    profileId: 'default',
    state: 'running',
    error: null,
    partial: null,
    received: 0,
    notBefore: 0,
    createdAt: 1,
    ...over,
  };
}

export function aView(over: Partial<PaperView> = {}): PaperView {
  const paper = over.paper ?? aPaper();
  return {
    paper,
    reading: aReading(),
    tagNames: {},
    mark: emptyMark(paper.arxivId),
    hasNote: false,
    analyses: [],
    job: null,
    ...over,
  };
}

export function someSettings(over: Partial<PageSettings> = {}): PageSettings {
  return {
    uiLanguage: 'en',
    analysisLanguages: 'zh+en',
    services: [aService()],
    tasks: everyTask('default'),
    ...over,
  };
}

export function aService(over: Partial<PageService> = {}): PageService {
  return {
    id: 'default',
    name: 'models.example',
    host: 'models.example',
    model: 'kite-1',
    ready: true,
    consented: true,
    paused: null,
    ...over,
  };
}

/** One service for all that there is to ask for. */
export function everyTask(id: string | null): PageSettings['tasks'] {
  return { triage: id, abstract: id, fulltext: id, translate: id, digest: id, ask: id };
}

/** The settings of a reader who has set up no service, or no key. */
export const NO_SERVICE: Partial<PageSettings> = { services: [], tasks: everyTask(null) };
export const NO_KEY: Partial<PageSettings> = { services: [aService({ ready: false })] };

export function aDigestView(source: 'offline' | 'model' = 'offline'): DigestView {
  const digest = (language: Language): DigestView['digests'][number] => ({
    key: `cs.RO|2026-01-27|${language}|1`,
    category: 'cs.RO',
    announcementDate: '2026-01-27',
    language,
    promptVersion: 1,
    source,
    sections: {
      themes: [{ text: language === 'zh' ? '风筝回来了。' : 'Kites are **back**.', papers: [ID, '2601.00043'] }],
      highlights: [],
      directions: [],
      reading: [{ text: language === 'zh' ? '先读这篇。' : 'Read this first.', papers: [ID] }],
    },
    coverage: { read: 9, total: 10, dropped: 1 },
    provenance: {
      ...anAnalysis(language).provenance,
      form: 'digest',
      source: source === 'offline' ? 'offline' : 'abstract',
      model: source === 'offline' ? null : 'kite-1',
      provider: source === 'offline' ? null : 'custom',
    },
  });
  return {
    announcement: { category: 'cs.RO', announcementDate: '2026-01-27', entries: [], total: 10, fetchedAt: '' },
    digests: [digest('zh'), digest('en')],
    source,
    job: null,
    titles: { [ID]: 'BeadTail: Kites That Keep Their Lift' },
    selection: { by: 'device', papers: [] },
    standIns: {},
  };
}
