import { HTML } from '../arxiv/selectors.ts';
import { findText } from '../arxiv/text.ts';
import { countWords, type FullText, type FullTextSection, type SectionKind } from './full-text.ts';
import { BlockReader } from './html-blocks.ts';
import { hasClass, shapeOf } from './latexml.ts';
import { readPassage } from './passage.ts';
import { isReferences, sectionKind } from './section-kind.ts';

/** Text without heading that is shorter is front matter which LaTeXML did not know for it: a date, an address. */
const LEAST_LEAD_WORDS = 20;

const NUMBER_NAME = /^(?:appendix|appendices|chapter|part|section|supplement|§+)(?![\p{L}\d])\s*/iu;

/** "Section 2", "Appendix A", "IV." */
const parseNumber = (tag: string): string => tag.replace(NUMBER_NAME, '').replace(/[.:)\s]+$/, '');

interface Heading {
  element: Element | null;
  title: string;
  number: string;
}

function readHeading(section: Element): Heading {
  const element = [...section.children].find((child) => shapeOf(child) === 'heading') ?? null;
  if (element === null) return { element, title: '', number: '' };
  const tag = element.querySelector('.ltx_tag');
  return { element, title: readPassage(element, tag), number: tag ? parseNumber(readPassage(tag)) : '' };
}

/** Sections that are known by their markup, whatever their heading says. */
const KINDS: readonly { className: string; kind: SectionKind; title: string }[] = [
  { className: 'ltx_abstract', kind: 'abstract', title: 'Abstract' },
  { className: 'ltx_acknowledgements', kind: 'acknowledgements', title: 'Acknowledgements' },
  { className: 'ltx_appendix', kind: 'appendix', title: '' },
];

function openSection(element: Element, heading: Heading, parent: FullTextSection | null): FullTextSection {
  const known = KINDS.find(({ className }) => hasClass(element, className));
  const title = known?.title ? heading.title.replace(/[\s.:—–-]+$/, '') : heading.title;
  const isFront = known !== undefined && known.kind !== 'appendix';
  return {
    title: title || (known?.title ?? ''),
    number: heading.number,
    level: isFront || parent === null ? 1 : parent.level === 1 ? 2 : 3,
    kind: known?.kind ?? sectionKind(heading.title, parent?.kind ?? null),
    blocks: [],
  };
}

const wordsOf = ({ blocks }: FullTextSection): number => blocks.reduce((sum, { text }) => sum + countWords(text), 0);

/** The sections in reading order; one may stand anywhere inside another. */
class Outline {
  readonly #sections: FullTextSection[] = [];
  /** Text that stands under no heading. */
  readonly #untitled = new Set<FullTextSection>();

  readArticle(article: Element): void {
    let untitled: FullTextSection | null = null;
    new BlockReader({
      add: (block) => {
        if (untitled === null) {
          untitled = { title: '', number: '', level: 1, kind: 'other', blocks: [] };
          this.#sections.push(untitled);
          this.#untitled.add(untitled);
        }
        untitled.blocks.push(block);
      },
      enter: (element) => {
        untitled = null;
        this.#readSection(element, null);
      },
    }).read(article);
  }

  /** Without what is empty and what is front matter. */
  get sections(): FullTextSection[] {
    const filled = this.#sections.filter(({ title, blocks }) => title !== '' || blocks.length > 0);
    const headed = filled.filter((section) => !this.#untitled.has(section));
    if (headed.every(({ blocks }) => blocks.length === 0)) return filled;
    return filled.filter((section) => !this.#untitled.has(section) || wordsOf(section) >= LEAST_LEAD_WORDS);
  }

  #readSection(element: Element, parent: FullTextSection | null): void {
    const heading = readHeading(element);
    if (isReferences(heading.title)) return;
    const section = openSection(element, heading, parent);
    this.#sections.push(section);
    new BlockReader({
      add: (block) => section.blocks.push(block),
      enter: (inner) => this.#readSection(inner, section),
    }).read(element, heading.element);
  }
}

/** The text of a paper that LaTeXML converted; null where there is no article, or nothing in it. */
export function readHtmlText(document: Document): FullText | null {
  const article = document.querySelector(HTML.article);
  if (!article) return null;
  const outline = new Outline();
  outline.readArticle(article);
  const { sections } = outline;
  if (sections.every(({ blocks }) => blocks.length === 0)) return null;
  return { source: 'html', title: findText(article, HTML.title) ?? '', sections };
}
