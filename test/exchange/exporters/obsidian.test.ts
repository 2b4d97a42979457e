import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlRenderer, Parser } from 'commonmark';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { markdown } from '../../../lib/exchange/exporters/markdown.ts';
import { obsidian } from '../../../lib/exchange/exporters/obsidian.ts';
import { renderFrontMatter } from '../../../lib/exchange/front-matter.ts';
import type { PapersExporter } from '../../../lib/exchange/exporter.ts';
import type { PaperExport } from '../../../lib/exchange/paper-export.ts';
import { FileNames } from '../../../lib/exchange/papers-file.ts';
import { vaultTag, wikiLink } from '../../../lib/exchange/vault-name.ts';
import { findProgram } from '../../harness/programs.ts';
import { readMarkdown } from '../commonmark.ts';
import { inventLibrary } from '../invented-library.ts';
import { writePapers } from '../written.ts';

const library = inventLibrary(60);
const folder = mkdtempSync(join(tmpdir(), 'marginalia-vault-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Has unzip test an archive and take it out; answers the names in it. */
async function unpack(exporter: PapersExporter, papers: readonly PaperExport[], name: string): Promise<string[]> {
  const { file, filename } = writePapers(exporter, papers, { folder: true, step: 17 });
  expect(filename).toMatch(/\.zip$/);
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  const unzip = findProgram('unzip');
  const tried = spawnSync(unzip, ['-t', path], { encoding: 'utf8' });
  expect(tried.stdout).toContain('No errors detected');
  const out = spawnSync(unzip, ['-q', '-o', path, '-d', join(folder, name)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(out.stderr).toBe('');
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(folder, name).length + 1)
        .normalize('NFC'),
    );
}

const bodyOf = (text: string): string => text.slice(text.indexOf('\n---\n') + 5);

const read = (name: string): string => readFileSync(join(folder, 'vault', name), 'utf8');

describe('a vault', () => {
  let names: string[] = [];
  beforeAll(async () => {
    names = await unpack(obsidian, library, 'vault');
  });

  test('has a note for each paper, lists for each mailing and tag, and one to start from', () => {
    expect(names.filter((name) => name.startsWith('Papers/'))).toHaveLength(library.length);
    expect(names.filter((name) => name.startsWith('Days/')).toSorted()).toEqual([
      'Days/2026-01-26 cs.CV.md',
      'Days/2026-01-27 cs.CV.md',
      'Days/2026-01-28 cs.CV.md',
    ]);
    expect(names).toContain('arXiv.md');
    expect(names.some((name) => name.startsWith('Tags/'))).toBe(true);
    expect(names).toContain('Authors/Ada Example.md');
  });

  test('every name is one for Windows and macOS, and none is there twice without capitals', () => {
    for (const name of names) {
      expect(name).not.toMatch(/[<>:"\\|?*\p{Cc}]|[. ](?:\/|$)/u);
      for (const part of name.split('/')) {
        expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Buffer.byteLength(part)).toBeLessThan(200);
      }
    }
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  test('every link leads to a note there is, but those to people with one paper', () => {
    const there = new Set(names.map((name) => name.replace(/\.md$/, '').toLowerCase()));
    const links = names.flatMap((name) =>
      [...read(name).matchAll(/\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g)].map((match) => match[1] ?? ''),
    );
    expect(links.length).toBeGreaterThan(library.length);
    expect(
      links.filter((link) => !there.has(link.normalize('NFC').toLowerCase()) && !link.startsWith('Authors/')),
    ).toEqual([]);
  });

  test('front matter is YAML that says what the paper is', () => {
    for (const { paper } of library) {
      const name = names.find((each) => each.startsWith(`Papers/${paper.arxivId.replace('/', '-')}`)) ?? '';
      const matter = parse(read(name).slice(4, read(name).indexOf('\n---\n', 4))) as Record<string, unknown>;
      expect(matter).toMatchObject({ title: paper.title, arxiv: paper.arxivId, published: paper.published });
      for (const tag of matter['tags'] as string[]) expect(tag).toMatch(/^[\p{L}\p{N}_/-]+$/u);
    }
  });

  test('the reader’s words stand before the marks, and all of ours between them', () => {
    const noted = library.find(({ note }) => note !== null);
    const name = names.find((each) => each.startsWith(`Papers/${noted?.paper.arxivId ?? '?'}`)) ?? '';
    const [before = '', own = '', after = ''] = read(name).split(/%% marginalia:(?:begin[^%]*|end) %%/);
    expect(before).toContain('Bend the spout.');
    expect(own).toContain('openai / small-model');
    expect(own).not.toContain('Bend the spout.');
    expect(after.trim()).toBe('');
  });
});

describe('Markdown', () => {
  test('is read by CommonMark as headings, lists and text, with no HTML and no image', () => {
    for (const paper of library) {
      for (const exporter of [markdown, obsidian]) {
        const { text } = exporter.write({ ...paper, note: null });
        const { types, headings } = readMarkdown(bodyOf(text));
        const matter: unknown = parse(text.slice(4, text.indexOf('\n---\n', 4)));
        expect(matter).toMatchObject({
          title: paper.paper.title,
          [exporter === markdown ? 'id' : 'arxiv']: expect.stringContaining(paper.paper.arxivId),
        });
        expect(types).not.toContain('html_block');
        expect(types).not.toContain('html_inline');
        expect(types).not.toContain('image');
        expect(headings[0]).toBe(1);
        expect(headings.filter((level) => level === 1)).toHaveLength(1);
      }
    }
  });

  test('a title reads as it was written', () => {
    const [first] = library;
    const title = '*A* [b](c) `d` <e> & #f _g_ 1. h';
    const { text } = markdown.write({ ...(first as PaperExport), paper: { ...(first as PaperExport).paper, title } });
    const html = new HtmlRenderer().render(new Parser().parse(bodyOf(text)));
    expect(html).toContain('<h1>*A* [b](c) `d` &lt;e&gt; &amp; #f _g_ 1. h</h1>');
  });

  test('one note each makes a zip as well', async () => {
    expect(await unpack(markdown, library, 'notes')).toHaveLength(library.length);
  });
});

test('front matter comes back as it was, whatever the text', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '---',
      '...',
      ': ',
      '#',
      '- a',
      '"',
      "'",
      '\\',
      '\u2028',
      '\u0085',
      '\ufeff',
      '!tag',
      '&a',
      '*a',
      '{',
      '~',
      'null',
      '2026-01-01',
      'yes',
      '<<',
      '\t',
      '\n---\n',
      '%',
    ),
  );
  fc.assert(
    fc.property(nasty, fc.array(nasty, { maxLength: 5 }), fc.boolean(), (text, list, flag) => {
      const source = renderFrontMatter({ text, list, flag, none: null, number: 5 });
      const lines = source.split('\n');
      expect([lines[0], lines.at(-1), lines.length]).toEqual(['---', '---', 7]);
      expect(parse(lines.slice(1, -1).join('\n'))).toEqual({ text, list, flag, none: null, number: 5 });
    }),
    { numRuns: 500 },
  );
});

test('links and tags hold nothing that would end them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(wikiLink('Tags', text)).toMatch(/^\[\[Tags\/[^[\]|#^]+\|[^[\]|]+\]\]$/s);
      expect(vaultTag(text)).toMatch(/^(?:[\p{L}\p{N}_/-]+)?$/u);
    }),
  );
});

test('a name that is taken gets a number', () => {
  const names = new FileNames();
  expect(['Tags/A.md', 'Tags/a.md', 'Tags/A.md', 'Days/a.md'].map((name) => names.take(name))).toEqual([
    'Tags/A.md',
    'Tags/a (2).md',
    'Tags/A (3).md',
    'Days/a.md',
  ]);
});
