import type { Block, FullTextSection } from './full-text.ts';
import type { Float, FlowPart } from './pdf-floats.ts';
import { type HeadingStyles, type HeadingText, isContentsLine, readHeading, readRunIn } from './pdf-headings.ts';
import { joinAll, type Vocabulary } from './pdf-hyphens.ts';
import type { PlacedLine } from './pdf-lines.ts';
import type { Metrics } from './pdf-metrics.ts';
import { displayText, isDisplay, isFull, isUnder, readItem, startsParagraph } from './pdf-paragraphs.ts';
import { isReferences, sectionKind } from './section-kind.ts';

/** Sections of the paper's apparatus, which no reader of the text needs. */
const LEFT_OUT =
  /^(?:contents|table of contents|list of (?:figures|tables)|key\s?words|ccs concepts|acm reference format|index terms)$/i;

/** Builds sections and blocks from lines in reading order. */
export class SectionWriter {
  readonly sections: FullTextSection[] = [];
  readonly #metrics: Metrics;
  readonly #styles: HeadingStyles;
  readonly #vocabulary: Vocabulary;
  #block: { type: Block['type']; lines: string[] } | null = null;
  /** The last line of the open block. */
  #before: PlacedLine | null = null;
  /** Where the open item's mark stands. */
  #itemX = 0;
  #itemLines = 0;
  /** Floats wait for the end of the paragraph they have parted. */
  #floats: Float[] = [];
  #heading: { first: PlacedLine; last: PlacedLine; lines: string[] } | null = null;
  #isLeftOut = false;
  #isAppendix = false;
  #isAfterReferences = false;

  constructor(metrics: Metrics, styles: HeadingStyles, vocabulary: Vocabulary) {
    this.#metrics = metrics;
    this.#styles = styles;
    this.#vocabulary = vocabulary;
  }

