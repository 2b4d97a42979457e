import type { Language, PromptVersion } from '../analysis/analysis.ts';
import { editedForm } from '../analysis/form.ts';
import { triageForm } from '../analysis/forms/triage.ts';
import { isCurrent, type TextOfPaper } from '../analysis/is-current.ts';
import type { TriagePaper } from '../analysis/prompts/triage.ts';
import type { StoredTriage } from '../analysis/triage.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import { fingerprintOf } from '../core/fingerprint.ts';
import type { Database } from '../db/database.ts';
import type { PaperRecord } from '../db/schema.ts';
import { findTriages } from '../db/triages.ts';
import { type DigestPaper, selectDigestPapers } from '../digest/digest-input.ts';
import { followedOf, type Interests, interestsOf } from '../interests/interests.ts';
import { languagesOf, type Settings } from '../settings/settings.ts';

/** What papers are judged by now: a triage by anything else is another one. */
export interface TriageBasis {
  interests: Interests;
  /** Of the interests. */
  fingerprint: string;
  promptVersion: PromptVersion;
  languages: Language[];
}

export function triageBasis(settings: Settings): TriageBasis {
  const interests = interestsOf(settings);
  return {
    interests,
    fingerprint: fingerprintOf(JSON.stringify(interests)),
    promptVersion: editedForm(triageForm, settings.prompts).promptVersion,
    languages: languagesOf(settings.analysisLanguages, settings.uiLanguage),
  };
}

/** How far a model has gone through a day. */
export interface DayTriage {
  /** Papers that can be read, in the order to read them. */
  papers: (DigestPaper & { paper: PaperRecord })[];
  scored: Map<string, StoredTriage>;
  unscored: Map<string, StoredTriage>;
  /** Neither. */
  open: PaperRecord[];
}

/** @param since instant of the build: what was tried in vain before is tried again, what came of it since counts in any case. */
export async function takeDayTriage(
  database: Database,
  { announcement, records }: { announcement: Announcement; records: readonly PaperRecord[] },
  basis: TriageBasis,
  since: number,
): Promise<DayTriage> {
  const byId = new Map(records.map((record) => [record.arxivId, record]));
  const papers = selectDigestPapers(announcement, records).flatMap(({ paper, kind }) => {
    const record = byId.get(paper.arxivId);
    return record?.reading && record.reading.sentences.length > 0 ? [{ paper: record, kind }] : [];
  });
  const readable = papers.map(({ paper }) => paper);
  return { papers, ...(await takeTriages(database, readable, basis, since)) };
}

/** The same of papers by themselves. */
export async function takeTriages(
  database: Database,
  papers: readonly PaperRecord[],
  basis: TriageBasis,
  since: number,
): Promise<Omit<DayTriage, 'papers'>> {
  const stored = await findTriages(
    database,
    papers.map(({ arxivId }) => arxivId),
  );
  const day: Omit<DayTriage, 'papers'> = { scored: new Map(), unscored: new Map(), open: [] };
  for (const paper of papers) {
    const rows = (stored.get(paper.arxivId) ?? []).filter((row) => isCurrent(row, paper));
    const scored = rows.find((row) => row.triage && (isNew(row, since) || isBasedOn(row, basis)));
    const unscored = rows.find((row) => !row.triage && isNew(row, since));
    if (scored) day.scored.set(paper.arxivId, scored);
    else if (unscored) day.unscored.set(paper.arxivId, unscored);
    else day.open.push(paper);
  }
  return day;
}

const isNew = ({ provenance }: StoredTriage, since: number): boolean => Date.parse(provenance.createdAt) >= since;

function isBasedOn(row: StoredTriage, basis: TriageBasis): boolean {
  return (
    row.interests === basis.fingerprint &&
    row.provenance.promptVersion === basis.promptVersion &&
    basis.languages.every((language) => row.languages.includes(language))
  );
}

/** What is shown of a paper: the newest triage of its text, whatever it was judged by, else that there is none to be had. */
export function shownTriage(rows: readonly StoredTriage[], paper: TextOfPaper): StoredTriage | null {
  const current = rows.filter((row) => isCurrent(row, paper));
  return current.find(({ triage }) => triage !== null) ?? current[0] ?? null;
}

/** A paper as its triage is asked for. */
export function toTriagePaper({ arxivId, title, authors, reading }: PaperRecord, interests: Interests): TriagePaper {
  return { arxivId, title, sentences: reading?.sentences ?? [], followed: followedOf(interests, authors) };
}
