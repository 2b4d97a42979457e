import type { Analysis, Language } from '../analysis/analysis.ts';
import type { Paper } from '../arxiv/paper.ts';
import type { TriageView } from '../messaging/views.ts';
import type { OfflineReading, SentenceRole } from '../reader/reading.ts';
import type { TagNames } from '../reader/tag-names.ts';
import { type BriefSource, type BriefStatement, findingStatements, sectionStatements } from './brief-statements.ts';
import type { Mark } from './mark.ts';

/** Columns of the table that compares papers. */
export const BRIEF_COLUMNS = ['problem', 'method', 'data', 'result', 'limit'] as const;
export type BriefColumn = (typeof BRIEF_COLUMNS)[number];

/** What is stored of a paper, as pages get it. */
export interface StoredPaper {
  paper: Paper;
  reading: OfflineReading | null;
  tagNames: TagNames;
  triage?: TriageView;
  mark: Mark;
  analyses: readonly Analysis[];
}

export interface BriefTag {
  /** The same in every paper. */
  key: string;
  name: string;
}

export interface BriefPaper {
  arxivId: string;
  title: string;
  authors: string[];
  date: string | null;
  tags: BriefTag[];
  /** Empty: nothing stored says it. */
  cells: Record<BriefColumn, BriefStatement[]>;
}

/** Statements in a cell. */
const MOST = 2;
const MOST_RESULTS = 3;

const CUES: Record<'problem' | 'data' | 'figure' | 'limit', RegExp> = {
  problem:
    /痛点|问题|不足|瓶颈|困难|挑战|缺乏|难以|\b(?:problem|challenge|bottleneck|lacks?|fails?|struggles?|difficult|gap|costly|expensive|suffers?)\b/i,
  data: /数据集|语料|基准|测试集|训练集|样本|\b(?:data ?sets?|corpus|corpora|benchmarks?|test sets?|training data|samples?|annotated)\b/i,
  figure: /\d/,
  limit:
    /局限|限制|不足|尚未|未能|未对|缺少|仅在|有待|\b(?:limitations?|limited to|only (?:on|for|in|tested|evaluated)|does not|do not|not (?:tested|evaluated|measured|compared|released)|remains? (?:open|unclear)|future work)\b/i,
};

/** Where each column is looked for in an analysis, the likeliest first; `cue`: only sentences that speak of it. */
interface Place {
  section: string;
  cue?: keyof typeof CUES;
}
const PLACES: Record<BriefColumn, Record<Analysis['form'], readonly Place[]>> = {
  problem: { fulltext: [{ section: 'motivation', cue: 'problem' }, { section: 'motivation' }], abstract: [] },
  method: { fulltext: [{ section: 'method' }, { section: 'summary' }], abstract: [{ section: 'innovation' }] },
  data: {
    fulltext: [
      { section: 'experiments', cue: 'data' },
      { section: 'guide', cue: 'data' },
    ],
    abstract: [
      { section: 'contributions', cue: 'data' },
      { section: 'innovation', cue: 'data' },
      { section: 'limitations', cue: 'data' },
    ],
  },
  result: {
    fulltext: [{ section: 'experiments', cue: 'figure' }],
    abstract: [{ section: 'contributions', cue: 'figure' }],
  },
  limit: {
    fulltext: [
      { section: 'experiments', cue: 'limit' },
      { section: 'comparison', cue: 'limit' },
    ],
    abstract: [{ section: 'limitations' }],
  },
};

/** Roles of the abstract's sentences that stand in where no analysis says it. */
const ROLES: Record<'problem' | 'method', readonly SentenceRole[]> = {
  problem: ['objective', 'background'],
  method: ['method'],
};

