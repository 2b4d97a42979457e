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

interface Written {
  title: string;
  abstract: string | null;
}

interface Tagged {
  tags: string[];
  keyphrases: string[];
}

let ids: ReadonlyMap<string, string> | undefined;

/** Ids by plain names. A term's own id and names come last, so that another term's synonym cannot take them from it. */
function idsByName(): ReadonlyMap<string, string> {
  ids ??= new Map(
    [
      ...vocabulary().flatMap((term) => term.synonyms.map((name) => ({ name, id: term.id }))),
      ...vocabulary().flatMap((term) => [term.zh, term.name, term.id].map((name) => ({ name, id: term.id }))),
    ].map(({ name, id }) => [plain(name), id]),
  );
  return ids;
}

/**
 * The rules made ready for many papers; a tag may be named by its id, in either language or by a synonym. A keyphrase that the reader
 * names becomes a tag.
 */
export function tagger(rules: TagRules): <Reading extends Tagged>(paper: Written, reading: Reading) => Reading {
  const { own, names, muted } = rules;
  if (own.length + names.length + muted.length === 0) return (_paper, reading) => reading;
  const matcher = new TermMatcher(
    own.map(({ name, words }) => [name, ...words].map((text) => ({ text, ambiguous: false }))),
  );
  const renamed = new Map(names.map(({ tag, name }) => [idOf(tag), name]));
  const unwanted = new Set(muted.map(idOf));
  const isWanted = (tag: string) => tag !== '' && !unwanted.has(idOf(tag));
  return ({ title, abstract }, reading) => {
    const met = own.length === 0 ? [] : matcher.match(plainText(`${title} . ${abstract ?? ''}`));
    const owned = [...new Set(met.map(({ term }) => own[term]?.name ?? ''))];
    const kept = reading.tags.filter(isWanted).map((tag) => renamed.get(tag) ?? tag);
    const phrases = reading.keyphrases.filter(isWanted);
    const named = phrases.flatMap((phrase) => renamed.get(idOf(phrase)) ?? []);
    return {
      ...reading,
      tags: [...new Set([...owned, ...kept, ...named])].filter(isWanted),
      keyphrases: phrases.filter((phrase) => !renamed.has(idOf(phrase))),
    };
  };
}

/** Of a vocabulary term its id; of any other words the words, so that capitals and hyphens make no other tag of them. */
function idOf(tag: string): string {
  const name = plain(tag);
  return idsByName().get(name) ?? name;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
}
