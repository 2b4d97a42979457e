import { isImported, type Analysis, type Language } from '../analysis/analysis.ts';
import type { LibraryParts } from '../db/library.ts';
import type { PaperRecord } from '../db/schema.ts';
import { followedOf } from '../interests/interests.ts';
import { findVersionNews } from '../library/version-news.ts';
import { AUTHORS_IN_ROW, type LibraryEntry, type LibraryRow } from '../library/library-row.ts';
import { type OfflineReading, tldrOf } from '../reader/reading.ts';
import { tagger } from '../reader/tag-rules.ts';
import type { Settings } from '../settings/settings.ts';
import { shownTriage } from './day-triage.ts';

/** What of the settings the rows depend on. */
type RowSettings = Pick<Settings, 'tagRules' | 'interestAuthors' | 'interestGroups'>;

/** Papers as the list of all of them has them, in their order, with what is searched. A reading is taken as it is stored, old or not. */
export function toLibraryEntries(parts: LibraryParts, settings: RowSettings): LibraryEntry[] {
  const withRules = tagger(settings.tagRules);
  return parts.papers.map((paper) => {
    const { arxivId } = paper;
    const analyses = parts.analyses.get(arxivId) ?? [];
    const asks = parts.asks.get(arxivId) ?? [];
    const triages = parts.triages.get(arxivId) ?? [];
    const triage = shownTriage(triages, paper);
    const mark = parts.marks.get(arxivId);
    const note = parts.notes.get(arxivId);
    const reading = paper.reading && withRules(paper, paper.reading);
    const own = analyses.filter((analysis) => !isImported(analysis));
    const replaced = findVersionNews(paper, { mark, note, analyses: own });
    const made = [...own, ...asks, ...triages].map(({ provenance }) => provenance);
    return {
      row: {
        arxivId,
        title: paper.title,
        authors: paper.authors.slice(0, AUTHORS_IN_ROW),
        authorCount: paper.authors.length,
        lastAuthor: paper.authors[AUTHORS_IN_ROW] === undefined ? null : (paper.authors.at(-1) ?? null),
        followed: followedOf(settings, paper.authors),
        categories: paper.categories,
        primaryCategory: paper.primaryCategory,
        published: paper.published,
        announced: lastDay(paper),
        appeared: firstDay(paper),
        kinds: [...new Set(paper.announced.map(({ kind }) => kind))],
        withdrawn: paper.withdrawn,
        ...(replaced ? { replaced } : {}),
        tldr: tldrsOf(reading, triage?.triage?.tldr ?? {}, parts.tldrs.get(arxivId)),
        tags: reading?.tags ?? [],
        ownTags: (mark?.tags ?? []).map(({ name }) => name),
        starred: (mark?.starredAt ?? null) !== null,
        hidden: (mark?.hiddenAt ?? null) !== null,
        seen: (mark?.seenAt ?? null) !== null,
        noted: note !== undefined,
        analysed: kindsOf(analyses),
        models: [...new Set(made.flatMap(({ model }) => model ?? []))],
        grade: triage?.triage
          ? { relevance: triage.triage.relevance, significance: triage.triage.significance, by: 'model' }
          : null,
        imported: paper.imported === true || own.length < analyses.length,
        touchedAt: latest([
          mark?.starredAt,
          mark?.hiddenAt,
          mark?.seenAt,
          note?.updatedAt,
          ...(mark?.tags ?? []).map(({ at }) => at),
          ...[...own, ...asks].map(({ provenance }) => provenance.createdAt),
        ]),
      },
      text: {
        authors: paper.authors,
        findings: findingsOf(reading, analyses),
        note: note?.text ?? '',
        analysis: [
          ...analyses.flatMap(({ sections }) => Object.values(sections).map(({ text }) => text)),
          ...asks.flatMap(({ question, answer }) => [question, answer.text]),
        ].join('\n\n'),
        abstract: paper.abstract ?? '',
      },
    };
  });
}

function lastDay({ announced }: Pick<PaperRecord, 'announced'>): string | null {
  return latest(announced.map(({ announcementDate }) => announcementDate));
}

/** A paper met as a replacement alone came before. */
function firstDay({ announced, published }: Pick<PaperRecord, 'announced' | 'published'>): string | null {
  const days = announced.flatMap(({ kind, announcementDate }) => (kind === 'replacement' ? [] : [announcementDate]));
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null) ?? published;
}

function latest(instants: readonly (string | null | undefined)[]): string | null {
  return instants.reduce<string | null>((last, each) => (each && (!last || each > last) ? each : last), null);
}

/** A model's sentence where there is one; else the authors', and in Chinese what the browser made of it. */
function tldrsOf(
  reading: OfflineReading | null,
  written: Partial<Record<Language, string>>,
  translated: { sentence: string; text: string } | undefined,
): LibraryRow['tldr'] {
  const sentence = reading && tldrOf(reading);
  const tldr: LibraryRow['tldr'] = {};
  if (sentence) tldr.en = { text: sentence, by: 'authors' };
  if (sentence && translated?.sentence === sentence) tldr.zh = { text: translated.text, by: 'translator' };
  for (const language of ['zh', 'en'] as const) {
    const text = written[language];
    if (text) tldr[language] = { text, by: 'model' };
  }
  return tldr;
}

function kindsOf(analyses: readonly Analysis[]): LibraryRow['analysed'] {
  const kinds = new Map(analyses.map(({ form, language }) => [`${form} ${language}`, { form, language }]));
  return [...kinds.values()];
}

function findingsOf(reading: OfflineReading | null, analyses: readonly Analysis[]): string[] {
  const chosen = reading?.sentences.filter(({ id }) => reading.findings.includes(id)) ?? [];
  return [...new Set([...chosen, ...analyses.flatMap(({ findings }) => findings)].map(({ text }) => text))];
}
