/** Units by one name each, as figures carry them in either language; the first that fits counts. */
const UNITS: readonly (readonly [string, string])[] = [
  ['points', String.raw`(?:%|percent(?:age)?)[ -]?points?\b|pp\b|points?\b|pts?\b|个?百分点|个点|点(?![云积对击阵])`],
  ['%', String.raw`%|per ?cent\b`],
  ['orders', String.raw`orders? of magnitude\b|个?数量级`],
  ['times', String.raw`×(?!\s*[\dA-Z])|[xX](?![A-Za-z]|\s*\d)|times\b|folds?\b|倍|折`],
  ['ns', String.raw`ns\b|nanoseconds?\b|纳秒`],
  ['us', String.raw`(?:mu ?|u)s\b|microseconds?\b|微秒`],
  ['ms', String.raw`ms\b|msecs?\b|milliseconds?\b|毫秒`],
  ['min', String.raw`mins?\b|minutes?\b|分钟`],
  ['s', String.raw`s\b|secs?\b|seconds?\b|秒钟?`],
  ['h', String.raw`h\b|hrs?\b|hours?\b|个?小时`],
  ['days', String.raw`days?\b|天`],
  ['weeks', String.raw`weeks?\b|周|个?星期`],
  ['months', String.raw`months?\b|个月`],
  ['years', String.raw`years?\b|年`],
  ['frames', String.raw`fps\b|FPS\b|frames?\b|帧`],
  ['kHz', String.raw`kHz\b|千赫兹?`],
  ['MHz', String.raw`MHz\b|兆赫兹?`],
  ['GHz', String.raw`GHz\b|吉赫兹?`],
  ['Hz', String.raw`Hz\b|hertz\b|赫兹?`],
  ['nm', String.raw`nm\b|nanomet(?:er|re)s?\b|纳米`],
  ['um', String.raw`(?:mu ?|u)m\b|micromet(?:er|re)s?\b|微米`],
  ['mm', String.raw`mm\b|millimet(?:er|re)s?\b|毫米`],
  ['cm', String.raw`cm\b|centimet(?:er|re)s?\b|厘米`],
  ['km', String.raw`km\b|kilomet(?:er|re)s?\b|千米|公里`],
  ['m', String.raw`m\b|met(?:er|re)s?\b|米`],
  ['mg', String.raw`mg\b|毫克`],
  ['kg', String.raw`kg\b|kilograms?\b|千克|公斤`],
  ['g', String.raw`g\b|grams?\b|克`],
  ['KB', String.raw`K[iB]?B\b|千字节`],
  ['MB', String.raw`Mi?B\b|megabytes?\b|兆字节`],
  ['GB', String.raw`Gi?B\b|gigabytes?\b|吉字节`],
  ['TB', String.raw`Ti?B\b|terabytes?\b|太字节`],
  ['bit', String.raw`bits?\b|比特|位(?![置姿点移于数])`],
  ['mW', String.raw`mW\b|milliwatts?\b|毫瓦`],
  ['kW', String.raw`kW\b|kilowatts?\b|千瓦`],
  ['W', String.raw`W\b|watts?\b|瓦`],
  ['mJ', String.raw`mJ\b|毫焦`],
  ['J', String.raw`J\b|joules?\b|焦耳?`],
  ['dB', String.raw`dB\b|decibels?\b|分贝`],
  ['C', String.raw`°C\b|degrees? Celsius\b|摄氏度`],
  ['degrees', String.raw`°|deg(?:rees?)?\b|度`],
  ['pixels', String.raw`pixels?\b|px\b|像素`],
  ['GFLOPs', String.raw`G(?:FLOP|flop)s?\b`],
  ['TFLOPs', String.raw`T(?:FLOP|flop)s?\b`],
  ['dollars', String.raw`USD\b|dollars?\b|美元`],
];

const UNIT = new RegExp(`[ -]?(?:${UNITS.map(([, pattern]) => `(${pattern})`).join('|')})`, 'y');

/** Words that go on after a number without being what it counts. */
const FUNCTION_WORD =
  /^(?:and|or|to|of|on|in|for|at|by|with|over|from|than|the|a|an|when|while|is|are|was|were|as|but|if|per|vs|versus|under|using|via|across|between|within|without|respectively|after|before|compared|more|less|fewer|higher|lower|better|worse|faster|slower|top|mean|average|box|mask)$/;

const COUNTED_ENGLISH = /[ -]([a-z]{3,})\b/y;
/** Measure words, and nouns that do without one. */
export const COUNTED_CHINESE =
  '[个种项类张幅篇名条层台块款次步轮组场对段座辆只人家份句件颗支套级路]|阶段|模态|任务|数据集|基准|模型|参数';
const COUNTED_CHINESE_HERE = new RegExp(String.raw` ?(?:${COUNTED_CHINESE})`, 'y');

export interface Measured {
  /** One of the units above. */
  unit: string | null;
  /** What follows is a thing that is counted. */
  counts: boolean;
  /** Where the unit ends. */
  end: number;
}

/** What the number that ends at `at` is a number of. */
export function measuredAt(text: string, at: number): Measured {
  UNIT.lastIndex = at;
  const match = UNIT.exec(text);
  if (match) {
    const place = match.slice(1).findIndex((group) => group !== undefined);
    return { unit: UNITS[place]?.[0] ?? null, counts: false, end: UNIT.lastIndex };
  }
  COUNTED_CHINESE_HERE.lastIndex = at;
  COUNTED_ENGLISH.lastIndex = at;
  const word = COUNTED_ENGLISH.exec(text)?.[1];
  const counts = COUNTED_CHINESE_HERE.test(text) || (word !== undefined && !FUNCTION_WORD.test(word));
  return { unit: null, counts, end: at };
}
