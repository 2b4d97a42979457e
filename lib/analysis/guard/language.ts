import type { Language } from '../analysis.ts';

/** Shorter texts, counted in Chinese characters and words of other scripts, may be all names. */
const SHORTEST = 16;

/** Share of Chinese characters among characters and words: at least, for Chinese; at most, for English. */
const LEAST_CHINESE = 0.35;
const MOST_CHINESE_IN_ENGLISH = 0.25;

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
  return language === 'zh' ? share < LEAST_CHINESE : share > MOST_CHINESE_IN_ENGLISH;
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
