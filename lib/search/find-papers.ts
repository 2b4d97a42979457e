import { type SearchProblem, TEXT_FIELDS } from './document.ts';
import { type Fields, fieldsOf, type Match, matchClause } from './match.ts';
import type { Searched } from './papers.ts';
import { FIELD_MASK } from './postings.ts';
import type { Clause, WordsClause } from './query.ts';
import { addScores, firstOf, phraseBonus } from './rank.ts';
import { nearTerms } from './spelling.ts';
import { tokensOf } from './terms.ts';

/** How many of the best are looked at for having the words in a row. */
const LOOKED_AT = 1_000;

/** Words to show, and by number the fields in which they stand. */
export interface Shown {
  clause: WordsClause;
  fields: Fields;
}

interface Met {
  /** Of all papers that match, in no order of rank. */
  numbers: number[];
  /** By number. */
  scores: Float64Array;
}

export interface Found extends Met {
  /** The words as they were found, but for those that were to be absent. */
  shown: Shown[];
  spellings: SearchProblem[];
}

/** Papers that meet every clause; where there is none, those that meet it with words spelt nearly so. */
export function findPapers(clauses: readonly Clause[], searched: Searched): Found {
  const matches = clauses.map((clause) => matchClause(clause, searched));
  const shown = clauses.flatMap((clause, position) => shownOf(clause, matches[position]));
  const met = combine(clauses, matches, searched);
  if (met.numbers.length > 0) {
    raiseForRow(met, shown, searched);
    return { ...met, shown, spellings: [] };
  }
  return respell(clauses, matches, searched) ?? { ...met, shown, spellings: [] };
}

function shownOf(clause: Clause, match: Match | undefined): Shown[] {
  return clause.kind === 'words' && !clause.negated && match ? [{ clause, fields: match.fields }] : [];
}

function combine(clauses: readonly Clause[], matches: readonly Match[], { papers }: Searched): Met {
  const alive = Uint8Array.from(papers, (paper) => (paper === null ? 0 : 1));
  const met = alive.slice();
  const scores = new Float64Array(papers.length);
  clauses.forEach(({ kind, negated }, position) => {
    const match = matches[position];
    if (match === undefined) return;
    for (let number = 0; number < met.length; number++) {
      if ((match.fields[number] === 0) !== negated) met[number] = 0;
    }
    if (kind === 'words' && !negated) addScores(scores, match, alive);
  });
  const numbers: number[] = [];
  for (let number = 0; number < met.length; number++) if (met[number] === 1) numbers.push(number);
  // Rounded, so that sums of the same addends in another order are no difference.
  for (const number of numbers) scores[number] = Math.round((scores[number] ?? 0) * 1e6) / 1e6;
  return { numbers, scores };
}

/** A paper that has the query's words in a row comes before one that has them here and there. */
function raiseForRow({ numbers, scores }: Met, shown: readonly Shown[], { papers }: Searched): void {
  const words = shown.map(({ clause }) => clause).filter(({ field, quoted }) => field === null && !quoted);
  if (words.length < 2) return;
  const phrase = words.map(({ form }) => form.replaceAll('-', ' ')).join(' ');
  for (const number of firstOf(numbers, LOOKED_AT, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)) {
    const paper = papers[number];
    if (paper) scores[number] = (scores[number] ?? 0) * (1 + phraseBonus(paper, phrase));
  }
}

/** Only words that no paper has are spelt anew, and only where each of them has a neighbour. */
function respell(clauses: readonly Clause[], matches: readonly Match[], searched: Searched): Found | null {
  const spellings: SearchProblem[] = [];
  const shown: Shown[] = [];
  const anew: Match[] = [];
  for (const [position, clause] of clauses.entries()) {
    const match = matches[position];
    if (match === undefined) return null;
    const isMissing = clause.kind === 'words' && !clause.negated && !hasLiving(match.fields, searched);
    const instead = isMissing ? neighbours(clause, searched) : [];
    if (isMissing && instead.length === 0) return null;
    if (instead.length === 0 || clause.kind !== 'words') {
      anew.push(match);
      shown.push(...shownOf(clause, match));
      continue;
    }
    spellings.push({ code: 'spelling', word: clause.text, instead });
    for (const form of instead) {
      const fields = within(fieldsOf([form], searched), clause);
      shown.push({ clause: { ...clause, form, open: false, quoted: false }, fields });
    }
    const fields = within(fieldsOf(instead, searched), clause);
    anew.push({ fields, exact: fields });
  }
  if (spellings.length === 0) return null;
  const met = combine(clauses, anew, searched);
  return met.numbers.length === 0 ? null : { ...met, shown, spellings };
}

function neighbours(clause: WordsClause, searched: Searched): string[] {
  const [token, ...more] = tokensOf(clause.form.replaceAll('-', ''));
  if (token === undefined || token.cjk || more.length > 0 || clause.quoted) return [];
  return nearTerms(token.text, searched.postings).filter((term) =>
    hasLiving(within(fieldsOf([term], searched), clause), searched),
  );
}

function within(fields: Fields, { field }: WordsClause): Fields {
  const allowed = field === null ? FIELD_MASK : 1 << TEXT_FIELDS.indexOf(field);
  return fields.map((bits) => bits & allowed);
}

function hasLiving(fields: Fields, { papers }: Searched): boolean {
  return fields.some((bits, number) => bits !== 0 && papers[number] !== null);
}
