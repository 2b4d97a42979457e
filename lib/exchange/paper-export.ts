import type { Analysis, Language } from '../analysis/analysis.ts';
import type { Paper } from '../arxiv/paper.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import type { Mark } from '../library/mark.ts';
import type { Note } from '../library/note.ts';
import type { TriageView } from '../messaging/protocol.ts';
import { type OfflineReading, tldrOf } from '../reader/reading.ts';
import { findTerm } from '../reader/vocabulary/index.ts';
import { safeFileName } from './file-name.ts';

/** All that is kept of one paper. */
export interface PaperExport {
  paper: Paper;
  /** null when the paper has no abstract yet. */
  reading: OfflineReading | null;
  analyses: Analysis[];
  mark: Mark;
  note: Note | null;
  /** What a model made of it at first sight. */
  triage?: TriageView;
  /** The authors' one sentence in Chinese, by the browser's translator. */
  tldr?: { sentence: string; text: string };
  /** In which mailings it was met. */
  announced?: { category: string; announcementDate: string }[];
  /** Language of the headings; each analysis keeps its own. */
  language: Language;
  /** ISO 8601 instant. */
  exportedAt: string;
}

/** A file's name without its extension: it begins with the identifier, so no two papers share one. */
export function fileStemOf({ paper }: Pick<PaperExport, 'paper'>): string {
  return safeFileName(`${arxivIdVOf(paper)} ${paper.title}`, '').slice(0, -1);
}

/** The reader's own, then names of the vocabulary's in the asked language, then the analyses' own. */
export function listTags({ reading, analyses, language, mark }: PaperExport): string[] {
  const terms = (reading?.tags ?? []).flatMap((id) => findTerm(id) ?? []);
  const names = terms.map((term) => (language === 'zh' ? term.zh : term.name));
  const own = (mark.tags ?? []).map(({ name }) => name);
  return [...new Set([...own, ...names, ...analyses.flatMap((analysis) => analysis.tags)])];
}

/** One sentence on a paper, and who says it. */
export interface OneSentence {
  language: Language;
  text: string;
  /** `authors`: a sentence of the abstract. `translator`: that sentence, put into Chinese by the browser. */
  by: 'authors' | 'translator' | 'model';
  model: string | null;
  unverified: boolean;
}

/** The best sentence at hand in a language: a model's, else the authors' or its translation; null where there is none. */
export function oneSentenceIn(language: Language, { triage, tldr, reading }: PaperExport): OneSentence | null {
  const seen = triage?.triage;
  const text = seen?.tldr[language];
  if (seen && text && triage) {
    return { language, text, by: 'model', model: triage.model, unverified: seen.evidence === 'unverified' };
  }
  const rest = { language, model: null, unverified: false };
  if (language === 'zh') return tldr ? { ...rest, text: tldr.text, by: 'translator' } : null;
  const own = reading && tldrOf(reading);
  return own ? { ...rest, text: own, by: 'authors' } : null;
}
