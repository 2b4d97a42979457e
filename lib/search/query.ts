import type { SearchProblem, TextField } from './document.ts';
import { fold } from './fold.ts';

interface Signed {
  negated: boolean;
}
/** Words in a row; `open`: the last may go on, for it is still being typed. */
export interface WordsClause extends Signed {
  kind: 'words';
  field: TextField | null;
  /** As typed, for showing. */
  text: string;
  form: string;
  open: boolean;
  quoted: boolean;
}
export interface ValueClause extends Signed {
  kind: 'id' | 'category' | 'before' | 'after';
  value: string;
  open: boolean;
}
export interface HasClause extends Signed {
  kind: 'has';
  value: 'note' | 'analysis';
}
export type Clause = WordsClause | ValueClause | HasClause;

export interface Query {
  clauses: Clause[];
  problems: SearchProblem[];
}

/** What is read of a query, in characters and in clauses. */
const MAX_LENGTH = 500;
const MAX_CLAUSES = 24;

type FieldName = TextField | ValueClause['kind'] | 'has';
const FIELD_NAMES: Readonly<Record<string, FieldName>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  tag: 'tags',
  tags: 'tags',
  note: 'note',
  notes: 'note',
  abstract: 'abstract',
  abs: 'abstract',
  tldr: 'tldr',
  finding: 'findings',
  findings: 'findings',
  analysis: 'analysis',
  cat: 'category',
  category: 'category',
  id: 'id',
  arxiv: 'id',
  before: 'before',
  after: 'after',
  has: 'has',
  标题: 'title',
  作者: 'authors',
  标签: 'tags',
  笔记: 'note',
  摘要: 'abstract',
  一句话: 'tldr',
  要点: 'findings',
  分析: 'analysis',
  分类: 'category',
  编号: 'id',
  早于: 'before',
  晚于: 'after',
  有: 'has',
};
const HAS_VALUES: Readonly<Record<string, HasClause['value']>> = {
  note: 'note',
  notes: 'note',
  笔记: 'note',
  analysis: 'analysis',
  analyses: 'analysis',
  分析: 'analysis',
};

/** Pairs of quotes; a quote that opens is closed by its own partner alone, straight ones by themselves. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '«': '»',
};
const PART = /^([-－]?)(?:([\p{L}]+)[:：](?!\/\/))?/u;
const ARXIV_ID =
  /^(?:(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/|arxiv:)?((?:\d{4}\.\d{1,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{1,7}))(?:v\d*)?(?:\.pdf)?$/i;
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

interface Part {
  negated: boolean;
  /** As typed. */
  name: string | null;
  text: string;
  quoted: boolean;
  /** Nothing closes it: it reaches the end of what was typed. */
  open: boolean;
}

/** Cuts a query at blanks outside of quotes. Takes any text. */
function partsOf(input: string): Part[] {
  const parts: Part[] = [];
  let rest = input.trimStart();
  while (rest !== '') {
    const [head = '', sign = '', name] = PART.exec(rest) ?? [];
    const body = rest.slice(head.length);
    const close = QUOTES[body.charAt(0)];
    const end = close === undefined ? body.search(/\s|$/u) : body.indexOf(close, 1);
    const stop = end === -1 ? body.length : end;
    const text = close === undefined ? body.slice(0, stop) : body.slice(1, stop);
    parts.push({
      negated: sign !== '',
      name: name ?? null,
      text,
      quoted: close !== undefined,
      open: end === -1 || (close === undefined && stop === body.length),
    });
    rest = body.slice(close === undefined || end === -1 ? stop : stop + 1).trimStart();
  }
  return parts;
}

function words(part: Part, field: TextField | null, text = part.text): WordsClause[] {
  const form = fold(text);
  const { negated, quoted } = part;
  // The last Latin word is looked up by its beginning, whether a blank follows or not; between quotes only while they are open.
  return form === ''
    ? []
    : [{ kind: 'words', negated, field, text: text.trim(), form, quoted, open: part.open && !negated }];
}

const plainValue = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function toClauses(part: Part, problems: SearchProblem[]): Clause[] {
  const { negated, name, open } = part;
  if (name === null) {
    const id = part.quoted ? null : ARXIV_ID.exec(plainValue(part.text))?.[1];
    return id ? [{ kind: 'id', negated, value: id, open: true }] : words(part, null);
  }
  const field = FIELD_NAMES[plainValue(name)];
  if (field === undefined) {
    problems.push({ code: 'unknown-field', name });
    return words(part, null, `${name} ${part.text}`);
  }
  const value = plainValue(part.text);
  if (value === '') return [];
  switch (field) {
    case 'has': {
      const known = HAS_VALUES[value];
      // What is still being typed is no mistake yet.
      if (known) return [{ kind: 'has', negated, value: known }];
      if (!(open && Object.keys(HAS_VALUES).some((word) => word.startsWith(value)))) {
        problems.push({ code: 'unknown-value', name, value: part.text });
      }
      return [];
    }
    case 'before':
    case 'after': {
      const date = value
        .replace(/[/.年月]/g, '-')
        .replace(/日$|-$/, '')
        .replace(/-(?=\d(?!\d))/g, '-0');
      if (DATE.test(date)) return [{ kind: field, negated, value: date, open }];
      if (!(open && /^[\d-]*$/.test(date))) problems.push({ code: 'unknown-value', name, value: part.text });
      return [];
    }
    case 'id':
      return [{ kind: 'id', negated, value: ARXIV_ID.exec(value)?.[1] ?? value, open }];
    case 'category':
      return [{ kind: 'category', negated, value, open }];
    default:
      return words(part, field);
  }
}

/**
 * Words are joined by AND, `"…"` is a phrase, `-` leaves out, `field:` looks in one field; colons, quotes and signs may be full-width.
 * Any text is a query: what is unfinished is taken as far as it goes.
 */
export function parseQuery(input: string): Query {
  const problems: SearchProblem[] = [];
  const parts = partsOf(input.slice(0, MAX_LENGTH));
  const clauses = parts.slice(0, MAX_CLAUSES).flatMap((part) => toClauses(part, problems));
  if (input.trimEnd().length > MAX_LENGTH || parts.length > MAX_CLAUSES) problems.push({ code: 'query-shortened' });
  const last = clauses.at(-1);
  if (last?.kind === 'words' && !last.quoted && !last.negated) last.open = true;
  return { clauses, problems };
}