/** One paper's line of the table, from what is stored and nothing else; `language` is the one that is preferred. */
export function briefPaper(stored: StoredPaper, language: Language): BriefPaper {
  const { paper } = stored;
  const analyses = inOrder(stored.analyses, language);
  return {
    arxivId: paper.arxivId,
    title: paper.title,
    authors: paper.authors,
    date: paper.published ?? paper.updated,
    tags: tagsOf(stored, analyses, language),
    cells: {
      problem: cellOf('problem', stored, analyses),
      method: cellOf('method', stored, analyses),
      data: cellOf('data', stored, analyses),
      result: cellOf('result', stored, analyses),
      limit: cellOf('limit', stored, analyses),
    },
  };
}

/** The whole text before the abstract, the preferred language before the other, the newest first. */
function inOrder(analyses: readonly Analysis[], language: Language): Analysis[] {
  const rank = ({ form, language: written }: Analysis): number =>
    (form === 'fulltext' ? 0 : 2) + (written === language ? 0 : 1);
  return analyses.toSorted((a, b) => rank(a) - rank(b) || (a.provenance.createdAt < b.provenance.createdAt ? 1 : -1));
}

/** All of a cell stands in one analysis, so that it has one source. */
function cellOf(column: BriefColumn, stored: StoredPaper, analyses: readonly Analysis[]): BriefStatement[] {
  for (const analysis of analyses) {
    if (column === 'result') {
      const findings = findingStatements(analysis);
      const withFigures = findings.filter(({ text }) => CUES.figure.test(text));
      const chosen = (withFigures.length > 0 ? withFigures : findings).slice(0, MOST_RESULTS);
      if (chosen.length > 0) return chosen;
    }
    for (const { section, cue } of PLACES[column][analysis.form]) {
      const statements = sectionStatements(analysis, section);
      const chosen = cue === undefined ? statements : statements.filter(({ text }) => CUES[cue].test(text));
      if (chosen.length > 0) return chosen.slice(0, MOST);
    }
  }
  return fromAbstract(column, stored);
}

/** The authors' own sentences: those a model named at first sight, else those chosen on this device. */
function fromAbstract(column: BriefColumn, { reading, triage }: StoredPaper): BriefStatement[] {
  if (reading === null) return [];
  const offline: BriefSource = { form: 'offline', model: null, from: 'offline', date: null };
  const pick = (ids: readonly number[], source: BriefSource, most: number): BriefStatement[] =>
    reading.sentences
      .filter(({ id }) => ids.includes(id))
      .slice(0, most)
      .map(({ text }) => ({ text, language: 'en', source, section: null, evidence: 'authors' }));
  const idsWhere = (test: (sentence: OfflineReading['sentences'][number]) => boolean): number[] =>
    reading.sentences.filter(test).map(({ id }) => id);
  if (column === 'result') {
    const named = triage?.triage?.findings ?? [];
    if (named.length > 0) {
      return pick(named, { form: 'triage', model: triage?.model ?? null, from: 'abstract', date: null }, MOST_RESULTS);
    }
    return pick(reading.findings, offline, MOST_RESULTS);
  }
  if (column === 'data' || column === 'limit') {
    return pick(
      idsWhere(({ text, role }) => CUES[column].test(text) && !(column === 'limit' && role === 'background')),
      offline,
      MOST,
    );
  }
  for (const role of ROLES[column]) {
    const found = pick(
      idsWhere((sentence) => sentence.role === role),
      offline,
      MOST,
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** The reader's own, then those of the vocabulary, then what the analysis in the preferred language names. */
function tagsOf(
  { mark, reading, tagNames }: StoredPaper,
  analyses: readonly Analysis[],
  language: Language,
): BriefTag[] {
  const tags = [
    ...(mark.tags ?? []).map(({ name }) => ({ key: keyOf(name), name })),
    ...(reading?.tags ?? []).map((id) => ({ key: id, name: tagNames[id]?.[language] ?? id })),
    ...(analyses.find((analysis) => analysis.language === language)?.tags ?? []).map((name) => ({
      key: keyOf(name),
      name,
    })),
  ];
  return tags.filter(
    ({ key, name }, position) =>
      tags.findIndex((other) => other.key === key || keyOf(other.name) === keyOf(name)) === position,
  );
}

/** As the vocabulary makes its ids, so that a model's word for a term meets the term. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, '-');
}
