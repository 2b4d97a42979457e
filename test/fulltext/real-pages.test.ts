import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countWords, type FullTextSection } from '../../lib/fulltext/full-text.ts';
import { readHtmlText } from '../../lib/fulltext/html-text.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';

/** Saved pages of the live site, kept beside the project; a clone has none. */
const DIR = fileURLToPath(new URL('../../../shared/arxiv-pages/', import.meta.url));
const files = existsSync(join(DIR, 'INDEX.md')) ? readdirSync(DIR).filter((file) => /^html-.*\.html$/.test(file)) : [];

/** What the index says of a file: "6 sections + 1 appendices; 87 references". */
function countsOf(file: string): number[] {
  const line = readFileSync(join(DIR, 'INDEX.md'), 'utf8')
    .split('\n')
    .find((line) => line.includes(file));
  const counts = /(\d+) sections \+ (\d+) appendices; (\d+) references/.exec(line ?? '');
  return [...(counts ?? [])].slice(1).map(Number);
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

function headings(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((heading) => squeeze(heading.textContent ?? ''));
}

const labels = (sections: readonly FullTextSection[]): string[] =>
  sections.map(({ number, title }) => squeeze(number + title));

describe.runIf(files.length > 0)('a full text of the live site', () => {
  it.each(files)('is read whole, without its references: %s', (file) => {
    const document = parseHtml(readFileSync(join(DIR, file), 'utf8'));
    const fullText = readHtmlText(document);
    const sections = fullText?.sections ?? [];
    const [sectionCount, appendixCount, referenceCount = 0] = countsOf(file);

    const headed = sections.filter(({ kind }) => kind !== 'abstract');
    const top = headed.filter(({ level }) => level === 1);
    const appendix = top.filter(({ kind }) => kind === 'appendix');
    const shown = headings(document, 'h2.ltx_title_section').map((label) => label.replace(/^Section/, ''));
    const main = top.filter(({ kind }) => kind !== 'appendix').filter((one) => shown.includes(labels([one])[0] ?? ''));
    expect(labels(main)).toEqual(shown);
    expect(main).toHaveLength(sectionCount ?? -1);
    expect(appendix).toHaveLength(appendixCount ?? -1);
    expect(sections[0]).toMatchObject({ kind: 'abstract', title: 'Abstract', blocks: [{ type: 'paragraph' }] });

    const below = headings(document, 'h3.ltx_title_subsection, h4.ltx_title_subsubsection');
    expect(labels(headed.filter(({ level }) => level > 1))).toEqual(below);

    const blocks = sections.flatMap((section) => section.blocks);
    const text = blocks.map((block) => block.text).join('\n');
    expect(document.querySelectorAll('.ltx_bibitem')).toHaveLength(referenceCount);
    for (const block of document.querySelectorAll('.ltx_bibitem')) {
      const reference = (block.textContent ?? '').replace(/\s+/g, ' ').trim();
      expect(text).not.toContain(reference.slice(0, 60));
    }
    const notes = [...document.querySelectorAll('.ltx_note_content')]
      .map((note) => (note.textContent ?? '').replace(/\s+/g, ' ').trim())
      .filter((note) => note.length > 40);
    for (const note of notes) expect(text).not.toContain(note.slice(-40));
    expect(text).not.toMatch(/italic_|POSTSUBSCRIPT|Cited by:|Generated (?:on|by)|\\draft|\\noaffiliation/);
    expect(text.replace(/\$\$[^$]*\$\$|\$[^$]*\$/g, ' ')).not.toMatch(/\\[a-zA-Z]+/);

    for (const type of ['paragraph', 'caption', 'table', 'equation']) {
      expect(blocks.map((block) => block.type)).toContain(type);
    }
    expect(blocks.filter(({ type }) => type === 'caption')).toHaveLength(
      document.querySelectorAll('figcaption').length,
    );
    const words = countWords(text);
    expect(words).toBeGreaterThan(3000);
    expect(words).toBeLessThan(20_000);
  });
});
