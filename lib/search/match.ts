import { TEXT_FIELDS } from './document.ts';
import { isCjk } from './fold.ts';
import type { IndexedPaper, Searched } from './papers.ts';
import { FIELD_BITS, FIELD_MASK, type Postings } from './postings.ts';
import type { Clause, ValueClause, WordsClause } from './query.ts';
import { pairsOf, tokensOf } from './terms.ts';

/** For each paper's number, the bits of the fields in which a clause is met; 0: not at all. */
export type Fields = Uint8Array;

/** `exact`: fields where the last word stands as typed, and not only its beginning. */
export interface Match {
  fields: Fields;
  exact: Fields;
}

/** Every field for a clause that is met by what a paper is, and not by its words. */
const ALL = FIELD_MASK;

export function matchClause(clause: Clause, searched: Searched): Match {
  if (clause.kind !== 'words') return matchValue((paper) => meets(clause, paper), searched);
  const fields = new Uint8Array(searched.papers.length);
  const exact = clause.open ? new Uint8Array(searched.papers.length) : fields;
  const allowed = clause.field === null ? FIELD_MASK : 1 << TEXT_FIELDS.indexOf(clause.field);
  for (const form of spellingsOf(clause)) {
    unite(fields, matchPhrase(form, clause.open, searched), allowed);
    if (clause.open) unite(exact, matchPhrase(form, false, searched), allowed);
  }
  return { fields, exact };
}

/** `self-attention` stands for `self attention` in a row and for `selfattention`. */
export function spellingsOf({ form, quoted }: WordsClause): string[] {
  if (!form.includes('-')) return [form];
  const apart = form.replaceAll('-', ' ');
  return quoted ? [apart] : [apart, form.replaceAll('-', '')];
}

function unite(fields: Fields, more: Fields, allowed: number): void {
  for (let number = 0; number < fields.length; number++) {
    fields[number] = (fields[number] ?? 0) | ((more[number] ?? 0) & allowed);
  }
}

/** Postings say which papers can have it; where they do not say that it stands in a row, its text is looked at. */
function matchPhrase(phrase: string, open: boolean, searched: Searched): Fields {
  const tokens = tokensOf(phrase);
  let found: Fields | null = null;
  tokens.forEach(({ text, cjk }, position) => {
    const goesOn = open && position === tokens.length - 1 && !cjk;
    for (const terms of termsFor(text, cjk, goesOn, searched.postings)) {
      const fields = fieldsOf(terms, searched);
      if (found === null) found = fields;
      else
        for (let number = 0; number < fields.length; number++)
          fields[number] = (found[number] ?? 0) & (fields[number] ?? 0);
      found = fields;
    }
  });
  const fields: Fields = found ?? new Uint8Array(searched.papers.length);
  const [first, ...more] = tokens;
  const certain = first !== undefined && more.length === 0 && (!first.cjk || pairsOf(first.text).length === 1);
  if (!certain) keepPhrases(fields, phrase, open, searched);
  return fields;
}

/** Groups of terms: of each group one must be there. */
function termsFor(text: string, cjk: boolean, goesOn: boolean, postings: Postings): string[][] {
  if (!cjk) return [goesOn ? postings.startingWith(text) : [text]];
  const pairs = pairsOf(text);
  // A single character begins some term wherever it stands, be it the last of its run.
  return isSingle(text) ? [postings.startingWith(text)] : pairs.map((pair) => [pair]);
}

function isSingle(run: string): boolean {
  return String.fromCodePoint(run.codePointAt(0) ?? 0) === run;
}

export function fieldsOf(terms: readonly string[], { postings, papers }: Searched): Fields {
  const fields = new Uint8Array(papers.length);
  for (const term of terms) {
    for (const entry of postings.get(term)) {
      const number = entry >> FIELD_BITS;
      fields[number] = (fields[number] ?? 0) | (entry & FIELD_MASK);
    }
  }
  return fields;
}

function keepPhrases(fields: Fields, phrase: string, open: boolean, { papers }: Searched): void {
  for (let number = 0; number < fields.length; number++) {
    const possible = fields[number] ?? 0;
    if (possible === 0) continue;
    let kept = 0;
    const forms = papers[number]?.forms ?? [];
    for (let bit = 0; bit < forms.length; bit++) {
      if ((possible & (1 << bit)) !== 0 && findPhrase(forms[bit] ?? '', phrase, open, 0) !== -1) kept |= 1 << bit;
    }
    fields[number] = kept;
  }
}

/** Where a phrase begins in a form without hyphens; Latin words are found whole, or by their beginning if `open`. */
export function findPhrase(form: string, phrase: string, open: boolean, from: number): number {
  for (let at = form.indexOf(phrase, from); at !== -1; at = form.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (isEdge(form, at) && (open || isEdge(form, end))) return at;
  }
  return -1;
}

/** Whether no Latin word goes on over this place. */
function isEdge(form: string, at: number): boolean {
  return at === 0 || at === form.length || !isWord(form.charAt(at - 1)) || !isWord(form.charAt(at));
}

function isWord(character: string): boolean {
  return character !== ' ' && !isCjk(character) && !/[\uD800-\uDFFF]/.test(character);
}

function matchValue(test: (paper: IndexedPaper) => boolean, { papers }: Searched): Match {
  const fields = Uint8Array.from(papers, (paper) => (paper !== null && test(paper) ? ALL : 0));
  return { fields, exact: fields };
}

function meets(clause: Exclude<Clause, WordsClause>, { document, hasAnalysis }: IndexedPaper): boolean {
  if (clause.kind === 'has') return clause.value === 'note' ? document.note.trim() !== '' : hasAnalysis;
  const { kind, value } = clause;
  switch (kind) {
    case 'id':
      return document.arxivId.toLowerCase().startsWith(value);
    case 'category':
      return document.categories.some((category) => isIn(category.toLowerCase(), clause));
    // Of the same length, dates compare as text; a year or a month begins with its first day.
    case 'before':
      return document.date !== null && document.date < value;
    default:
      return document.date !== null && document.date >= value;
  }
}

/** `cs` is the archive and all its subjects; what is still being typed is the beginning of a name. */
function isIn(category: string, { value, open }: ValueClause): boolean {
  return category === value || category.startsWith(`${value}.`) || (open && category.startsWith(value));
}
