import { spellPlainly } from './spelling.ts';
import { COUNTED_CHINESE, measuredAt } from './units.ts';

/** A number in a text, multiplied out where a scale follows it. */
export interface Figure {
  value: number;
  unit: string | null;
  /** It says how many there are of something. */
  counts: boolean;
  /** Part of a name, such as the 1 of F1 or the 4 of GPT-4: no quantity. */
  named: boolean;
  /** Written in words, or a “one” that may be an article: counting up to it may be the writer's own. */
  worded: boolean;
}

const ENGLISH: Readonly<Record<string, number>> = {
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
};

/** Words that are a number with its unit. */
const WHOLE_WORDS: Readonly<Record<string, string>> = {
  dozen: '12',
  single: '1',
  once: '1',
  twice: '2×',
  double: '2×',
  doubles: '2×',
  doubled: '2×',
  doubling: '2×',
  triple: '3×',
  triples: '3×',
  tripled: '3×',
  quadruple: '4×',
  half: '50%',
  halves: '50%',
  halved: '50%',
  halving: '50%',
};

const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 1e4, 亿: 1e8 };

const SCALES: Readonly<Record<string, number>> = {
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
  t: 1e12,
  万亿: 1e12,
  trillion: 1e12,
};

/** Before digits that were words. */
const MARK = '\ue000';

/** Digits with power and scale: `1,000`, `82.6`, `3×10^-4`, `1.2 million`, `120万`, `7B`. */
const FIGURE =
  /(\ue000?)(\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?×\s?10\^(-?\d+)|\^(-?\d+))?(?:[ -]?(thousand|million|billion|trillion)\b|\s*(百万|千万|十亿|百亿|千亿|万亿|千(?![米克瓦赫字])|万|亿)|([kKT]|\s?[MB])(?![A-Za-z]))?/g;

/** The number of a sentence or of another paper, in [brackets]. */
const REFERENCE = /\[\d+(?:\s*[,，;–-]\s*\d+)*\]/g;
/** Before the number of a table and the like. */
const NUMBERED = /(?:table|fig(?:ure)?\.?|sec(?:tion)?\.?|eq(?:uation)?\.?|appendix|algorithm|表|图|式|第)\s?$/i;
/** Before a digit that belongs to a word, but for ranks: the 5 of top-5 is a quantity. */
const IN_NAME = /[A-Za-z_](?<!\btop)[-.]?$/i;

/** Every number of a text, in digits or in words of either language. */
export function readFigures(text: string): Figure[] {
  const plain = wordsToDigits(spellPlainly(text.replaceAll(REFERENCE, ' ')));
  return [...plain.matchAll(FIGURE)].flatMap((match) => {
    const [whole, mark, digits = '', times, power, english, chinese, letter] = match;
    const before = plain.slice(Math.max(0, match.index - 12), match.index);
    const at = match.index + whole.length;
    // An exponent, as in n^2, and the number of a point, as in 1).
    if (/\^-?$/.test(before) || (/^\d\)/.test(whole + plain.charAt(at)) && /(?:^|[\s(])$/.test(before))) return [];
    const scale = SCALES[(english ?? chinese ?? letter?.trim() ?? '').toLowerCase()] ?? 1;
    const bare = Number(digits.replaceAll(',', ''));
    const raised = power === undefined ? bare : bare ** Number(power);
    const value = raised * (times === undefined ? 1 : 10 ** Number(times)) * scale;
    const { unit, counts, end } = measuredAt(plain, at);
    const glued = end === at && /^[A-Za-z]/.test(plain.slice(at));
    const named = glued || IN_NAME.test(before) || NUMBERED.test(before);
    // A year is a year, whatever stands behind it.
    const year = (unit === 'years' || unit === 's') && value >= 1900 && value < 2100;
    return [
      {
        value: signed(value, before),
        unit: year ? null : unit,
        // "84.2 top-1 accuracy" counts nothing.
        counts: counts && Number.isInteger(value),
        named,
        worded: mark !== '',
      },
    ];
  });
}

/** The same number of the same thing, as far as both say of what. */
export function isSameFigure(one: Figure, other: Figure): boolean {
  // 3 × 10⁻⁴ and 0.0003 differ in the last bit.
  if (Math.abs(one.value - other.value) > Math.abs(one.value) * 1e-9) return false;
  if (one.unit !== null && other.unit !== null) return one.unit === other.unit;
  return !(one.unit !== null && other.counts) && !(other.unit !== null && one.counts);
}

function signed(value: number, before: string): number {
  return /(?:^|[\s([<>≤≥=~±,:])-$/.test(before) ? -value : value;
}

const ENGLISH_NUMBER = new RegExp(
  String.raw`\b(${Object.keys(ENGLISH).join('|')})(?:[- ](one|two|three|four|five|six|seven|eight|nine))?( hundred)?\b`,
  'gi',
);
const WHOLE_WORD = new RegExp(String.raw`\b(?:${Object.keys(WHOLE_WORDS).join('|')})\b`, 'gi');

function wordsToDigits(text: string): string {
  const digits = text
    .replace(ENGLISH_NUMBER, (_, first: string, second?: string, hundred?: string) => {
      const value = (ENGLISH[first.toLowerCase()] ?? 0) + (ENGLISH[second?.toLowerCase() ?? ''] ?? 0);
      return `${MARK}${hundred ? value * 100 : value}`;
    })
    .replace(WHOLE_WORD, (word) => `${MARK}${WHOLE_WORDS[word.toLowerCase()] ?? word}`);
  return /\p{Script=Han}/u.test(digits) ? chineseToDigits(digits) : digits;
}

const NUMERAL = '[零一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*(?:点[零一二三四五六七八九]+)?';
const SHARE = new RegExp(`百分之(?:(\\d+(?:\\.\\d+)?)|(${NUMERAL}))`, 'g');
const TENTHS = /([一二三四五六七八九])成(?=[^分本功果像员为熟立绩对组就]|$)/g;
/** Only before what can be counted or measured: 三维 and 一致 are words. */
const COUNT = new RegExp(
  `(?<![第数几\\d])(${NUMERAL})(?![几余多])(?=\\s*(?:${COUNTED_CHINESE}|[倍秒天周年帧度米位]|毫秒|小时|分钟|百分点|数量级|像素))`,
  'g',
);

function chineseToDigits(text: string): string {
  return text
    .replace(SHARE, (_, digits: string | undefined, words: string) => `${digits ?? chineseValue(words)}%`)
    .replaceAll('一半', `${MARK}50%`)
    .replace(/翻(?:了)?一?番|翻倍/g, `${MARK}2倍`)
    .replace(TENTHS, (_, digit: string) => `${DIGITS.indexOf(digit)}0%`)
    .replace(COUNT, (_, words: string) => `${MARK}${chineseValue(words)}`);
}

/** 三百二十 is 320, 两千 2000, 十八点四 18.4. */
function chineseValue(words: string): number {
  const [whole = '', decimals = ''] = words.replaceAll('两', '二').split('点');
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of whole) {
    const place = PLACES[character];
    if (place === undefined) digit = DIGITS.indexOf(character);
    else if (place >= 1e4) {
      total = (total + section + digit || 1) * place;
      section = digit = 0;
    } else {
      section += (digit || 1) * place;
      digit = 0;
    }
  }
  const fraction = decimals.replace(/./g, (digit) => String(DIGITS.indexOf(digit)));
  return Number(`${total + section + digit}${fraction ? `.${fraction}` : ''}`);
}
