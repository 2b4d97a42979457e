import type { Language } from '../analysis.ts';

/** Letters below which a section says nothing: `不适用。` or "Not stated." */
const FEWEST_LETTERS: Record<Language, number> = { zh: 6, en: 12 };

const PLACEHOLDER =
  /^(?:n\/?a|none|null|unknown|tbd|todo|not (?:applicable|available|provided|specified|stated|mentioned)|无|暂无|不详|未知|没有|同上|待补充|未提供|未提及|未说明|不适用|暂无(?:信息|内容)|(?:摘要|文中)?(?:中)?未(?:提及|说明|提供))$/i;

/** A section with nothing in it. */
export function isEmptySection(text: string, language: Language): boolean {
  const words = text.replace(/[\s*#>_`~-]+/g, ' ').trim();
  if (PLACEHOLDER.test(words.replace(/[。.!！…\s]+$/, ''))) return true;
  const letters = (words.match(/\p{L}/gu) ?? []).length;
  // A Chinese section may be an English name or two, and is then as long as an English one.
  const han = (words.match(/\p{Script=Han}/gu) ?? []).length;
  return letters < (language === 'zh' && han > 0 ? FEWEST_LETTERS.zh : FEWEST_LETTERS.en);
}
