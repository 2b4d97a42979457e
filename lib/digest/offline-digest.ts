import type { Language } from '../analysis/analysis.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { KeywordRules } from '../interests/rules.ts';
import { NO_TAG_RULES, type TagRules } from '../reader/tag-rules.ts';
import { findTerm } from '../reader/vocabulary/index.ts';
import type { Day, DayPaper } from './day.ts';
import { buildDay, findTldr } from './day.ts';
import type { Digest, DigestClaim } from './digest.ts';
import { digestKey } from './digest.ts';
import { findGroups } from './groups.ts';
import { escapeInline } from './inline-markdown.ts';
import type { OfflineWords, PastShare } from './offline-words.ts';
import { offlineWords } from './offline-words.ts';
import { NO_PAST, type PastDays } from './past-days.ts';
import type { RankedPaper, ReadingReason } from './rank-reading.ts';
import { rankReading } from './rank-reading.ts';
import type { Theme } from './themes.ts';
import { findThemes, overlap } from './themes.ts';
import { findOutliers, findRarePairs, findSurges } from './unusual.ts';

export interface OfflineDigestInput {
  announcement: Announcement;
  /** Papers of the announcement that are known, in its order; one without an abstract counts as not read. */
  papers: readonly DayPaper[];
  language: Language;
  rules: KeywordRules & { tagRules?: TagRules };
  /** The listings before, to tell what is more than usual. */
  past?: PastDays;
  /** ISO 8601 instant. */
  now: string;
}

const MOST_HIGHLIGHTS = 5;
const MOST_READING = 8;
/** Two papers this alike (cosine) say much the same: the second gives its place to another. */
const ALIKE = 0.6;
/** A group that shares this much with a theme (Jaccard) is told by it already. */
const SAME_AS_THEME = 0.7;
/** Members of a group named beside its centre. */
const MOST_NAMED = 3;

/** A day ready to be put into words. */
interface Telling {
  day: Day;
  language: Language;
  say: OfflineWords;
  isKnown: (tag: string) => boolean;
  past: PastDays;
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

function percentOf(share: number): number {
  return Math.round(share * 100);
}

function pastShare({ past }: Telling, usual: number | null): PastShare | null {
  return usual === null ? null : { percent: percentOf(usual), days: past.days };
}

function tellThemes(telling: Telling, themes: readonly Theme[]): DigestClaim[] {
  const { language, say } = telling;
  return themes.map(({ tag, members, total, companion, usual }) => {
    const text = say.theme({
      name: nameTag(tag, language),
      count: members.length,
      total,
      percent: percentOf(members.length / total),
      past: pastShare(telling, usual),
      companion: companion === null ? null : nameTag(companion, language),
    });
    return claimOf(telling, members, text);
  });
}

/** Papers that are close in their words and share no theme that is told already; a paper of `quoted` is not quoted again. */
function tellGroups(telling: Telling, themes: readonly Theme[], quoted: ReadonlySet<string>): DigestClaim[] {
  const { day, say } = telling;
  return findGroups(day)
    .filter(({ members }) => themes.every((theme) => overlap(members, theme.members) < SAME_AS_THEME))
    .map(({ centre, members }) => {
      const named = members.slice(1, 1 + MOST_NAMED).map((index) => titleOf(telling, index));
      const entry = day.papers[centre];
      const sentence = entry && !quoted.has(entry.paper.arxivId) ? findTldr(entry) : null;
      const more = members.length - 1 - named.length;
      const quote = sentence === null ? null : escapeInline(sentence);
      return claimOf(telling, members, say.group(titleOf(telling, centre), named, more, quote));
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

function tellDirections(telling: Telling, themes: readonly Theme[]): DigestClaim[] {
  const { day, language, say, past } = telling;
  const surges = findSurges(day, telling.isKnown, past, themes).map(({ tag, members, total, usual }) => {
    const before = { percent: percentOf(usual), days: past.days };
    const text = say.surge(nameTag(tag, language), members.length, percentOf(members.length / total), before);
    return claimOf(telling, members, text);
  });
  const pairs = findRarePairs(day, telling.isKnown).map(({ tags: [one, other], members, counts }) => {
    const text = say.rarePair([nameTag(one, language), nameTag(other, language)], members.length, counts);
    return claimOf(telling, members, text);
  });
  const outliers = findOutliers(day).map((index) => {
    const sentence = escapeInline(day.findings[index]?.at(-1) ?? '');
    return claimOf(telling, [index], say.outlier(titleOf(telling, index), sentence));
  });
  return [...surges, ...outliers, ...pairs];
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
export function buildOfflineDigest(input: OfflineDigestInput): Digest {
  const { announcement, papers, language, rules, past = NO_PAST, now } = input;
  const day = buildDay(papers);
  const isKnown = knownTags(rules.tagRules ?? NO_TAG_RULES);
  const telling: Telling = { day, language, say: offlineWords[language], isKnown, past };
  const themes = findThemes(day, isKnown, past);
  const highlights = tellHighlights(telling, themes);
  const quoted = new Set(highlights.flatMap((claim) => claim.papers));
  const sections = {
    themes: tellThemes(telling, themes),
    highlights: [...highlights, ...tellGroups(telling, themes, quoted)],
    directions: tellDirections(telling, themes),
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
