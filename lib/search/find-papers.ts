import { type SearchProblem, TEXT_FIELDS } from './document.ts';
import { type Fields, fieldsOf, type Match, matchClause } from './match.ts';
import type { Searched } from './papers.ts';
import { FIELD_MASK } from './postings.ts';
import type { Clause, WordsClause } from './query.ts';
import { addScores, firstOf, phraseBonus, type Ranked } from './rank.ts';
import { nearTerms } from './spelling.ts';
import { tokensOf } from './terms.ts';

/** How many of the best are looked at for having the words in a row. */
const LOOKED_AT = 1_000;

export interface Found {
  /** All that match, in no order. */
  ranked: Ranked[];
  /** The words as they were found. */
  shown: WordsClause[];
  spellings: SearchProblem[];
}

/** Papers that meet every clause; where there is none, those that meet it with words spelt nearly so. */
export function findPapers(clauses: readonly Clause[], searched: Searched): Found {
  const matches = clauses.map((clause) => matchClause(clause, searched));
  const shown = clauses.filter((clause) => clause.kind === 'words');
  const ranked = combine(clauses, matches, searched);
  if (ranked.length > 0) {
    raiseForRow(ranked, shown, searched);
    return { ranked, shown, spellings: [] };
  }
  return respell(clauses, matches, searched) ?? { ranked, shown, spellings: [] };
}

function combine(clauses: readonly Clause[], matches: readonly Match[], { papers }: Searched): Ranked[] {
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
  const ranked: Ranked[] = [];
  // Rounded, so that sums of the same addends in another order are no difference.
  met.forEach((is, number) => {
    if (is === 1) ranked.push({ number, score: Math.round((scores[number] ?? 0) * 1e6) / 1e6 });
  });
  return ranked;
}

/** A paper that has the query's words in a row comes before one that has them here and there. */
function raiseForRow(ranked: readonly Ranked[], shown: readonly WordsClause[], { papers }: Searched): void {
  const words = shown.filter(({ negated, field, quoted }) => !negated && field === null && !quoted);
  if (words.length < 2) return;
  const phrase = words.map(({ form }) => form.replaceAll('-', ' ')).join(' ');
  for (const paper of firstOf(ranked, LOOKED_AT, (a, b) => b.score - a.score || a.number - b.number)) {
    const found = papers[paper.number];
    if (found) paper.score *= 1 + phraseBonus(found, phrase);
  }
}

/** Only words that no paper has are spelt anew, and only where each of them has a neighbour. */
function respell(clauses: readonly Clause[], matches: readonly Match[], searched: Searched): Found | null {
  const spellings: SearchProblem[] = [];
  const shown: WordsClause[] = [];
  const anew: Match[] = [];
  for (const [position, clause] of clauses.entries()) {
    const match = matches[position];
    if (match === undefined) return null;
    const isMissing = clause.kind === 'words' && !clause.negated && !hasLiving(match.fields, searched);
    const instead = isMissing ? neighbours(clause, searched) : [];
    if (isMissing && instead.length === 0) return null;
    if (instead.length === 0 || clause.kind !== 'words') {
      anew.push(match);
      if (clause.kind === 'words') shown.push(clause);
      continue;
    }
    spellings.push({ code: 'spelling', word: clause.text, instead });
    shown.push(...instead.map((form) => ({ ...clause, form, open: false, quoted: false })));
    const fields = within(fieldsOf(instead, searched), clause);
    anew.push({ fields, exact: fields });
  }
  if (spellings.length === 0) return null;
  const ranked = combine(clauses, anew, searched);
  return ranked.length === 0 ? null : { ranked, shown, spellings };
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
