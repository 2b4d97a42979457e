import type { Language } from '../analysis.ts';
import { checkFinding } from '../evidence/check-finding.ts';
import type { Form } from '../form.ts';
import { triageForm } from '../forms/triage.ts';
import { isRecord } from '../partial-json.ts';
import type { TriagePaper } from '../prompts/triage.ts';
import { tidyFindings } from '../tidy.ts';
import { type Grade, GRADES, type Triage } from '../triage.ts';
import { instructionsOf, runsOf } from './echo.ts';
import { isWrongLanguage } from './language.ts';
import { type RawAnswer, reject, type Verdict } from './verdict.ts';
import { readWhole } from './whole-answer.ts';

export interface TriageToGuard extends RawAnswer {
  form?: Form;
  languages: readonly Language[];
  papers: readonly TriagePaper[];
}

/** Keeps the entries that are whole and about a paper that was sent; none of them is no triage. */
export function guardTriage(answer: TriageToGuard): Verdict<Pick<TriageSplit, 'papers' | 'missing'>> {
  const { form = triageForm, languages, papers } = answer;
  const read = readWhole(answer, runsOf(instructionsOf(form, languages)), ['papers']);
  if (!read.ok) return read;
  const list = read.value['papers'];
  if (!Array.isArray(list)) return reject('malformed', 'papers is no list');
  const split = splitEntries(list, papers, languages);
  if (split.papers.length > 0) return { ok: true, value: { papers: split.papers, missing: split.missing } };
  if (split.foreign) return reject('wrong-language', 'no entry is in the language asked for');
  return reject('section-missing', `0 of ${papers.length} papers`);
}

interface TriageSplit {
  papers: Triage[];
  missing: string[];
  /** An entry was turned down for its language. */
  foreign: boolean;
}

function splitEntries(
  list: readonly unknown[],
  papers: readonly TriagePaper[],
  languages: readonly Language[],
): TriageSplit {
  const entries = new Map(list.filter(isRecord).map((entry) => [bareId(entry['id']), entry]));
  const split: TriageSplit = { papers: [], missing: [], foreign: false };
  for (const paper of papers) {
    const triage = readEntry(entries.get(paper.arxivId), paper, languages);
    const foreign =
      triage !== null && languages.some((language) => isWrongLanguage(triage.tldr[language] ?? '', language));
    split.foreign ||= foreign;
    if (triage && !foreign) split.papers.push(triage);
    else split.missing.push(paper.arxivId);
  }
  return split;
}

function readEntry(
  entry: Record<string, unknown> | undefined,
  paper: TriagePaper,
  languages: readonly Language[],
): Triage | null {
  if (!entry) return null;
  const relevance = readGrade(entry['relevance']);
  const significance = readGrade(entry['significance']);
  const tldr = readTexts(entry['tldr'], languages);
  const reason = readTexts(entry['reason'], languages);
  if (!relevance || !significance || !tldr || !reason) return null;
  const [{ sentences: named } = { sentences: [] }] = tidyFindings([entry]);
  const checked = languages.map((language) =>
    checkFinding({ text: tldr[language] ?? '', sentences: named, quote: '' }, paper.sentences, paper.title),
  );
  const evidence = checked.some((each) => each.evidence === 'unverified') ? 'unverified' : 'repaired';
  return {
    arxivId: paper.arxivId,
    tldr,
    sentences: checked[0]?.sentences ?? [],
    evidence,
    relevance,
    significance,
    reason,
  };
}

/** A version or a prefix that a model adds to an id. */
function bareId(id: unknown): string {
  return typeof id === 'string'
    ? id
        .trim()
        .replace(/^arxiv:\s*/i, '')
        .replace(/v\d+$/, '')
    : '';
}

/** `3`, `"3"` and `"3/3"`. */
function readGrade(value: unknown): Grade | null {
  const number = Number(typeof value === 'string' ? /^\s*(\d)/.exec(value)?.[1] : value);
  return GRADES.find((grade) => grade === number) ?? null;
}

function readTexts(value: unknown, languages: readonly Language[]): Partial<Record<Language, string>> | null {
  const texts: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    // With one language asked for, some models leave its object out.
    const text = isRecord(value) ? value[language] : languages.length === 1 ? value : undefined;
    if (typeof text !== 'string' || text.trim() === '') return null;
    texts[language] = text.trim();
  }
  return texts;
}
