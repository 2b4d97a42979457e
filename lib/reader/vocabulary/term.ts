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
  /** arXiv categories it belongs to, the closest first. */
  areas: string[];
}

/** One term a line: `name | 中文名 | synonym, synonym | further areas`; the id is the name in kebab case. */
export function parseTerms(area: string, table: string): Term[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', zh = '', synonyms = '', areas = ''] = line.split('|').map((cell) => cell.trim());
      return { id: kebabCase(name), name, zh, synonyms: listOf(synonyms, ','), areas: [area, ...listOf(areas, ' ')] };
    });
}

function kebabCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function listOf(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
