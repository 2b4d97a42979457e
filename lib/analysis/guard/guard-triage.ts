import type { Language } from '../analysis.ts';
import { checkFinding } from '../evidence/check-finding.ts';
import type { Form } from '../form.ts';
import { triageForm } from '../forms/triage.ts';
import { isRecord, parsePartial } from '../partial-json.ts';
import type { TriagePaper } from '../prompts/triage.ts';
import { tidyFindings, tidyTags } from '../tidy.ts';
import { type Grade, GRADES, type Triage } from '../triage.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { instructionsOf, runsOf } from './echo.ts';
import { isWrongLanguage } from './language.ts';
import { type RawAnswer, reject, type Verdict } from './verdict.ts';
import { readWhole } from './whole-answer.ts';

export interface TriageToGuard extends RawAnswer {
  form?: Form;
  languages: readonly Language[];
  papers: readonly TriagePaper[];
}

/** An answer that broke off: the entries before the break are whole, and paid for. */
const BROKEN_OFF: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['truncated', 'stream-cut', 'malformed']);

/** Keeps the entries that are whole and about a paper that was sent; none of them is no triage. */
export function guardTriage(answer: TriageToGuard): Verdict<Pick<TriageSplit, 'papers' | 'missing'>> {
  const { form = triageForm, languages, papers } = answer;
  const read = readWhole(answer, runsOf(instructionsOf(form, languages)), ['papers']);
  if (!read.ok) {
    const kept = BROKEN_OFF.has(read.code) ? closedEntries(answer.raw, papers, languages) : [];
    return kept.length > 0 ? { ok: true, value: { papers: kept, missing: missingOf(papers, kept) } } : read;
  }
  const list = read.value['papers'];
  if (!Array.isArray(list)) return reject('malformed', 'papers is no list');
  const split = splitEntries(list, papers, languages);
  if (split.papers.length > 0) return { ok: true, value: { papers: split.papers, missing: split.missing } };
  if (split.foreign) return reject('wrong-language', 'no entry is in the language asked for');
  return reject('section-missing', `0 of ${papers.length} papers`);
}

/** The good entries of an answer that is still coming, but for the last one, which may still grow. */
export function closedEntries(raw: string, papers: readonly TriagePaper[], languages: readonly Language[]): Triage[] {
  const { value, whole } = parsePartial(raw);
  const list = value?.['papers'];
  if (!Array.isArray(list)) return [];
  return splitEntries(whole ? list : list.slice(0, -1), papers, languages).papers;
}

interface TriageSplit {
  papers: Triage[];
  missing: string[];
  /** An entry was turned down for its language. */
  foreign: boolean;
}

/** Of two entries for one paper the first that can be used counts. */
function splitEntries(
  list: readonly unknown[],
  papers: readonly TriagePaper[],
  languages: readonly Language[],
): TriageSplit {
  const entries = Map.groupBy(list.filter(isRecord), (entry) => bareId(entry['id']));
  let foreign = false;
  const kept = papers.flatMap((paper) => {
    for (const entry of entries.get(paper.arxivId) ?? []) {
      const triage = readEntry(entry, paper, languages);
      if (!triage) continue;
      if (!languages.some((language) => isWrongLanguage(triage.tldr[language] ?? '', language))) return [triage];
      foreign = true;
    }
    return [];
  });
  return { papers: kept, missing: missingOf(papers, kept), foreign };
}

function missingOf(papers: readonly TriagePaper[], kept: readonly Triage[]): string[] {
  const known = new Set(kept.map(({ arxivId }) => arxivId));
  return papers.map(({ arxivId }) => arxivId).filter((arxivId) => !known.has(arxivId));
}

function readEntry(entry: Record<string, unknown>, paper: TriagePaper, languages: readonly Language[]): Triage | null {
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
  const found = tidyFindings([{ sentences: entry['findings'] }]).flatMap(({ sentences }) => sentences);
  return {
    arxivId: paper.arxivId,
    tldr,
    sentences: checked[0]?.sentences ?? [],
    evidence,
    relevance,
    significance,
    reason,
    tags: tidyTags(entry['tags'], ['en']).en ?? [],
    findings: paper.sentences.map(({ id }) => id).filter((id) => found.some((each) => each === id)),
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

/** `3`, `"3"` and `"3/3"`; anything else is no grade, and no low one. */
function readGrade(value: unknown): Grade | null {
  const number = Number(typeof value === 'string' ? /^\s*(\d)(?!\d)/.exec(value)?.[1] : value);
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
