import { findTerm } from './vocabulary/index.ts';

/** What a tag is called in each language of the interface, by its id. */
export type TagNames = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;

/** Names of vocabulary terms; an id that the vocabulary no longer has is left out. */
export function nameTags(ids: readonly string[]): TagNames {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const term = findTerm(id);
      return term === undefined ? [] : [[id, { en: term.name, zh: term.zh }]];
    }),
  );
}
