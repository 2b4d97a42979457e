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

const SAID = '(?:provided|mentioned|stated|specified|given|discussed|available|described|reported|included|covered)';
const SOURCE = '(?:abstract|paper|text|article|information|content)';
const SILENT: readonly RegExp[] = [
  /^(?:(?:根据|从|在)?(?:论文|原文|文章|文中|摘要|现有信息|已有信息|所给文本|该部分|此部分|这一点|该信息)[^，。]{0,8})?(?:并|均|尚|也|都)?(?:未|没有|没|无法|暂无法|不能)(?:明确)?(?:提及|提供|说明|给出|涉及|包含|提到|描述|披露|判断|确定|得知|分析|评估)(?:相关|这一|该|任何|具体|此)?(?:信息|内容|点|细节|方面)?(?:[，,]?(?:因此|故|所以)?(?:暂)?(?:无法|不能|难以)(?:判断|确定|分析|评估|得知))?$/,
  new RegExp(
    `^(?:(?:this|that|it|the information|information|details?)(?: is| are| was)? )?not (?:explicitly )?${SAID}(?: (?:in|by|from) (?:the )?(?:provided |given )?${SOURCE})?$`,
  ),
  new RegExp(
    `^the (?:provided |given )?${SOURCE} does(?: not|n['’]t) (?:explicitly )?(?:provide|mention|specify|state|give|discuss|describe|contain|say|cover)(?: (?:this|that|it|so|any|such|the))?(?: (?:information|details?|data|specifics))?$`,
  ),
  new RegExp(
    `^(?:this |it )?(?:cannot|can['’]t|can not) be (?:determined|inferred|assessed|judged|said)(?: from (?:the )?(?:provided |given )?${SOURCE})?$`,
  ),
  /^no (?:information|details?)(?: (?:is|are|was|were) (?:provided|given|available))?$/,
];

/** A section that says only that nothing is said; honest for one, and for all of them no analysis. */
export function isSilent(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[\s*#>_`~-]+/g, ' ')
    .trim()
    .replace(/[。.!！…\s]+$/, '');
  return words.length < 120 && SILENT.some((pattern) => pattern.test(words));
}
