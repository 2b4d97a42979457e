const TEX_ANNOTATION = 'annotation[encoding="application/x-tex"]';
/** LaTeXML breaks long lines with a comment sign, which also ends a command. */
const BROKEN_LINE = /(?<!\\)%[^\S\n]*\n\s*/g;
const BROKEN_COMMAND = /(\\[a-zA-Z]+)%[^\S\n]*\n\s*(?=[a-zA-Z])/g;

/** The TeX a formula was set from, in one line and without dollar signs; empty where it is lost. */
function texOf(math: Element): string {
  const written = math.getAttribute('alttext') ?? math.querySelector(TEX_ANNOTATION)?.textContent ?? '';
  return written
    .replace(BROKEN_COMMAND, '$1 ')
    .replace(BROKEN_LINE, '')
    .replace(/(?<!\\)\$/g, '')
    .replace(/\\displaystyle(?![a-zA-Z])\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a formula shows, without the annotations beside it. */
function shownOf(math: Element): string {
  return [...math.children]
    .filter((child) => !/^annotation/i.test(child.tagName))
    .map((child) => (child.children.length > 0 ? shownOf(child) : (child.textContent ?? '')))
    .join('');
}

export const isMath = (element: Element): boolean => element.tagName.toUpperCase() === 'MATH';

export function formulaText(math: Element): string {
  const tex = texOf(math);
  return tex === '' ? shownOf(math) : `$${tex}$`;
}

/** Cell by cell: LaTeXML cuts aligned equations at their marks. */
function texOfRow(row: Element): string {
  const formulas = isMath(row) ? [row] : [...row.querySelectorAll('math')];
  return formulas
    .filter((math) => !math.parentElement?.closest('math'))
    .map(texOf)
    .filter((tex) => tex !== '')
    .join(' ');
}

/** A displayed equation: `$$…$$`, and between equations the rows that hold none, which are text. */
export function equationParts(element: Element): (string | Element)[] {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.querySelector('tr') === null);
  const parts: (string | Element)[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) parts.push(`$$${lines.join(' \\\\ ')}$$`);
    lines = [];
  };
  for (const row of rows.length > 0 ? rows : [element]) {
    const tex = texOfRow(row);
    if (tex !== '') lines.push(tex);
    else {
      close();
      parts.push(row);
    }
  }
  close();
  return parts;
}
