/** One place where a term stands in a text. */
export interface Match {
  /** Index of the term in the matcher's list. */
  term: number;
  /** Words matched. */
  words: number;
  /** Where in the text, 0 to 1. */
  position: number;
  /** Index of its first character. */
  start: number;
  /** By a spelling that means something else in other fields. */
  ambiguous: boolean;
}

export interface Spelling {
  text: string;
  ambiguous: boolean;
}

interface Node {
  next: Map<string, Node>;
  term: number | null;
  ambiguous: boolean;
}

interface Token {
  start: number;
  /** As written, a plural s after capitals removed: `VLMs` is `VLM`. */
  exact: string;
  normal: string;
  /** What parts it from the token before: nothing that a phrase can run across, white space, or a hyphen. */
  joint: 'none' | 'space' | 'hyphen';
}

const WORD = /[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
/** Edges of words that must be written in the very same case. */
const EXACT = '=';

/**
 * All terms in one pass over the words of a text, longest first and never overlapping. Hyphen, space and joined spellings,
 * plurals and British endings are the same word; acronyms must keep their case.
 */
export class TermMatcher {
  readonly #root: Node = { next: new Map(), term: null, ambiguous: false };

  /** @param names for each term all ways to write it */
  constructor(names: readonly (readonly Spelling[])[]) {
    for (const [term, spellings] of names.entries()) {
      for (const spelling of spellings) this.#insert(spelling, term);
    }
  }

  match(text: string): Match[] {
    const tokens = tokenise(text);
    const matches: Match[] = [];
    for (let index = 0; index < tokens.length; ) {
      const found = longest(this.#root, tokens, index);
      if (found !== null) {
        const { term, ambiguous, end } = found;
        const start = tokens[index]?.start ?? 0;
        matches.push({ term, words: end - index, position: index / tokens.length, start, ambiguous });
      }
      index = found?.end ?? index + 1;
    }
    return matches;
  }

  #insert({ text, ambiguous }: Spelling, term: number): void {
    const tokens = tokenise(text);
    const exact = isAcronym(text);
    this.#add(
      tokens.map((token) => (exact ? EXACT + token.exact : token.normal)),
      term,
      ambiguous,
    );
    if (exact) return;
    for (const [index, token] of tokens.entries()) {
      // "pre-training" is also written "pretraining".
      if (token.joint !== 'hyphen') continue;
      const joined = (tokens[index - 1]?.normal ?? '') + token.normal;
      this.#add(tokens.map(({ normal }) => normal).toSpliced(index - 1, 2, joined), term, ambiguous);
    }
  }

  #add(edges: readonly string[], term: number, ambiguous: boolean): void {
    let node = this.#root;
    for (const edge of edges) {
      let next = node.next.get(edge);
      if (next === undefined) {
        next = { next: new Map(), term: null, ambiguous: false };
        node.next.set(edge, next);
      }
      node = next;
    }
    // The first term in the list keeps a spelling that two of them claim.
    if (node.term !== null) return;
    node.term = term;
    node.ambiguous = ambiguous;
  }
}

interface Found {
  term: number;
  ambiguous: boolean;
  end: number;
}

function longest(node: Node, tokens: readonly Token[], at: number): Found | null {
  let best: Found | null = null;
  const follow = (from: Node, index: number) => {
    if (from.term !== null && (best === null || index > best.end)) {
      best = { term: from.term, ambiguous: from.ambiguous, end: index };
    }
    const token = tokens[index];
    if (token === undefined || (index > at && token.joint === 'none')) return;
    const exact = from.next.get(EXACT + token.exact);
    if (exact !== undefined) follow(exact, index + 1);
    const normal = from.next.get(token.normal);
    if (normal !== undefined) follow(normal, index + 1);
    const following = tokens[index + 1];
    if (following?.joint !== 'hyphen') return;
    const joined = from.next.get(token.normal + following.normal);
    if (joined !== undefined) follow(joined, index + 2);
  };
  follow(node, at);
  return best;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const between = text.slice(last, index);
    last = index + written.length;
    const exact = written.replace(/(?<=\p{Lu})s$/u, '');
    tokens.push({ start: index, exact, normal: normalise(exact), joint: jointOf(between) });
  }
  return tokens;
}

function jointOf(between: string): Token['joint'] {
  if (/^\s*[-‐‑–]\s*$/.test(between)) return 'hyphen';
  return /^(?:\s+|['’/])$/.test(between) ? 'space' : 'none';
}

/** Capitals that tell the name from a common word (SAM, RAG, NeRF); long mixed names such as LiDAR are told in any case. */
function isAcronym(spelling: string): boolean {
  const capitals = spelling.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 && !spelling.includes(' ') && (spelling.length < 5 || !/\p{Ll}/u.test(spelling));
}

function normalise(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length < 4 || HAN.test(lower)) return lower;
  return lower
    .replace(/ies$/, 'y')
    .replace(/(ss|ch|sh|x)es$/, '$1')
    .replace(/([^sui])s$/, '$1')
    .replace(/che$/, 'ch')
    .replace(/isation$/, 'ization')
    .replace(/lling$/, 'ling');
}
