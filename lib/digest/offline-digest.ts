import type { Language } from '../analysis/analysis.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { KeywordRules } from '../interests/rules.ts';
import { NO_TAG_RULES, type TagRules } from '../reader/tag-rules.ts';
import { findTerm } from '../reader/vocabulary/index.ts';
import type { Day, DayPaper } from './day.ts';
import { buildDay, findTldr } from './day.ts';
import type { Digest, DigestClaim } from './digest.ts';
import { digestKey } from './digest.ts';
import { escapeInline } from './inline-markdown.ts';
import type { OfflineWords } from './offline-words.ts';
import { offlineWords } from './offline-words.ts';
import type { RankedPaper, ReadingReason } from './rank-reading.ts';
import { rankReading } from './rank-reading.ts';
import type { Theme } from './themes.ts';
import { findThemes } from './themes.ts';
import { findOutliers, findRarePairs } from './unusual.ts';

export interface OfflineDigestInput {
  announcement: Announcement;
  /** Papers of the announcement that are known, in its order; one without an abstract counts as not read. */
  papers: readonly DayPaper[];
  language: Language;
  rules: KeywordRules & { tagRules?: TagRules };
  /** ISO 8601 instant. */
  now: string;
}

const MOST_HIGHLIGHTS = 5;
const MOST_READING = 8;
/** Two papers this alike (cosine) say much the same: the second gives its place to another. */
const ALIKE = 0.6;

/** A day ready to be put into words. */
interface Telling {
  day: Day;
  language: Language;
  say: OfflineWords;
  isKnown: (tag: string) => boolean;
}

/** Tags with a name: the vocabulary's, and those the reader gave one. What an older vocabulary left has none. */
function knownTags({ own, names }: Pick<TagRules, 'own' | 'names'>): (tag: string) => boolean {
  const given = new Set([...own, ...names].map(({ name }) => name));
  return (tag) => given.has(tag) || findTerm(tag) !== undefined;
}

function nameTag(tag: string, language: Language): string {
  const term = findTerm(tag);
  return escapeInline((language === 'zh' ? term?.zh : term?.name) ?? tag);
}

function claimOf({ day }: Telling, indices: readonly number[], text: string): DigestClaim {
  return { text, papers: indices.flatMap((index) => day.papers[index]?.paper.arxivId ?? []) };
}

function titleOf({ day }: Telling, index: number): string {
  return escapeInline(day.papers[index]?.paper.title ?? '');
}

function tellThemes(telling: Telling, themes: readonly Theme[]): DigestClaim[] {
  const { language, say } = telling;
  return themes.map(({ tag, members, total, companion }) => {
    const percent = Math.round((members.length / total) * 100);
    const beside = companion === null ? null : nameTag(companion, language);
    const text = say.theme(nameTag(tag, language), members.length, total, percent, beside);
    return claimOf(telling, members, text);
  });
}

/** The most central paper of each theme that has a TL;DR sentence, no paper twice. */
function tellHighlights(telling: Telling, themes: readonly Theme[]): DigestClaim[] {
  const { day, language, say } = telling;
  const told = new Set<number>();
  return themes.slice(0, MOST_HIGHLIGHTS).flatMap(({ tag, members }) => {
    for (const index of members) {
      const entry = day.papers[index];
      const sentence = entry && !entry.paper.withdrawn ? findTldr(entry) : null;
      if (sentence === null || told.has(index)) continue;
      told.add(index);
      const text = say.highlight(nameTag(tag, language), titleOf(telling, index), escapeInline(sentence));
      return [claimOf(telling, [index], text)];
    }
    return [];
  });
}

function tellDirections(telling: Telling): DigestClaim[] {
  const { day, language, say } = telling;
  const pairs = findRarePairs(day, telling.isKnown).map(({ tags: [one, other], members, counts }) => {
    const text = say.rarePair([nameTag(one, language), nameTag(other, language)], members.length, counts);
    return claimOf(telling, members, text);
  });
  const outliers = findOutliers(day).map((index) => {
    const sentence = escapeInline(day.findings[index]?.at(-1) ?? '');
    return claimOf(telling, [index], say.outlier(titleOf(telling, index), sentence));
  });
  return [...outliers, ...pairs];
}

function tellReason({ language, say }: Telling, reason: ReadingReason): string {
  if (reason.kind === 'keyword') return say.keyword(escapeInline(reason.keyword));
  if (reason.kind === 'theme') return say.centralTo(nameTag(reason.tag, language));
  return say[reason.kind];
}

/** The best of the ranking that give a reason and are not the like of one already taken. */
function chooseReading(day: Day, ranked: readonly RankedPaper[]): RankedPaper[] {
  const chosen: RankedPaper[] = [];
  for (const candidate of ranked) {
    if (chosen.length === MOST_READING) break;
    const fresh = chosen.every(({ index }) => day.similarity(index, candidate.index) < ALIKE);
    if (fresh && candidate.score > 0 && candidate.reasons.length > 0) chosen.push(candidate);
  }
  return chosen;
}

function tellReading(telling: Telling, themes: readonly Theme[], rules: KeywordRules): DigestClaim[] {
  const { day, say } = telling;
  return chooseReading(day, rankReading(day, themes, rules)).map(({ index, reasons }) => {
    const text = say.reading(
      titleOf(telling, index),
      reasons.map((reason) => tellReason(telling, reason)),
    );
    return claimOf(telling, [index], text);
  });
}

/** Summary of a day without a model: counted, compared and quoted on the device; the same input gives the same digest. */
export function buildOfflineDigest({ announcement, papers, language, rules, now }: OfflineDigestInput): Digest {
  const day = buildDay(papers);
  const isKnown = knownTags(rules.tagRules ?? NO_TAG_RULES);
  const telling: Telling = { day, language, say: offlineWords[language], isKnown };
  const themes = findThemes(day, isKnown);
  const sections = {
    themes: tellThemes(telling, themes),
    highlights: tellHighlights(telling, themes),
    directions: tellDirections(telling),
    reading: tellReading(telling, themes, rules),
  };
  const claims = Object.values(sections).flat().length;
  const { category, announcementDate } = announcement;
  const id = { category, announcementDate, language, promptVersion: 0 };
  return {
    key: digestKey(id),
    ...id,
    source: 'offline',
    sections,
    coverage: {
      read: day.papers.length,
      total: Math.max(announcement.total, announcement.entries.length, day.papers.length),
      dropped: 0,
    },
    provenance: {
      form: 'digest',
      source: 'offline',
      provider: null,
      model: null,
      promptVersion: null,
      createdAt: now,
      inputTokens: null,
      outputTokens: null,
      cost: 0,
      verified: claims,
      findings: claims,
    },
  };
}
