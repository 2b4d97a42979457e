import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';
import { languageOf } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

/** The name of a tag, in the UI language unless told; a model's free tag is its own name. */
export function tagName(tag: string, names: TagNames, lang: 'zh' | 'en' = languageOf(uiLanguage.value)): string {
  return names[tag]?.[lang] ?? tag;
}

export interface TagsProps {
  /** Vocabulary ids, or free words. */
  tags: readonly string[];
  /** Names of the ids; the vocabulary itself is too large for a page. */
  names?: TagNames;
  /** Of the text the tags belong to; the UI's unless told. */
  lang?: 'zh' | 'en';
  limit?: number;
  /** Phrases of the title that the vocabulary lacks, told from its terms. */
  phrases?: readonly string[];
}

export function Tags(props: TagsProps): VNode {
  const { tags, names = {}, lang, limit = Number.POSITIVE_INFINITY, phrases = [] } = props;
  const { shared } = messages.value;
  const shown = tags.slice(0, limit);
  const rest = tags.slice(limit);
  return (
    <ul data-part="tags" aria-label={shared.tags} lang={uiLanguage.value}>
      {shown.map((tag) => (
        <li key={tag} data-tag={tag} lang={lang}>
          {tagName(tag, names, lang)}
        </li>
      ))}
      {phrases.map((phrase) => (
        <li key={phrase} data-tag={phrase} data-kind="phrase" lang="en" class="muted" title={shared.keyphraseHint}>
          {phrase}
        </li>
      ))}
      {rest.length > 0 && (
        <li class="muted" title={rest.map((tag) => isolated(tagName(tag, names, lang))).join(', ')}>
          +{rest.length}
        </li>
      )}
    </ul>
  );
}
