import { COMBINING, LETTERS } from '../arxiv/tex-accents.ts';
import { splitMath } from '../core/split-math.ts';

/** TeX's own signs, as text. Braces are words: BibTeX counts them whatever stands before them. */
const SPECIALS: Readonly<Record<string, string>> = {
  '\\': String.raw`{\textbackslash}`,
  '{': String.raw`{\textbraceleft}`,
  '}': String.raw`{\textbraceright}`,
  '~': String.raw`{\textasciitilde}`,
  '^': String.raw`{\textasciicircum}`,
  '<': String.raw`{\textless}`,
  '>': String.raw`{\textgreater}`,
  '|': String.raw`{\textbar}`,
  $: String.raw`\$`,
  '&': String.raw`\&`,
  '%': String.raw`\%`,
  '#': String.raw`\#`,
  _: String.raw`\_`,
};

const PUNCTUATION: Readonly<Record<string, string>> = {
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': String.raw`{\ldots}`,
  '\u00a0': '~',
  '×': String.raw`$\times$`,
  '±': String.raw`$\pm$`,
  '°': String.raw`$^\circ$`,
  '→': String.raw`$\rightarrow$`,
  '≤': String.raw`$\leq$`,
  '≥': String.raw`$\geq$`,
  '§': String.raw`{\S}`,
};

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ' +
    'ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi ' +
    'Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega'
  )
    .match(/\S+ \S+/g)
    ?.map((pair) => {
      const [letter = '', name = ''] = pair.split(' ');
      return [letter, `$\\${name}$`];
    }) ?? [],
);

const ACCENTS = new Map(Object.entries(COMBINING).map(([command, mark]) => [mark, command]));
const COMMANDS = new Map(Object.entries(LETTERS).map(([command, letter]) => [letter, command]));

/** One character with its marks; null where LaTeX has no command for it, as for Chinese. */
function accented(cluster: string): string | null {
  const command = COMMANDS.get(cluster);
  if (command !== undefined) return `{\\${command}}`;
  const [base = '', ...marks] = cluster.normalize('NFD');
  if (marks.length === 0 || !/^[A-Za-zıȷ]$/.test(base)) return null;
  let written = base === 'ı' ? '\\i' : base === 'ȷ' ? '\\j' : base;
  for (const mark of marks) {
    const accent = ACCENTS.get(mark);
    if (accent === undefined) return null;
    written = `\\${accent}{${written}}`;
  }
  return `{${written}}`;
}

function unicodeToLatex(text: string): string {
  return text.normalize('NFC').replace(/\P{ASCII}\p{M}*|[A-Za-z]\p{M}+/gu, (cluster) => {
    return PUNCTUATION[cluster] ?? GREEK[cluster] ?? accented(cluster) ?? cluster;
  });
}

/** Plain text as LaTeX shows it. */
export function escapeLatex(text: string, accents: 'latex' | 'unicode'): string {
  const escaped = text.replace(/[\\{}~^<>|$&%#_]/g, (sign) => SPECIALS[sign] ?? sign);
  return accents === 'latex' ? unicodeToLatex(escaped) : escaped;
}

/** Whether every brace has its other, as BibTeX counts them: a backslash before one changes nothing. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** TeX between its dollars, with nothing in it that BibTeX or a comment sign would cut; null where it cannot be kept. */
function latexMath(tex: string): string | null {
  const written = tex
    .replace(/\\\{/g, String.raw`\lbrace `)
    .replace(/\\\}/g, String.raw`\rbrace `)
    .replace(/(?<!\\)((?:\\\\)*)([%#])/g, String.raw`$1\$2`)
    .replace(/\s+/g, ' ');
  return isBalanced(written) && !/(?<!\\)(?:\\\\)*\$|\\$/.test(written) ? `$${written}$` : null;
}

/** One line of Unicode with TeX in `$…$` as LaTeX: formulas stay, everything else is what it looks like. */
export function toLatex(text: string, accents: 'latex' | 'unicode'): string {
  return splitMath(text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim())
    .map((piece) => {
      const math = piece.kind === 'math' ? latexMath(piece.tex) : null;
      return math ?? escapeLatex(piece.source.replaceAll(String.raw`\$`, '$'), accents);
    })
    .join('');
}

/** Letters of a text as ASCII, for keys and names of files: accents are dropped, `ß` is `ss`, what is left out is nothing. */
export function toAscii(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\P{ASCII}/gu, (letter) => COMMANDS.get(letter) ?? letter.normalize('NFD'))
    .replace(/[^A-Za-z0-9]/g, '');
}
