import type { Language } from '../analysis.ts';

/** Shorter texts, counted in Chinese characters and words of other scripts, may be all names. */
const SHORTEST = 16;

/** Share of Chinese characters among characters and words: at least, for Chinese; at most, for English. */
const LEAST_CHINESE = 0.35;
const MOST_CHINESE_IN_ENGLISH = 0.25;

/** Little words of languages in English letters; none is an English word. */
const FOREIGN: ReadonlySet<string> = new Set(
  [
    'de la le les du une et est que qui dans sur avec cette pour aux ne pas ou sont ces',
    'el los las del y es para con por se su al lo como',
    'der das und ist nicht ein eine mit von den dem zu auf für im sich auch dass bei durch wird',
    'il di che della sono gli nel più o os da em um uma não com dos',
  ]
    .join(' ')
    .split(' '),
);
const MOST_FOREIGN = 0.2;

/** A text of some length that is not in the language it was asked for in. */
export function isWrongLanguage(text: string, language: Language): boolean {
  const prose = proseOf(text);
  const han = count(prose, /\p{Script=Han}/gu);
  const kana = count(prose, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const latin = count(prose, /\p{Script=Latin}+/gu);
  const other = count(prose, /[^\p{Script=Han}\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}\P{L}]+/gu);
  const total = han + kana + latin + other;
  if (total < SHORTEST) return false;
  if (kana / total > 0.1 || other / total > 0.4) return true;
  const share = han / total;
  if (language === 'zh') return share < LEAST_CHINESE;
  return share > MOST_CHINESE_IN_ENGLISH || isForeign(prose);
}

function isForeign(prose: string): boolean {
  const words = prose.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  return words.filter((word) => FOREIGN.has(word)).length > words.length * MOST_FOREIGN;
}

/** Mathematics, code, links and what stands in brackets, such as the English term after a Chinese one, prove nothing. */
function proseOf(text: string): string {
  return text
    .replace(/\$\$?[^$]*\$\$?/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[（(][^（()）]*[）)]/g, ' ');
}

function count(text: string, pattern: RegExp): number {
  return (text.match(pattern) ?? []).length;
}
