import { parseIdentifier } from '../arxiv/identifier.ts';
import { findCategory } from './category-names.ts';
import type { Report } from './report.ts';

/** The mailing a report is of, as far as it says. */
export interface ReportDay {
  category: string | null;
  /** `YYYY-MM-DD`. */
  announcementDate: string | null;
}

const TITLE = /^Arxiv (.+?) Papers\b/i;
/** `arxiv_cv_report_2026-01-27.md`, and with the category as our own files have it. */
const FILE = /^arxiv[_ -](.+?)[_ -]report[_ -](\d{4}-\d{2}-\d{2})/i;

/** A day of the calendar, which `2026-13-45` is not. */
function asDay(text: string | null | undefined): string | null {
  const day = text ?? '';
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** Category and day by the title, else by the first line, the name of the file, or what most of the papers say. */
export function dayOfReport({ title, date, time, papers }: Report, fileName: string | null): ReportDay {
  const [, named = '', dated] = FILE.exec(fileName ?? '') ?? [];
  const primary = papers.flatMap(({ categories }) => categories[0] ?? []).filter((id) => findCategory(id) === id);
  const published = papers.flatMap(({ published: day }) => asDay(day) ?? []).toSorted();
  return {
    category: findCategory(TITLE.exec(title)?.[1] ?? '') ?? findCategory(named) ?? mostCommon(primary),
    announcementDate:
      asDay(date) ??
      asDay(time?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) ??
      asDay(dated) ??
      published.at(-1) ??
      null,
  };
}

/** Any other text may be kept to the letter too, but nobody would find a report in it. */
export function isReport({ title, time, papers }: Report): boolean {
  return time !== null || TITLE.test(title) || papers.some(({ arxivIdV }) => parseIdentifier(arxivIdV) !== null);
}
