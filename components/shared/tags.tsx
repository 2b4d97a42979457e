import type { VNode } from 'preact';
import { isolated } from '../../lib/core/bidi.ts';
import { findTerm } from '../../lib/reader/vocabulary/index.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';

/** The name of a vocabulary term, in the UI language unless told; a model's free tag is its own name. */
export function tagName(tag: string, lang: 'zh' | 'en' = uiLanguage.value === 'zh-CN' ? 'zh' : 'en'): string {
  const term = findTerm(tag);
  if (!term) return tag;
  return lang === 'zh' ? term.zh : term.name;
}

export interface TagsProps {
  /** Vocabulary ids, or free words. */
  tags: readonly string[];
  /** Of the text the tags belong to; the UI's unless told. */
  lang?: 'zh' | 'en';
  limit?: number;
}

export function Tags({ tags, lang, limit = Number.POSITIVE_INFINITY }: TagsProps): VNode {
  const { shared } = messages.value;
  const shown = tags.slice(0, limit);
  const rest = tags.slice(limit);
  return (
    <ul data-part="tags" aria-label={shared.tags}>
      {shown.map((tag) => (
        <li key={tag} data-tag={tag} lang={lang}>
          {tagName(tag, lang)}
        </li>
      ))}
      {rest.length > 0 && (
        <li class="muted" title={rest.map((tag) => isolated(tagName(tag, lang))).join(', ')}>
          +{rest.length}
        </li>
      )}
    </ul>
  );
}
