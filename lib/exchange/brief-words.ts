import type { BriefColumn } from '../library/brief.ts';
import type { BriefStatement } from '../library/brief-statements.ts';

/** What a brief says of itself, in the language it is read in. */
export interface BriefWords {
  title: string;
  table: string;
  paper: string;
  columns: Record<BriefColumn, string>;
  none: string;
  forms: Record<BriefStatement['source']['form'], string>;
  report: string;
  sections: Readonly<Record<string, string>>;
  finding: string;
  evidence: Record<BriefStatement['evidence'], string>;
  synthesis: string;
  shared: string;
  inPapers: (n: number, of: number) => string;
  methods: string;
  figures: string;
  figuresHint: string;
  about: Record<'data' | 'measure', string>;
  measures: Readonly<Record<string, string>>;
  differences: string;
  onlyTags: string;
  onlyData: string;
  limits: string;
  nothing: string;
  source: string;
  separator: string;
  colon: string;
  listComma: string;
}

/** Where a statement stands: form, section, model, day. */
export function sourceWords({ source, section }: BriefStatement, say: BriefWords): string[] {
  const isAuthors = source.form === 'offline' || source.form === 'triage';
  return [
    say.forms[source.form],
    isAuthors ? null : section === null ? say.finding : (say.sections[section] ?? section),
    source.from === 'report' ? say.report : source.model,
    source.date,
  ].filter((word) => word !== null);
}
