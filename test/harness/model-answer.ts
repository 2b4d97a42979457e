import type { Language } from '../../lib/analysis/analysis.ts';
import { isSchema, type JsonSchema } from './json-schema.ts';
import { PHRASES } from './phrases.ts';

export interface ModelPrompt {
  system: string;
  user: string;
}

export interface AnswerOptions {
  /** Says everything in the other language. */
  swapLanguages?: boolean;
  /** Replaces the echoed title. */
  title?: string;
  /** Leaves the first section of text empty. */
  emptySection?: boolean;
}

/** What can be read from a prompt without knowing who wrote it. */
export interface PromptFacts {
  title: string;
  /** Numbered sentences, in order. */
  sentences: { id: number; text: string }[];
  papers: { id: string; title: string }[];
  language: Language;
}

const ARXIV_ID = /\b\d{4}\.\d{4,5}\b|\b[a-z-]+(?:\.[A-Z]{2})?\/\d{7}\b/g;
const TITLE_LINE = /(?:^|\n)[\s>*#-]*"?(?:paper[ _-]?)?(?:title|标题|题目)"?\**\s*[:：]\s*"?(.+?)"?,?\s*(?:\n|$)/i;

export function readPrompt({ system, user }: ModelPrompt): PromptFacts {
  const title = (/<title>\s*([\s\S]+?)\s*<\/title>/i.exec(user) ?? TITLE_LINE.exec(user))?.[1]?.trim() ?? 'Untitled';
  const sentences = [...user.matchAll(/^\s*(?:\[(\d+)\]|<s id="(\d+)">|(\d+)[.)])[ \t]+(.+?)(?:<\/s>)?$/gm)].map(
    ([, bracket, tag, plain, text]) => ({ id: Number(bracket ?? tag ?? plain), text: text?.trim() ?? '' }),
  );
  const papers: PromptFacts['papers'] = [];
  for (const match of user.matchAll(ARXIV_ID)) {
    const id = match[0];
    if (papers.some((paper) => paper.id === id)) continue;
    const after = user.slice(match.index + id.length, match.index + id.length + 600);
    const sameLine =
      /^[^\n]*/.exec(after)?.[0].replace(/^(?:v\d+)?(?:["'\]\s:：,|>—–-]|\([a-z]+\)|\[in brief\]|\[\d\/6\])+/, '') ??
      '';
    papers.push({ id, title: sameLine.length > 12 ? sameLine.slice(0, 140) : (TITLE_LINE.exec(after)?.[1] ?? id) });
  }
  const wantsZh = /Chinese|中文|\bzh\b/i.test(system) && !/English|英文|\ben\b/i.test(system);
  return { title, sentences, papers, language: wantsZh ? 'zh' : 'en' };
}

/** FNV-1a: the same prompt has the same answer on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

const LANGUAGE_MARKS: [Language, RegExp, RegExp][] = [
  ['zh', /(?:^|_|-)(?:zh|cn|chinese)(?:$|_|-)|[a-z](?:Zh|Cn|Chinese)$/, /Chinese|中文/],
  ['en', /(?:^|_|-)(?:en|english)(?:$|_|-)|[a-z](?:En|English)$/, /English|英文/],
];

interface Place {
  /** Property names from the root. */
  path: string[];
  /** Descriptions along the path, the nearest first. */
  descriptions: string[];
  /** Position in the nearest array. */
  index: number;
  /** Within an array, where each entry says one thing only. */
  listed: boolean;
}

/** The nearest name or description that settles the language; one that names both settles nothing. */
function languageAt({ path, descriptions }: Place, otherwise: Language): Language {
  for (const name of path.toReversed()) {
    const found = LANGUAGE_MARKS.filter(([, pattern]) => pattern.test(name));
    if (found.length === 1 && found[0]) return found[0][0];
  }
  for (const description of descriptions) {
    const found = LANGUAGE_MARKS.filter(([, , pattern]) => pattern.test(description));
    if (found.length === 1 && found[0]) return found[0][0];
  }
  return otherwise;
}

/** A value of the schema's shape, made of the prompt's own facts: always the same for the same request. */
export function answerSchema(root: JsonSchema, prompt: ModelPrompt, options: AnswerOptions = {}): unknown {
  const facts = readPrompt(prompt);
  const seed = hash(facts.title + facts.sentences.map(({ text }) => text).join(''));
  const used = new Map<string, number>();
  let emptied = options.emptySection !== true;

  /** The next of a list, from a place of the paper's own, so that no two neighbours say the same. */
  function pick<T>(list: readonly T[], key: string): T {
    const turn = used.get(key) ?? 0;
    used.set(key, turn + 1);
    const chosen = list[(seed + turn) % list.length];
    if (chosen === undefined) throw new Error(`Nothing to choose from for ${key}.`);
    return chosen;
  }

  /** A paper for a place of a list: neighbours and sections start at papers of their own. */
  function paperAt({ path, index }: Place, step = 0): PromptFacts['papers'][number] | undefined {
    const first = hash(path[0] ?? '') + index * 3;
    return facts.papers[(first + step) % Math.max(1, facts.papers.length)];
  }

  function resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.split('/').at(-1) ?? '';
      const target = schema.$ref === '#' ? root : (root.$defs ?? root.definitions)?.[name];
      if (target === undefined) throw new Error(`Schema names ${schema.$ref}, which it does not define.`);
      return resolve(target);
    }
    const choices = schema.anyOf ?? schema.oneOf;
    const choice = choices?.find((option) => option.type !== 'null') ?? choices?.[0];
    return choice === undefined
      ? schema
      : resolve({ ...choice, description: schema.description ?? choice.description ?? '' });
  }

  function valueOf(schema: JsonSchema, place: Place): unknown {
    const resolved = resolve(schema);
    const description = resolved.description ?? schema.description;
    const at = description ? { ...place, descriptions: [description, ...place.descriptions] } : place;
    if (resolved.const !== undefined) return resolved.const;
    if (resolved.enum) return pick(resolved.enum, `enum ${at.path.join('.')}`);
    const type = [resolved.type].flat().find((name) => name !== 'null') ?? (resolved.properties ? 'object' : 'string');
    if (type === 'object') return objectOf(resolved, at);
    if (type === 'array') return arrayOf(resolved, at);
    if (type === 'integer' || type === 'number') return numberOf(resolved, at);
    if (type === 'boolean') return true;
    return textOf(resolved, at);
  }

  function objectOf(schema: JsonSchema, place: Place): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const into = (name: string, child: JsonSchema) =>
      valueOf(child, {
        path: [...place.path, name],
        descriptions: place.descriptions,
        index: place.index,
        listed: place.listed,
      });
    for (const [name, child] of Object.entries(schema.properties ?? {})) value[name] = into(name, child);
    // A quote is taken from the sentence that is named beside it.
    const ids = value['sentences'] ?? value['sentence'];
    const named = facts.sentences.find(({ id }) => id === [ids].flat()[0]);
    if (named && typeof value['quote'] === 'string') value['quote'] = named.text;
    if (Object.keys(schema.properties ?? {}).length === 0 && isSchema(schema.additionalProperties)) {
      for (const { id } of facts.papers) value[id] = into(id, schema.additionalProperties);
    }
    return value;
  }

  function arrayOf(schema: JsonSchema, place: Place): unknown[] {
    const name = place.path.at(-1) ?? '';
    const within = (wished: number) =>
      Math.max(schema.minItems ?? 0, Math.min(wished, schema.maxItems ?? Number.POSITIVE_INFINITY));
    if (/^sentences?$|sentence_?ids?$/i.test(name)) {
      const ids = facts.sentences.map(({ id }) => id);
      if (ids.length === 0) return [];
      const first = (seed + place.index * 2 + 1) % ids.length;
      const count = Math.min(within(1 + (place.index % 2)), ids.length);
      return Array.from({ length: count }, (_, step) => ids[(first + step) % ids.length]).toSorted(
        (a, b) => Number(a) - Number(b),
      );
    }
    const ofObjects = schema.items !== undefined && resolve(schema.items).properties !== undefined;
    if (!ofObjects && /^papers$|paper_?ids$|arxiv_?ids$/i.test(name)) {
      const count = Math.min(within(1 + (place.index % 3)), facts.papers.length);
      return Array.from({ length: count }, (_, step) => paperAt(place, step)?.id);
    }
    const perPaper =
      schema.items && Object.keys(resolve(schema.items).properties ?? {}).some((key) => /^arxiv_?id$|^id$/i.test(key));
    const length = perPaper && facts.papers.length > 0 ? facts.papers.length : within(3);
    return Array.from({ length }, (_, index) =>
      valueOf(schema.items ?? { type: 'string' }, { ...place, index, listed: true }),
    );
  }

  function numberOf(schema: JsonSchema, place: Place): number {
    if (/sentence/i.test(place.path.at(-1) ?? '') && facts.sentences.length > 0) {
      return facts.sentences[(seed + place.index) % facts.sentences.length]?.id ?? 1;
    }
    const graded = /^(?:relevance|significance)$/.test(place.path.at(-1) ?? '');
    // Each paper has grades of its own, whatever company it comes in.
    if (graded) return 1 + (hash(`${place.path.at(-1)} ${facts.papers[place.index]?.id ?? ''}`) % 3);
    const low = schema.minimum ?? 1;
    return Math.round((low + (schema.maximum ?? low + 2)) / 2);
  }

  function textOf(schema: JsonSchema, place: Place): string {
    const name = place.path.at(-1) ?? '';
    if (/^(?:paper_?)?title$/i.test(name)) return options.title ?? facts.title;
    if (/^arxiv_?id(?:_?v)?$|^paper_?id$|^paper$|^id$/i.test(name)) {
      return facts.papers[place.index % Math.max(1, facts.papers.length)]?.id ?? '';
    }
    if (name === 'quote')
      return facts.sentences[(seed + place.index) % Math.max(1, facts.sentences.length)]?.text ?? '';
    const meant = languageAt(place, facts.language);
    const language = options.swapLanguages ? (meant === 'zh' ? 'en' : 'zh') : meant;
    const phrases = PHRASES[language];
    if (place.path.some((step) => /tags?$|keywords?$|topics?$/i.test(step)))
      return pick(phrases.tags, `tag ${language}`);
    // A text of a language's own object: one of a list could be left out and the answer still be whole.
    if (!emptied && place.path.length === 2 && place.path[0] === language) {
      emptied = true;
      return '';
    }
    return fitted(sentencesFor(language, place), schema);
  }

  function sentencesFor(language: Language, place: Place): string {
    const phrases = PHRASES[language];
    for (const name of place.path.toReversed()) {
      const list = phrases.byProperty.find(([pattern]) => pattern.test(name))?.[1];
      if (list) {
        const key = `${language} ${list[0]}`;
        return filled(place.listed ? pick(list, key) : list.join('\n\n'), place);
      }
    }
    const key = `${language} general`;
    const gap = language === 'zh' ? '' : ' ';
    return filled([pick(phrases.general, key), pick(phrases.general, key)].join(gap), place);
  }

  function filled(text: string, place: Place): string {
    const said = facts.sentences[(seed + place.index * 2 + 1) % Math.max(1, facts.sentences.length)]?.text;
    const paper = paperAt(place)?.title;
    const [head = facts.title] = facts.title.split(/:\s/);
    return text
      .replaceAll('{topic}', () => head)
      .replaceAll('{said}', () => said ?? `The paper reports a steady gain for ${head} under equal conditions.`)
      .replaceAll('{paper}', () => paper ?? facts.title);
  }

  return valueOf(root, { path: [], descriptions: [], index: 0, listed: false });
}

function fitted(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema): string {
  const long = text.length < minLength ? text.repeat(Math.ceil(minLength / text.length)) : text;
  return long.length > maxLength ? long.slice(0, maxLength) : long;
}
