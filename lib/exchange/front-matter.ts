export type FrontMatterValue = string | number | boolean | null | readonly string[];

/** Characters JSON leaves bare and YAML does not take. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON is YAML, once every character is one that YAML takes. */
function renderValue(value: FrontMatterValue): string {
  const json = Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    : JSON.stringify(value);
  return json.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** YAML front matter with every value quoted, so that no title can change its structure. */
export function renderFrontMatter(fields: Record<string, FrontMatterValue>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${renderValue(value)}`);
  return ['---', ...lines, '---'].join('\n');
}
