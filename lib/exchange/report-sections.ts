import type { AnalysisForm } from '../analysis/analysis.ts';
import { ABSTRACT_SECTIONS } from '../analysis/forms/abstract.ts';
import { FULLTEXT_SECTIONS } from '../analysis/forms/fulltext.ts';
import { HEADING, SHAPE_SECTIONS } from './analysis-shape.ts';
import type { ReportAnalysis } from './report.ts';

/** Where text goes that fits no section of a form. */
export const VERBATIM = 'verbatim';

/** An analysis of a report as one of our forms. */
export interface MappedAnalysis {
  form: AnalysisForm;
  /** Markdown by section id; `verbatim` has what fits none. */
  sections: Record<string, string>;
}

interface Layout {
  form: AnalysisForm;
  patterns: readonly RegExp[];
  /** The section of each pattern; null where the form has none for it. */
  targets: readonly (string | null)[];
}

const LAYOUTS = {
  a: {
    form: 'fulltext',
    patterns: SHAPE_SECTIONS.a,
    targets: ['motivation', 'comparison', 'experiments', null, null],
  },
  b: { form: 'fulltext', patterns: SHAPE_SECTIONS.b, targets: FULLTEXT_SECTIONS },
  c: { form: 'abstract', patterns: SHAPE_SECTIONS.c, targets: ABSTRACT_SECTIONS },
} as const satisfies Record<string, Layout>;

/** Sections that must be told apart before the text counts as parted into them. */
const FEWEST = 2;
/** Characters before the first section beyond which they are more than a greeting. */
const LONG_OPENING = 300;
/** The closing word of the five-section shape, under a bold line without a number. */
const CLOSING = /^\*\*[^*\n]*(?:重要性|趣味性|意义|点评|总结|significance|importance)[^*\n]*\*\*[ \t]*[:：]?[ \t]*$/im;

interface Found {
  /** Index of the pattern. */
  section: number;
  level: number;
  start: number;
  /** Where the text below the heading starts. */
  from: number;
}

/** 1 to 6 as in Markdown; 7 for a bold line. */
function levelOf(heading: string): number {
  return /^ {0,3}(#{1,6})/.exec(heading)?.[1]?.length ?? 7;
}

/** The headings that name sections, each section once, all of the one level that names most of them. */
function findSections(text: string, patterns: readonly RegExp[]): Found[] {
  const byLevel = new Map<number, Found[]>();
  for (const match of text.matchAll(HEADING)) {
    const level = levelOf(match[0]);
    const found = byLevel.get(level) ?? [];
    const section = patterns.findIndex(
      (pattern, index) => pattern.test(match[1] ?? '') && !found.some((each) => each.section === index),
    );
    if (section === -1) continue;
    byLevel.set(level, [...found, { section, level, start: match.index, from: match.index + match[0].length }]);
  }
  return [...byLevel.values()].toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** A blank line or a rule. */
const EDGE = /^[ \t]*(?:-{3,}[ \t]*)?$/;

/** Without blank lines and rules at either end. */
function tidy(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !EDGE.test(line));
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex((line) => !EDGE.test(line)) + 1).join('\n');
}

/** What fits no section, below what is there already. */
function addVerbatim(sections: Record<string, string>, text: string): void {
  const tidied = tidy(text);
  if (tidied === '') return;
  sections[VERBATIM] = sections[VERBATIM] === undefined ? tidied : `${sections[VERBATIM]}\n\n${tidied}`;
}

function part(text: string, { form, patterns, targets }: Layout): MappedAnalysis | null {
  const found = findSections(text, patterns);
  if (found.length < FEWEST) return null;
  const sections: Record<string, string> = {};
  const opening = text.slice(0, found[0]?.start);
  if (opening.length > LONG_OPENING) addVerbatim(sections, opening);
  for (const [index, { section, start, from }] of found.entries()) {
    const end = found[index + 1]?.start ?? text.length;
    const target = targets[section];
    if (target) sections[target] = tidy(text.slice(from, end));
    else addVerbatim(sections, text.slice(start, end));
  }
  return { form, sections };
}

/** The closing word on what a paper means to its field, out of the last of the five sections. */
function withClosing({ form, sections }: MappedAnalysis): MappedAnalysis {
  const last = sections['limitations'] ?? '';
  const closing = CLOSING.exec(last);
  if (!closing) return { form, sections };
  const below = last.slice(closing.index + closing[0].length);
  // Without words below it, the bold line is the closing word itself.
  const significance = tidy(below) === '' ? tidy(last.slice(closing.index)) : tidy(below);
  return { form, sections: { ...sections, limitations: tidy(last.slice(0, closing.index)), significance } };
}

/** An analysis in the sections of our forms, as far as its headings tell them; null for what is none. */
export function mapAnalysis({ shape, failed, text }: ReportAnalysis): MappedAnalysis | null {
  if (failed) return null;
  const whole = (form: AnalysisForm): MappedAnalysis => ({ form, sections: { [VERBATIM]: tidy(text) } });
  if (shape === 'a' || shape === 'b') return part(text, LAYOUTS[shape]) ?? whole('fulltext');
  const five = (): MappedAnalysis | null => {
    const parted = part(text, LAYOUTS.c);
    return parted && withClosing(parted);
  };
  if (shape === 'c') return five() ?? whole('abstract');
  if (shape === 'e') return part(text, LAYOUTS.b) ?? five() ?? whole('fulltext');
  return whole('abstract');
}
