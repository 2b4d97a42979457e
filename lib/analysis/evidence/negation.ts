import { clausesOf, contentOf, scriptOf } from './content.ts';

const AUXILIARY = '(?:do|does|did|is|are|was|were|ca|can|could|will|wo|would|should|has|have|had|need|may|might|must)';
/** Negates a verb, and so the statement. */
const OF_VERB = String.raw`${AUXILIARY}(?: not|n['’]t)(?! (?:only|just|merely|necessarily)\b)|cannot(?! be overstated)|never|fail(?:s|ed)? to|unable to`;
const ENGLISH = new RegExp(
  String.raw`\b(?:${OF_VERB}|not(?! (?:only|just|merely|necessarily)\b)|no(?! (?:less|more|fewer) than\b)|without(?! loss of\b)|neither|nor|none)\b`,
  'gi',
);
const ENGLISH_VERB = new RegExp(String.raw`\b(?:${OF_VERB})\b`, 'i');
const CHINESE = /不|没有?|未|无|并非|而非|绝非|难以|免(?:于|去|除)?|缺乏/;
/** Of a statement, and not of some thing that is absent. */
const CHINESE_VERB =
  /不能|无法|未能|并不|并未|并没有|不会|不需要?|不要求|不适用|不具|不支持|没有(?=降低|提|改善|减|增|优|超|达|使|显著|带来|取得)/;
/** Chinese words that hold a sign of negation and negate nothing. */
const CHINESE_WORDS =
  /不(?:仅|但|只|光|断|同|错|少|久|妨|愧|论|管|得不|超过|低于|高于|确定|等|变|均|平衡|一|可或缺)|无(?:论|人|线|监督|损|限|疑|偏|关|缝|参考)|未(?:来|知|见)|非(?:常|线性|凸|参数|刚性|平稳|均匀|对称|侵入)|是否|能否|否则|避免|免费/g;

/** Words that a negation in another wording may come from; in another language, `frozen` may be 不更新. */
const KIN =
  /\b(?:un|non|dis|mis|anti|ir|il|im)\w{3,}|\bin(?:suffic|complet|consist|vari|accur|depend|effic|visib|ab|feas|valid|distin|tract)\w*|\w+(?:less|-free)\b|\b(?:lack|fail|avoid|absen|miss|remov|eliminat|limit|only|hard|difficult|challeng|struggl|instead|rather|except|few|zero|prevent|free|neglect|ignor|overlook)\w*/i;
const KIN_ABROAD =
  /\b(?:mitigat|froz|fix|constant|differ|var|stop|skip|drop|beyond|preserv|retain|maintain|low|small|reduc|degrad|poor|weak|open|still|yet|remain|rare|scarc|little|alone|any|same)\w*/i;
const KIN_CHINESE = /[不没未无非免缺难避除省脱零失拒禁仅只反]/;

export function negates(text: string): boolean {
  return text.search(ENGLISH) >= 0 || CHINESE.test(text.replaceAll(CHINESE_WORDS, ''));
}

/** A finding that denies what its source says, or says what its source denies. What else either denies is its own. */
export function differInNegation(finding: string, source: string): boolean {
  if (scriptOf(finding) === 'latin' && scriptOf(source) === 'latin') {
    return denies(finding, source) || denies(source, finding);
  }
  if (deniesAll(finding)) return !isKinAbroad(source);
  return deniesAll(source) && !isKinAbroad(finding);
}

function isKinAbroad(text: string): boolean {
  return negates(text) || KIN.test(text) || KIN_ABROAD.test(text) || KIN_CHINESE.test(text);
}

/** What the one puts right behind a negation stands in the other, which has none. */
function denies(text: string, other: string): boolean {
  // What both say cannot be what only one denies: "unseen" of both is no "not".
  const theirs = new Set(text.toLowerCase().split(/[^a-z-]+/));
  const rest = other
    .toLowerCase()
    .split(/[^a-z-]+/)
    .filter((word) => !theirs.has(word));
  if (negates(other) || KIN.test(rest.join(' '))) return false;
  const said = contentOf(other);
  return [...text.matchAll(ENGLISH)].some((match) => {
    const [denied] = contentOf(text.slice(match.index + match[0].length));
    return denied !== undefined && said.has(denied);
  });
}

function deniesAll(text: string): boolean {
  return clausesOf(text).every(
    (clause) => ENGLISH_VERB.test(clause) || CHINESE_VERB.test(clause.replaceAll(CHINESE_WORDS, '')),
  );
}
