export interface Identifier {
  /** Without version: `2601.18692`, `hep-th/9901001`. */
  arxivId: string;
  version: number | null;
}

/** Since April 2007: `YYMM.NNNN`, from 2015 on `YYMM.NNNNN`. */
const NEW_STYLE = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;

/** Every archive that gave identifiers before April 2007, most long gone. */
export const ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|' +
  'funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|quant-ph|solv-int|supr-con';
/** `archive/YYMMNNN`; people write the subject class too, `math.GT/0309136`, which is no part of the identifier. */
const OLD_STYLE = String.raw`(?:${ARCHIVES})(?:\.[A-Za-z-]{2,})?\/\d{2}(?:0[1-9]|1[0-2])\d{3}`;

const WHOLE = new RegExp(`^(${NEW_STYLE}|${OLD_STYLE})(?:v([1-9]\\d{0,3}))?$`);
const WITHIN = new RegExp(
  `(?<![\\w./-])(?:[aA]r[xX]iv:)?(${NEW_STYLE}|${OLD_STYLE})(?:v([1-9]\\d{0,3}))?(?![\\w/])(?!\\.\\d)`,
);

function toIdentifier(match: RegExpExecArray | null): Identifier | null {
  const written = match?.[1];
  if (written === undefined) return null;
  const version = match?.[2];
  return { arxivId: written.replace(/\..*\//, '/'), version: version === undefined ? null : Number(version) };
}

/** The text as an identifier, whole; a leading `arXiv:` is allowed. */
export function parseIdentifier(text: string): Identifier | null {
  return toIdentifier(WHOLE.exec(text.trim().replace(/^arxiv:\s*/i, '')));
}

/** The first identifier in running text. */
export function findIdentifier(text: string): Identifier | null {
  return toIdentifier(WITHIN.exec(text));
}

export function formatIdentifier({ arxivId, version }: Identifier): string {
  return version === null ? arxivId : `${arxivId}v${version}`;
}
