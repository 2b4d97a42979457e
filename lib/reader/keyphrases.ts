import { log2 } from './exact-math.ts';
import { plainText } from './plain-text.ts';

const MOST = 2;
const LONGEST = 4;
/** In the title and in the abstract. */
const FEWEST = 2;

/** Words that end a phrase: they join, point, compare or praise, and name nothing. */
const BREAKS = new Set(
  (
    'a about above according across actually after against all allow allows almost along already also although always am among an and another any ' +
    'are around as at away based be became because become becomes been before being below better between beyond both but by can cannot could ' +
    'demonstrate demonstrates despite did do does doing done due during each easily either enable enables enabling especially etc even ever every ' +
    'exhibit few finally find finds first five following for found four from fully further furthermore generally given gives good had has have having he ' +
    'hence her here highly his how however i if important improve improved improves improving in include includes including indeed instead into introduce introduced is it its itself ' +
    'known large largely lead leading leads less like likely main mainly make makes making many may me might more moreover most mostly much ' +
    'must near nearly need needs never new next no non nor not novel now obtain obtained of off often on once one only onto or other others ' +
    'our ours out over own particular particularly per perhaps possible present presented presents previous propose proposed proposes proposing provide provides providing quite rather ' +
    'really recent recently reduce reduces reducing remain remains require required requires respectively same second second several shall she should show showed shown shows ' +
    'significant significantly similar simple simply since six so some specific specifically still strong strongly studied studies study such suggest take taken ten than that the their them themselves ' +
    'then there thereby therefore these they third this those though three through thus to together too toward towards two under unlike until up upon us use used useful uses ' +
    'using usually various very via was way ways we well were what when where whereas whether which while who whose why wide widely will with within ' +
    'without work works would yet you your achieve achieves achieved achieving address addresses aim aims apply applied consider considered describe describes design designed develop developed ' +
    'evaluate evaluated existing extensive demonstrate focus focuses compare compared comprehensive current different effective efficient high higher low lower able small key ' +
    'challenging available additional certain common commonly entire full general great multiple numerous potential real robust single superior true typical unique unprecedented promising consistent diverse ' +
    'substantially effectively accurately efficiently recently traditional conventional standard state-of-the-art state art'
  ).split(' '),
);
/** Words that no phrase ends on, as everything has them. */
const VAGUE_ENDS = new Set(
  (
    'ability abilities accuracy advances advantage advantages analysis application applications approach approaches area aspects baseline baselines benefits case cases challenge challenges ' +
    'changes class comparison condition conditions contribution contributions cost costs data decision demands difference differences effect effects effectiveness efficiency effort environment environments error errors ' +
    'evaluation evidence example examples experiment experiments fact factor factors features field findings form framework frameworks gap goal improvement improvements impact increase information ' +
    'insight insights interest issue issues knowledge level levels limitation limitations literature manner means measure measures method methodology methods metric metrics model models need number order ' +
    'outcome outcomes paper part performance perspective point points practice presence principle problem problems procedure process processes properties property quality question range rate rates ratio ' +
    'regime relation research researchers result results role sample samples scale scenario scenarios scheme schemes set sets setting settings size solution solutions stage step steps strategy strategies ' +
    'structure study support system systems task tasks technique techniques technologies technology term terms test tests theory time times tool tools training type types understanding user users value values variety version view work world years'
  ).split(' '),
);
/** Endings of adjectives and participles: what they qualify was cut off. */
const OPEN_ENDING = /(?:[^r]al|ic|ed|ive|ous|ary|[ai]ble|lar|ent|ant)$/;
const TOKEN = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*|[^\s]/gu;
/** Lower-case words, or acronyms; a formula's letters and a system's own name (`PG-Flow`) are no theme. */
const WORD = /^(?:\p{Ll}[\p{Ll}'’-]+|\p{Lu}[\p{Ll}'’-]{2,})$/u;

interface Candidate {
  words: string[];
  count: number;
}

/**
 * Up to two phrases of the title that name what a paper is about, beyond the vocabulary: by C-value (Frantzi, Ananiadou & Mima 2000), which favours
 * long phrases that recur by themselves and not only inside longer ones; candidates are runs of words between stop words, as in
 * RAKE (Rose et al. 2010). `known` are names already tagged, which no phrase repeats.
 */
export function findKeyphrases(title: string, abstract: string, known: readonly string[]): string[] {
  const candidates = countCandidates([title, abstract]);
  const all = [...candidates.values()].filter(({ count }) => count >= FEWEST);
  const inTitle = ` ${normal(wordsOf(title))} `;
  const taken = known.map((name) => ` ${normal(name.split(/[\s-]+/))} `);
  return all
    .map((candidate) => ({ candidate, value: cValue(candidate, all) }))
    .filter(({ value, candidate: { words } }) => value > 0 && !isVague(words) && inTitle.includes(` ${normal(words)} `))
    .map(({ candidate, value }) => ({ phrase: candidate.words.join(' '), score: value }))
    .filter(({ phrase }) => {
      const padded = ` ${normal(phrase.split(/[\s-]+/))} `;
      return taken.every((name) => !padded.includes(name) && !name.includes(padded));
    })
    .toSorted((left, right) => right.score - left.score || (left.phrase < right.phrase ? -1 : 1))
    .filter(({ phrase }, index, sorted) => sorted.slice(0, index).every((better) => !overlaps(better.phrase, phrase)))
    .slice(0, MOST)
    .map(({ phrase }) => phrase);
}

function countCandidates(texts: readonly string[]): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const run of texts.flatMap(runsOf)) {
    for (let from = 0; from < run.length; from += 1) {
      for (let to = from + 2; to <= Math.min(run.length, from + LONGEST); to += 1) {
        const words = run.slice(from, to);
        const key = normal(words);
        const known = candidates.get(key) ?? { words, count: 0 };
        candidates.set(key, { ...known, count: known.count + 1 });
      }
    }
  }
  return candidates;
}

/** Runs of words with no stop word, number or punctuation between them. */
function runsOf(text: string): string[][] {
  const runs: string[][] = [[]];
  for (const [token] of plainText(text).matchAll(TOKEN)) {
    const word = token.toLowerCase();
    if (WORD.test(token) && !BREAKS.has(word) && !word.endsWith('ly')) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

function wordsOf(text: string): string[] {
  return [...plainText(text).matchAll(TOKEN)].map(([token]) => token.toLowerCase());
}

/** log2 of its length times how often it stands by itself. */
function cValue({ words, count }: Candidate, all: readonly Candidate[]): number {
  const own = ` ${normal(words)} `;
  const around = all.filter((other) => other.words.length > words.length && ` ${normal(other.words)} `.includes(own));
  const nested = around.reduce((sum, other) => sum + other.count, 0) / Math.max(1, around.length);
  return log2(words.length) * (count - nested);
}

function isVague(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return VAGUE_ENDS.has(last) || OPEN_ENDING.test(last) || words.every((word) => VAGUE_ENDS.has(word));
}

function overlaps(left: string, right: string): boolean {
  const words = new Set(left.split(' '));
  return right.split(' ').some((word) => words.has(word));
}

function normal(words: readonly string[]): string {
  return words
    .map((word) =>
      word
        .toLowerCase()
        .replace(/ies$/, 'y')
        .replace(/([^sui])s$/, '$1'),
    )
    .join(' ');
}
