import { arxivIdVOf } from '../../arxiv/paper.ts';
import { escapeInline } from '../../digest/inline-markdown.ts';
import { nameCategory } from '../category-names.ts';
import type { IndexEntry, PapersExporter, Whole } from '../exporter.ts';
import { renderFrontMatter } from '../front-matter.ts';
import { embedMarkdown } from '../markdown-text.ts';
import { fileStemOf, listTags, type PaperExport } from '../paper-export.ts';
import { vaultName, vaultTag, wikiLink } from '../vault-name.ts';
import { words } from '../words.ts';
import { joinBlocks, renderOwnBlocks } from './markdown.ts';

const PAPERS = 'Papers';
const AUTHORS = 'Authors';
const TAGS = 'Tags';
const DAYS = 'Days';
/** Long lists of authors are cut in a note's links; its front matter has them all. */
const LINKED_AUTHORS = 30;

export const obsidian = {
  id: 'obsidian',
  extension: 'md',
  mime: 'text/markdown',
  write(input) {
    const place = fileStemOf(input);
    const { paper, announced = [] } = input;
    const entry = { place, title: paper.title, authors: paper.authors, tags: listTags(input), announced };
    return { text: renderVaultNote(input), name: `${PAPERS}/${place}.md`, entry };
  },
  frame: () => ({ before: '', between: '', after: '' }),
  lists: (entries, whole) => [
    { name: 'arXiv.md', text: renderStart(entries, whole) },
    ...groupBy(entries, daysOf).map((group) => renderList(DAYS, group, whole)),
    ...groupBy(entries, ({ tags }) => tags.map(keyed)).map((group) => renderList(TAGS, group, whole)),
    // One paper's author is a link to a note that is not there, as Obsidian has them; with a second it is worth a note.
    ...groupBy(entries, ({ authors }) => authors.map(keyed))
      .filter(({ papers }) => papers.length > 1)
      .map((group) => renderList(AUTHORS, group, whole)),
  ],
} as const satisfies PapersExporter;

/** The reader's words under their own heading, ours between two comments: what is written outside of these is nobody's but the reader's. */
function renderVaultNote(input: PaperExport): string {
  const { paper, note, language, announced = [] } = input;
  const say = words[language];
  const id = arxivIdVOf(paper);
  const tags = listTags(input);
  const frontMatter = renderFrontMatter({
    arxiv: paper.arxivId,
    aliases: [paper.title, `arXiv:${paper.arxivId}`],
    title: paper.title,
    authors: paper.authors.map((name) => wikiLink(AUTHORS, name)),
    categories: paper.categories,
    published: paper.published,
    url: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    tags: [...new Set(['arxiv', ...tags.map(vaultTag)])].filter((tag) => tag !== ''),
    starred: input.mark.starredAt !== null,
    exported: input.exportedAt.slice(0, 10),
  });
  const authors = paper.authors.slice(0, LINKED_AUTHORS).map((name) => wikiLink(AUTHORS, name));
  const more = paper.authors.length > LINKED_AUTHORS ? ` … (${paper.authors.length})` : '';
  const days = announced.map((day) => wikiLink(DAYS, dayName(day)));
  return joinBlocks([
    frontMatter,
    `# ${escapeInline(paper.title)}`,
    `## ${say.ownNote}`,
    note === null || note.text.trim() === '' ? null : embedMarkdown(note.text, 3, 'reader'),
    `%% marginalia:begin ${say.writtenAnew} %%`,
    authors.length === 0 ? null : `${say.authors}${say.colon}${authors.join(say.listComma)}${more}`,
    tags.length === 0 ? null : `${say.tags}${say.colon}${tags.map((tag) => wikiLink(TAGS, tag)).join(say.listComma)}`,
    days.length === 0 ? null : `${say.days}${say.colon}${days.join(say.listComma)}`,
    ...renderOwnBlocks(input),
    '%% marginalia:end %%',
  ]);
}

interface Group {
  name: string;
  papers: IndexEntry[];
}

interface Named {
  key: string;
  name: string;
}

/** Names that make the same file on a disk without capitals are one. */
function keyed(name: string): Named {
  return { key: vaultName(name).normalize('NFC').toLowerCase(), name };
}

function dayName({ category, announcementDate }: IndexEntry['announced'][number]): string {
  return `${announcementDate} ${category}`;
}

function daysOf({ announced }: IndexEntry): Named[] {
  return announced.map((day) => keyed(dayName(day)));
}

function groupBy(entries: readonly IndexEntry[], namesOf: (entry: IndexEntry) => Named[]): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const named = new Map(namesOf(entry).map((each) => [each.key, each.name]));
    for (const [key, name] of named) {
      const group = groups.get(key) ?? { name, papers: [] };
      group.papers.push(entry);
      groups.set(key, group);
    }
  }
  return [...groups.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const paperLine = ({ place, title }: IndexEntry): string => `- [[${PAPERS}/${place}|${labelOf(title)}]]`;

/** A title as the label of a link: signs that end one are left out, formulas stay as they are written. */
function labelOf(title: string): string {
  return title
    .replace(/[[\]|]+/g, ' ')
    .replace(/</g, String.raw`\<`)
    .replace(/\s+/g, ' ')
    .trim();
}

function renderList(
  folder: string,
  { name, papers }: Group,
  { language, exportedAt }: Whole,
): { name: string; text: string } {
  const say = words[language];
  const [date = '', category = ''] = name.split(' ');
  const heading = folder === DAYS ? `${date} · ${nameCategory(category)}` : name;
  const text = joinBlocks([
    renderFrontMatter({ papers: papers.length, exported: exportedAt.slice(0, 10) }),
    `# ${escapeInline(heading)}`,
    `%% marginalia:begin ${say.writtenAnew} %%`,
    papers.map(paperLine).join('\n'),
    '%% marginalia:end %%',
  ]);
  return { name: `${folder}/${vaultName(name)}.md`, text };
}

function section(heading: string, folder: string, groups: readonly Group[]): (string | null)[] {
  const lines = groups.map(({ name, papers }) => `- ${wikiLink(folder, name)} (${papers.length})`);
  return lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')];
}

function renderStart(entries: readonly IndexEntry[], { language, exportedAt }: Whole): string {
  const say = words[language];
  return joinBlocks([
    renderFrontMatter({ papers: entries.length, exported: exportedAt.slice(0, 10) }),
    '# arXiv',
    `%% marginalia:begin ${say.writtenAnew} %%`,
    ...section(say.days, DAYS, groupBy(entries, daysOf)),
    ...section(
      say.tags,
      TAGS,
      groupBy(entries, ({ tags }) => tags.map(keyed)).toSorted((a, b) => b.papers.length - a.papers.length),
    ),
    ...section(
      say.authors,
      AUTHORS,
      groupBy(entries, ({ authors }) => authors.map(keyed)).filter(({ papers }) => papers.length > 1),
    ),
    `## ${say.papers}`,
    entries.map(paperLine).join('\n'),
    '%% marginalia:end %%',
  ]);
}
