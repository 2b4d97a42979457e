/** Text as it is compared: white space, case, dashes, quotation marks and TeX's scaffolding make no difference. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\\(?:text|mathrm|mathbf|mathit|mathcal|mathbb|emph|textbf|textit|texttt|operatorname)\b/g, '')
    .replace(/\\[,;:! ]|~/g, ' ')
    .replace(/\\times\b|×/g, 'x')
    .replace(/\\(?:sim|approx)\b|≈|∼/g, '~')
    .replace(/[$\\{}]/g, '')
    .replace(/[‐-―−]|--+/g, '-')
    .replace(/[“”„‟«»″]|``|''/g, '"')
    .replace(/[‘’‚‛′`]/g, "'")
    .replace(/-\s+|\s+-/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Harder still: letters and digits alone, so that a hyphen or comma more or less is forgiven. */
export function bareText(text: string): string {
  return normaliseText(text).replace(/[^\p{L}\p{N}%]+/gu, '');
}
