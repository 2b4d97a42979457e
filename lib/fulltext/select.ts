import {
  type Block,
  countWords,
  type FullText,
  type FullTextSection,
  type SectionKind,
  sectionLabel,
} from './full-text.ts';

/** What of a paper was read. Each section that holds anything is in one of the lists, in reading order. */
export interface ReadAccount {
  /** Read whole. */
  sections: string[];
  omitted: string[];
  /** Read in part. */
  shortened: string[];
  words: number;
  totalWords: number;
}

export interface SelectedText {
  sections: FullTextSection[];
  read: ReadAccount;
}

type Rank = Exclude<SectionKind, 'other'> | 'floats';

/** In the order of their importance; and the share of the budget that each is sure of once the abstract is in. */
const RANKS: readonly { rank: Rank; share: number }[] = [
  { rank: 'abstract', share: 1 },
  { rank: 'introduction', share: 0.15 },
  { rank: 'method', share: 0.3 },
  { rank: 'experiments', share: 0.25 },
  { rank: 'conclusion', share: 0.1 },
  { rank: 'discussion', share: 0.1 },
  { rank: 'floats', share: 0.1 },
  { rank: 'related', share: 0 },
  { rank: 'appendix', share: 0 },
  { rank: 'acknowledgements', share: 0 },
];

const isFloat = ({ type }: Block): boolean => type === 'caption' || type === 'table';

/** Captions and tables rank by themselves in the main text; a section without telling name is part of the matter. */
function rankOf(kind: SectionKind, block: Block): Rank {
  if (kind === 'related' || kind === 'appendix' || kind === 'acknowledgements') return kind;
  if (isFloat(block)) return 'floats';
  return kind === 'other' ? 'method' : kind;
}

/** The headings without text of their own above a section: they say where it stands. */
function headingsAbove(sections: readonly FullTextSection[], index: number): number[] {
  const above: number[] = [];
  let level = sections[index]?.level ?? 1;
  for (let at = index - 1; at >= 0 && level > 1; at -= 1) {
    const section = sections[at];
    if (!section || section.level >= level) continue;
    level = section.level;
    if (section.blocks.length === 0) above.push(at);
  }
  return above;
}

interface Piece {
  section: number;
  block: Block;
  rank: Rank;
  tokens: number;
}

class Selector {
  readonly kept = new Set<Block>();
  readonly #open = new Set<number>();
  readonly #sections: readonly FullTextSection[];
  readonly #pieces: readonly Piece[];
  readonly #count: (text: string) => number;
  #left: number;

  constructor({ sections }: FullText, budget: number, count: (text: string) => number) {
    this.#sections = sections;
    this.#count = count;
    this.#left = budget;
    this.#pieces = sections.flatMap(({ kind, blocks }, section) =>
      blocks.map((block) => ({ section, block, rank: rankOf(kind, block), tokens: count(block.text) })),
    );
  }

  /**
   * What of a rank is not kept yet, up to a limit: text is cut at its end, a caption or table is left out by itself.
   * Where `isSure`, the first block may be longer than the limit.
   */
  fill(rank: Rank, limit: number, isSure = false): void {
    const least = Math.max(0, this.#left - limit);
    const cut = new Set<number>();
    let floor = isSure && rank !== 'floats' ? 0 : least;
    for (const piece of this.#pieces) {
      if (piece.rank !== rank || this.kept.has(piece.block)) continue;
      if (!isFloat(piece.block) && cut.has(piece.section)) continue;
      const headings = this.#headingsFor(piece.section);
      const cost = piece.tokens + headings.reduce((sum, at) => sum + this.#headingTokens(at), 0);
      if (this.#left - cost < floor) {
        if (!isFloat(piece.block)) cut.add(piece.section);
        continue;
      }
      floor = least;
      this.#left -= cost;
      this.kept.add(piece.block);
      for (const at of headings) this.#open.add(at);
    }
  }

  get left(): number {
    return this.#left;
  }

  isOpen(section: number): boolean {
    return this.#open.has(section);
  }

  #headingsFor(section: number): number[] {
    return [section, ...headingsAbove(this.#sections, section)].filter((at) => !this.#open.has(at));
  }

  #headingTokens(at: number): number {
    const section = this.#sections[at];
    return section ? this.#count(headingText(section)) : 0;
  }
}

const headingText = ({ number, title }: FullTextSection): string => `${number} ${title}`.trim();

const wordsIn = (sections: readonly FullTextSection[]): number =>
  sections.reduce((sum, { blocks }) => sum + blocks.reduce((words, { text }) => words + countWords(text), 0), 0);

/** As much of a paper as a budget holds, headings included, at whole blocks and in reading order. */
export function selectText(fullText: FullText, budgetTokens: number, count: (text: string) => number): SelectedText {
  const selector = new Selector(fullText, budgetTokens, count);
  selector.fill('abstract', budgetTokens);
  const budget = selector.left;
  for (const { rank, share } of RANKS) if (share > 0) selector.fill(rank, share * budget, true);
  for (const { rank } of RANKS) selector.fill(rank, budget);

  const read: ReadAccount = {
    sections: [],
    omitted: [],
    shortened: [],
    words: 0,
    totalWords: wordsIn(fullText.sections),
  };
  const sections: FullTextSection[] = [];
  for (const [index, section] of fullText.sections.entries()) {
    const blocks = section.blocks.filter((block) => selector.kept.has(block));
    if (selector.isOpen(index)) sections.push({ ...section, blocks });
    if (section.blocks.length === 0) continue;
    const list = blocks.length === section.blocks.length ? 'sections' : blocks.length === 0 ? 'omitted' : 'shortened';
    read[list].push(sectionLabel(section));
  }
  read.words = wordsIn(sections);
  return { sections, read };
}
