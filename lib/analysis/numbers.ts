const WORDS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  dozen: 12,
  single: 1,
  once: 1,
  twice: 2,
  double: 2,
  doubles: 2,
  doubled: 2,
  pair: 2,
  both: 2,
  triple: 3,
  triples: 3,
  tripled: 3,
  quadruple: 4,
  half: 50,
  halves: 50,
  halved: 50,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  千: 1e3,
  万: 1e4,
  m: 1e6,
  million: 1e6,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  b: 1e9,
  billion: 1e9,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  trillion: 1e12,
};

/** Digits with their scale: `1,000`, `82.6`, `1.2 million`, `120万`, `7B`. */
const FIGURE =
  /(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:[ -]?(thousand|million|billion|trillion)\b|\s*(百万|千万|十亿|百亿|千亿|万亿|千|万|亿)|(k|K|M|B)(?![A-Za-z]))?/g;

/** A number in a text: as written, and multiplied out where a scale follows it. */
interface Figure {
  bare: number;
  value: number;
  /** Part of a name, such as the 1 of F1 or the 4 of GPT-4: no claim about quantity. */
  named: boolean;
}

function readFigures(text: string): Figure[] {
  const plain = plainNumbers(text);
  return [...plain.matchAll(FIGURE)].map((match) => {
    const bare = Number((match[1] ?? '').replaceAll(',', ''));
    const scale = SCALES[(match[2] ?? match[3] ?? match[4] ?? '').toLowerCase()] ?? 1;
    const before = plain.slice(Math.max(0, match.index - 2), match.index);
    return { bare, value: bare * scale, named: /[A-Za-z_]-?$/.test(before) };
  });
}

/** Digits as ASCII: full width, superscripts as powers, TeX's `1{,}000` and `\,`. */
function plainNumbers(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]+/g, (power) => `^${power.normalize('NFKC')}`)
    .normalize('NFKC')
    .replaceAll('{,}', ',')
    .replace(/(\d)(?:\\,|\\ |[\u2009\u202f])(?=\d{3}(?!\d))/g, '$1,')
    .replace(/[\\${}]/g, ' ');
}

/** Numbers that a finding claims. */
export function claimedNumbers(text: string): number[] {
  return [...new Set(readFigures(text).flatMap((figure) => (figure.named ? [] : [figure.value])))];
}

/** Every number a sentence can be said to contain, in digits or in words. */
export function containedNumbers(text: string): Set<number> {
  const numbers = new Set<number>();
  for (const { bare, value } of readFigures(text)) numbers.add(bare).add(value);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const number = WORDS[word.replace(/fold$/, '')];
    if (number !== undefined) numbers.add(number);
  }
  return numbers;
}

export function hasNumber(numbers: ReadonlySet<number>, wanted: number): boolean {
  if (numbers.has(wanted)) return true;
  // 1.2 × 10⁶ and 1200000 differ in the last bit.
  return [...numbers].some((number) => Math.abs(number - wanted) <= Math.abs(wanted) * 1e-9);
}
