import { toUnicode } from '../../arxiv/tex-accents.ts';
import { memo } from '../../core/memo.ts';

/** Signs that TeX has names for, by the name they are compared under. */
const SIGNS: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  '∞': 'infty',
  '∈': 'in',
  '∉': 'notin',
  '∑': 'sum',
  '∏': 'prod',
  '∫': 'int',
  '√': 'sqrt',
  '∇': 'nabla',
  '∂': 'partial',
  '∝': 'propto',
  '∥': 'parallel',
  '∪': 'cup',
  '∩': 'cap',
  '⊂': 'subset',
  '∀': 'forall',
  '∃': 'exists',
};
const SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'giu');

/** Commands that stand for a sign which is kept as such. */
const COMMANDS: Readonly<Record<string, string>> = {
  times: '×',
  le: '≤',
  leq: '≤',
  leqslant: '≤',
  ge: '≥',
  geq: '≥',
  geqslant: '≥',
  ne: '≠',
  neq: '≠',
  pm: '±',
  ell: 'l',
  to: '→',
  rightarrow: '→',
  sim: '~',
  approx: '~',
  simeq: '~',
  lt: '<',
  gt: '>',
  circ: '°',
  degree: '°',
  percent: '%',
};

/** Commands that only say how something looks. */
const LOOKS =
  /^(?:text\w*|math\w*|emph|operatorname|left|right|[bB]ig\w*|bm|boldsymbol|rm|bf|it|tt|sf|sc|cal|displaystyle|[mh]box|ensuremath|xspace|url|href|[dt]?frac|q?quad|[lc]?dots|cdot|limits|mid|ast|star)$/;

/**
 * A text as it would be typed without TeX, ligatures or fancy signs: what differs only in these is spelt alike.
 * Letters keep their case, and numbers their digits.
 */
export function spellPlainly(text: string): string {
  return text.length > LONGEST_TEXT ? spell(text) : spellShort(text);
}

/** A sentence, a quote and a title are looked at for their words, their names and their figures in turn. */
const MOST_TEXTS = 200;
const LONGEST_TEXT = 2_000;
const spellShort = memo(MOST_TEXTS, spell);

function spell(text: string): string {
  const bare = text
    .replaceAll('\\$', ' ')
    .replace(/(?<=\p{L})\$+(?=\p{L})/gu, ' ')
    .replaceAll('$', '')
    .replace(/(\d)(?:\{,\}|\\,|\\ |[\u2009\u202f\u00a0])(?=\d{3}(?!\d))/g, '$1,')
    .replaceAll('{,}', ',')
    // Full width, it parts clauses and never digits.
    .replaceAll('，', ', ')
    // A decimal comma; in brackets it would part a list.
    .replace(/(?<![\d.,([{])(\d+),(\d{1,2})(?![\d,])/g, '$1.$2')
    .replace(/\\(?:cite[a-z]*|ref|eqref|label|footnote)\*?(?:\[[^\]]{0,99}\]){0,2}\{[^}]{0,99}\}/g, ' ')
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2');
  const plain = toUnicode(bare)
    .replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (power) => `^${power.normalize('NFKC')}`)
    .normalize('NFKD')
    .replace(/[\u0300-\u0337\u0339-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
    .normalize('NFC')
    .replace(/\\([A-Za-z]+)\s*(?=([\p{L}\p{N}])?)/gu, spellCommand)
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/[\\{}]/g, '')
    .replace(/\s*\^?°/g, '°')
    .replace(/[—―]|---+/g, ' — ')
    .replace(/[‐‑‒–−﹣]|--/g, '-')
    .replace(/[≈∼≃∽]/g, '~')
    .replace(/[⩽≦]|<=/g, '≤')
    .replace(/[⩾≧]|>=/g, '≥')
    .replace(/[✕✖⨯]/g, '×')
    .replace(/(\d)\s?[xX]\s?(?=\d)/g, '$1×')
    .replace(/\bper cent\b/gi, 'percent')
    .replaceAll('⁄', '/')
    .replace(/[‘’‚‛′`]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(SIGN, (sign) => SIGNS[sign.toLowerCase()] ?? sign);
  return collapseSpace(plain);
}

export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `\alpha` is spelt like `α`; what is unknown keeps its name, as `\log` does. */
function spellCommand(_: string, name: string, next?: string): string {
  const sign = COMMANDS[name];
  if (sign !== undefined) return sign;
  if (LOOKS.test(name)) return ' ';
  return name.replace(/^var(?=[a-z])/, '') + (next === undefined ? '' : ' ');
}
