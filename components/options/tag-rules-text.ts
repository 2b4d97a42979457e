import type { TagRules } from '../../lib/reader/tag-rules.ts';

/** What the settings' schema takes. */
const MOST = { own: 100, names: 200, muted: 200, words: 20, tag: 100, name: 60 };

/**
 * The reader's rules for tags, one a line: `name: word, other word` is a tag of their own, `tag = name` another name,
 * `-tag` one they do not want. null when a line is none of these, too long, or there are too many.
 */
export function parseTagRules(text: string): TagRules | null {
  const rules: TagRules = { own: [], names: [], muted: [] };
  for (const line of text.split('\n').map((each) => each.trim().replace(/\s+/g, ' '))) {
    if (line !== '' && !readLine(line, rules)) return null;
  }
  const fits = rules.own.length <= MOST.own && rules.names.length <= MOST.names && rules.muted.length <= MOST.muted;
  return fits ? rules : null;
}

export function tagRulesText({ own, names, muted }: TagRules): string {
  return [
    ...own.map(({ name, words }) => `${name}: ${words.join(', ')}`),
    ...names.map(({ tag, name }) => `${tag} = ${name}`),
    ...muted.map((tag) => `-${tag}`),
  ].join('\n');
}

function readLine(line: string, rules: TagRules): boolean {
  const [, muted] = /^[-−–]\s*(.+)$/.exec(line) ?? [];
  if (muted !== undefined) {
    rules.muted.push(muted);
    return muted.length <= MOST.tag;
  }
  const [, tag = '', name = ''] = /^([^=＝]+)[=＝]([^=＝]+)$/.exec(line)?.map((part) => part.trim()) ?? [];
  if (tag !== '' && name !== '') {
    rules.names.push({ tag, name });
    return tag.length <= MOST.tag && name.length <= MOST.name;
  }
  const [, own = '', list = ''] = /^([^:：]+)[:：](.*)$/.exec(line)?.map((part) => part.trim()) ?? [];
  if (own === '') return false;
  const words = list
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter(Boolean);
  rules.own.push({ name: own, words });
  return own.length <= MOST.name && words.length <= MOST.words && words.every((word) => word.length <= MOST.tag);
}
