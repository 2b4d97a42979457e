/** What a section is for, as far as its heading says. */
export type SectionKind =
  | 'abstract'
  | 'introduction'
  | 'related'
  | 'method'
  | 'experiments'
  | 'discussion'
  | 'conclusion'
  | 'appendix'
  | 'acknowledgements'
  | 'other';

/** A table's rows are lines, its cells set apart by ` | `; formulas are TeX, `$…$` in text, `$$…$$` as a block. */
export interface Block {
  type: 'paragraph' | 'item' | 'caption' | 'table' | 'equation';
  text: string;
}

/** One heading and what stands under it up to the next heading of any level. */
export interface FullTextSection {
  title: string;
  /** "2.1", "A"; empty where the heading has none. */
  number: string;
  level: 1 | 2 | 3;
  kind: SectionKind;
  blocks: Block[];
}

/** How many pages a file has, and how many of them were read to their end, from the first on. */
export interface PageCount {
  read: number;
  total: number;
}

/** A paper's text in reading order, without its references. */
export interface FullText {
  source: 'html' | 'pdf';
  title: string;
  sections: FullTextSection[];
  /** Of a PDF; texts stored before pages were counted are without it. */
  pages?: PageCount;
}

/** Words between blanks; each Chinese character is one. */
export function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
}

/** As a reader would name it: number and title, else how it begins. */
export function sectionLabel({ number, title, blocks }: FullTextSection): string {
  const label = `${number} ${title}`.trim();
  if (label !== '') return label;
  const words = (blocks[0]?.text ?? '').split(/\s+/);
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : words.join(' ');
}
