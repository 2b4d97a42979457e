import { plainText } from './plain-text.ts';
import { TermMatcher } from './term-matcher.ts';
import { vocabulary } from './vocabulary/index.ts';

/** What the reader makes of the tags: their own, other names for ours, and those they do not want to see. */
export interface TagRules {
  own: { name: string; words: string[] }[];
  /** Two tags with one name are one tag from then on. */
  names: { tag: string; name: string }[];
  muted: string[];
}

export const NO_TAG_RULES: TagRules = { own: [], names: [], muted: [] };

interface Tagged {
  title: string;
  abstract: string | null;
  tags: readonly string[];
}

const ids = new Map(
  vocabulary.flatMap((term) => [term.id, term.name, term.zh, ...term.synonyms].map((name) => [plain(name), term.id])),
);

/** The rules made ready for many papers; a tag may be named by its id, in either language or by a synonym. */
export function tagger(rules: TagRules): (paper: Tagged) => string[] {
  const { own, names, muted } = rules;
  if (own.length + names.length + muted.length === 0) return ({ tags }) => [...tags];
  const matcher = new TermMatcher(own.map(({ name, words }) => [name, ...words]));
  const renamed = new Map(names.map(({ tag, name }) => [idOf(tag), name]));
  const unwanted = new Set(muted.flatMap((tag) => [idOf(tag), plain(tag)]));
  return ({ title, abstract, tags }) => {
    const met = own.length === 0 ? [] : matcher.match(plainText(`${title} . ${abstract ?? ''}`));
    const owned = [...new Set(met.map(({ term }) => own[term]?.name ?? ''))];
    const named = tags.filter((tag) => !unwanted.has(tag)).map((tag) => renamed.get(tag) ?? tag);
    return [...new Set([...owned, ...named])].filter((tag) => tag !== '' && !unwanted.has(plain(tag)));
  };
}

function idOf(tag: string): string {
  return ids.get(plain(tag)) ?? tag;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
}