  write(parts: Iterable<FlowPart>): void {
    for (const part of parts) {
      if (part.type === 'float') {
        this.#closeHeading();
        if (!this.#isLeftOut) this.#floats.push(part.float);
      } else this.#writeLine(part.line);
    }
    this.#closeHeading();
    this.#closeBlock();
  }

  open(section: Omit<FullTextSection, 'blocks'>): void {
    // What the first page shows above its text belongs to the text.
    const last = this.sections.at(-1);
    const floats = last === undefined || last.kind === 'abstract' ? this.#floats.splice(0) : [];
    this.#closeBlock();
    this.#floats = floats;
    this.sections.push({ ...section, blocks: [] });
  }

  #writeLine(line: PlacedLine): void {
    if (this.#heading && this.#styles.continues(line, this.#heading.last)) {
      this.#heading.lines.push(line.text);
      this.#heading.last = line;
      return;
    }
    this.#closeHeading();
    if (this.#styles.isHeading(line)) {
      this.#heading = { first: line, last: line, lines: [line.text] };
      return;
    }
    const runIn = readRunIn(line, this.#metrics);
    if (runIn) {
      this.#openHeading(runIn.heading, line);
      if (runIn.rest !== '') this.#writeText(line, runIn.rest);
      return;
    }
    if (!this.#isLeftOut && !isContentsLine(line)) this.#writeText(line, line.text);
  }

  #writeText(line: PlacedLine, text: string): void {
    const before = this.#before;
    const open = this.#block;
    const item = readItem(line, before);
    if (item === null && isDisplay(line, this.#metrics)) {
      if (open?.type === 'equation' && before && isNear(line, before)) open.lines.push(displayText(line));
      else this.#start('equation', displayText(line));
    } else {
      if (item !== null) {
        this.#start('item', item);
        this.#itemX = line.x;
        this.#itemLines = 0;
      } else if (open && before && this.#goesOn(open.type, line, before)) open.lines.push(text);
      else this.#start('paragraph', text);
    }
    this.#before = line;
    this.#itemLines++;
  }

  #goesOn(type: Block['type'], line: PlacedLine, before: PlacedLine): boolean {
    if (type === 'equation') return false;
    if (type === 'item') {
      // Lines of an item are set in under its mark; in another column, as far from its edge.
      const shift = isUnder(line, before) ? 0 : line.left - before.left;
      if (this.#itemLines === 1 && line.x <= this.#itemX && isFull(before) && line.x < line.left + 0.5 * line.size) {
        // The mark stands in a paragraph's indented first line.
        this.#itemX = line.left - line.size;
      }
      const isHanging = line.x > this.#itemX + shift + 0.3 * line.size;
      const isClose = !isUnder(line, before) || (line.above ?? 0) < 1.5 * this.#metrics.leading;
      if (isHanging) return isClose;
      if (line.x < this.#itemX + shift - 0.3 * line.size) return false;
    }
    return !startsParagraph(line, before, this.#metrics);
  }

  #start(type: Block['type'], text: string): void {
    this.#closeBlock();
    this.#block = { type, lines: [text] };
  }

  #closeBlock(): void {
    const block = this.#block;
    this.#block = null;
    this.#before = null;
    const blocks: Block[] = [];
    if (block) {
      const lines = block.lines.filter((line) => line !== '');
      const text = block.type === 'equation' ? lines.join(' ') : joinAll(lines, this.#vocabulary);
      if (text !== '') blocks.push({ type: block.type, text });
    }
    for (const float of this.#floats.splice(0)) blocks.push(...this.#floatBlocks(float));
    if (blocks.length === 0) return;
    if (this.sections.length === 0) this.open({ title: '', number: '', level: 1, kind: 'other' });
    this.sections.at(-1)?.blocks.push(...blocks);
  }

  #floatBlocks({ caption, rows }: Float): Block[] {
    const text = joinAll(
      caption.map((line) => line.text),
      this.#vocabulary,
    );
    const table = rows.map(({ cells }) => cells.join(' | ')).join('\n');
    return [{ type: 'caption', text }, ...(table === '' ? [] : [{ type: 'table', text: table } as const])];
  }

  #closeHeading(): void {
    const heading = this.#heading;
    this.#heading = null;
    if (heading === null) return;
    const { first, lines } = heading;
    this.#openHeading(readHeading(joinAll(lines, this.#vocabulary), first.cells), first);
  }

  #openHeading(heading: HeadingText, line: PlacedLine): void {
    this.#isLeftOut = isReferences(heading.title) || LEFT_OUT.test(heading.title);
    if (isReferences(heading.title)) this.#isAfterReferences = true;
    if (this.#isLeftOut) return this.#closeBlock();
    const level = this.#levelOf(heading, line);
    if (level === 1) this.#isAppendix = this.#beginsAppendix(heading, line.text);
    const parent = this.sections.findLast((section) => section.level < level);
    const kind = this.#isAppendix ? 'appendix' : sectionKind(heading.title, (level > 1 && parent?.kind) || null);
    this.open({ title: heading.title, number: heading.number, level, kind });
  }

  /** In papers whose sections have Roman numbers, letters number what is inside them, and Arabic numbers what is inside that. */
  #levelOf({ scheme, depth, number }: HeadingText, line: PlacedLine): 1 | 2 | 3 {
    if (this.#styles.isRoman) {
      const isAppendix = APPENDIX.test(line.text) || (this.#isAfterReferences && !this.#isAppendix);
      const isLetter = scheme === 'letter' || (scheme === 'roman' && this.#isNextLetter(number));
      if (isLetter) return isAppendix ? asLevel(depth) : 2;
      if (scheme === 'arabic') return this.#isAppendix ? 2 : 3;
    }
    return asLevel(scheme === 'none' ? this.#styles.depthOf(line) : depth);
  }

  /** "C", "D" and "I" are letters after "B", "C" and "H". */
  #isNextLetter(number: string): boolean {
    const last = this.sections.findLast((section) => section.number !== '' && section.level < 3);
    if (number.length !== 1 || last?.level !== 2 || last.number.length !== 1) return false;
    return last.number.charCodeAt(0) + 1 === number.charCodeAt(0);
  }

  #beginsAppendix({ scheme, title }: HeadingText, text: string): boolean {
    if (APPENDIX.test(text) || APPENDIX.test(title) || scheme === 'letter') return true;
    return this.#isAppendix && scheme === 'none' && sectionKind(title, null) !== 'acknowledgements';
  }
}

const APPENDIX = /^(?:appendix|appendices|supplement)/i;

const asLevel = (depth: number): 1 | 2 | 3 => (depth <= 1 ? 1 : depth === 2 ? 2 : 3);

const isNear = (line: PlacedLine, before: PlacedLine): boolean =>
  line.page === before.page && line.left === before.left;
