/** A theme a paper can be tagged with. */
export interface Term {
  /** Kebab-case, stable: stored tags name it. */
  id: string;
  /** English name. */
  name: string;
  /** Simplified Chinese name. */
  zh: string;
  /** Other ways to write it; all-capital ones match in that case only. */
  synonyms: string[];
  /** Of name and synonyms those that mean something else in other fields (SAM, inflation), and so need a sign that this is meant. */
  ambiguous: string[];
  /** arXiv categories it belongs to, the closest first. */
  areas: string[];
  /** Ids of broader terms. */
  parents: string[];
}

/** Terms of one field as they are written. */
export interface TermTable {
  /** arXiv category that all of them belong to first. */
  area: string;
  lines: string;
}

/** After a spelling: ambiguous. */
const AMBIGUOUS = '?';

/**
 * One term a line: `name | 中文名 | synonym, synonym | further areas | parent, parent`; the last two may be left out, a `?` after a
 * spelling marks it as ambiguous. The id is the name in kebab case.
 */
export function parseTerms({ area, lines }: TermTable): Term[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', zh = '', synonyms = '', areas = '', parents = ''] = line.split('|').map((cell) => cell.trim());
      const spellings = [name, ...listOf(synonyms, ',')];
      const [plainName = '', ...plainSynonyms] = spellings.map(withoutMark);
      return {
        id: kebabCase(plainName),
        name: plainName,
        zh,
        synonyms: plainSynonyms,
        ambiguous: spellings.filter((spelling) => spelling.endsWith(AMBIGUOUS)).map(withoutMark),
        areas: [area, ...listOf(areas, ' ')],
        parents: listOf(parents, ',').map(kebabCase),
      };
    });
}

function withoutMark(spelling: string): string {
  return spelling.endsWith(AMBIGUOUS) ? spelling.slice(0, -AMBIGUOUS.length) : spelling;
}

function kebabCase(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function listOf(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
