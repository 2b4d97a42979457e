import { plainText } from './plain-text.ts';

/** What the wording of one sentence says about it, whatever the models think. */
export interface Cues {
  /** The authors say what they did: "we propose", "this paper presents". */
  contribution: boolean;
  /** A weakness of earlier work or an open problem, not something this paper found. */
  complaint: boolean;
  /** An outcome: "outperforms", "results show". */
  result: boolean;
  /** Evidence of the paper's own: "experiments show", "outperforms". */
  reported: boolean;
  /** A measured quantity: `12 %`, `3.4 dB`, `5x`. */
  quantity: boolean;
  /** Where code or data can be had. */
  availability: boolean;
  /** A LaTeX comment that reached the abstract. */
  comment: boolean;
}

/** Characters looked at: no sentence is longer, and patterns stay quick on a text that is none. */
const LONGEST = 1000;

const OWN =
  /\b(?:we|our|ours|us|this (?:paper|work|article|study|thesis|survey|report|letter)|the present (?:paper|work))\b|本文|我们/;

const DOING =
  /\b(?:propos|present|introduc|develop|design|describ|buil[dt]|releas|contribut|formulat|devis|provid|stud(?:y|ies)|investigat|explor|examin|analy[sz]|address|tackl|revisit|review|survey|show|demonstrat|prov(?:e|es)\b|find|establish|create|extend|unif(?:y|ies)|bridg|construct|collect|derive|argue|offer|leverag|reformulat|rethink|advocat|combin|bypass|achiev|learn|train)/;
const PASSIVE =
  /\b(?:is|are) (?:here )?(?:proposed|presented|introduced|developed)\b|\bin this (?:paper|work|article|letter|study)\b/;
const CHINESE_CONTRIBUTION = /(?:本文|我们|本工作)[^。]{0,12}(?:提出|介绍|设计|构建|研究|证明|展示|发布|开发)/;

const PRIOR_WORK =
  /^(?!\W*(?:in contrast|unlike|compared|different|as opposed|contrary|relative))\W*(?:despite[^,]{0,80},\s*)?(?:(?:however|but|yet|unfortunately|nevertheless|nonetheless|moreover|furthermore|in addition|still|while|although|though|in practice|meanwhile|to date)\W+){0,3}(?:[\w-]+\s+){0,3}?(?:existing|previous|prior|current|conventional|traditional|classical|recent|earlier|most|many|standard|today's|contemporary|modern|state-of-the-art|(?:these|such)(?=\s+(?:[\w-]+\s+)?(?:methods|approaches|works|models|techniques|systems|solutions|algorithms)\b))\s+(?:[\w-]+[\s,]+){0,5}?(?:methods?|approach(?:es)?|works?|models?|techniques?|systems?|solutions?|algorithms?|studies|benchmarks?|datasets?|frameworks?|pipelines?|paradigms?|detectors?|networks?|[a-z]+[sd]\b)/;
const WEAKNESS =
  /\b(?:suffer|struggl|fail|fall short|falls short|lack|cannot|can not|ignor|overlook|neglect|limit(?:ed|s|ing|ation)|hinder|degrad|hamper|inefficien|insufficien|inadequa|prone|costly|expensive|brittle|restrict|poor|sub-?optimal|bottleneck|require|rely|relies|depend|assum|only|often|typically|not |unable|challeng|difficult|remain|incur|at the (?:cost|expense))/;
const OPEN_PROBLEM =
  /\b(?:remains?|is still|are still|poses?|presents?|is|are)\s+(?:[\w-]+\s+){0,3}(?:challeng\w+|difficult\w*|unclear|unsolved|open (?:problem|question|challenge)s?|limited|unexplored|under-?explored|elusive|understudied|bottleneck)\b|\b(?:suffers? from|falls? short|struggles? (?:to|with)|little is known|(?:is|are|has been) (?:largely )?(?:overlooked|neglected|ignored))\b/;
const TURN = /^\W*(?:however|unfortunately|nevertheless|nonetheless|yet|but|despite|although|while|whereas|still)\b/;
const CHINESE_COMPLAINT =
  /^(?:然而|但是|但|不过|可是|尽管)|(?:现有|以往|传统|已有|当前)[^。]{0,24}(?:不足|局限|难以|无法|忽略|依赖|缺乏|受限|忽视)/;

const RESULT =
  /\b(?:outperform|surpass|exceed|achiev|improv|reduc(?:es|ed|ing|tion)|state-of-the-art|sota|results? (?:show|demonstrate|indicate|suggest|reveal|confirm)|experiments? (?:[\w\s,-]{0,60})(?:show|demonstrate|indicate|reveal|confirm|validate|verify)|evaluations? (?:[\w\s,-]{0,60})(?:show|demonstrate|reveal)|(?:we|our)\b[^.]{0,60}\b(?:find|found|observe|discover|reveal|prove)|faster|speed-?ups?|gains?|boosts?|attain|reach(?:es|ed)|yield|on par|competitive|accuracy of|consistently|significantly)/;
const REPORT =
  /\b(?:experiment(?:s|al)?|results?|evaluations?|simulations?|findings|ablations?|analys[ei]s|studies|tests)\b[^.;]{0,90}\b(?:show|demonstrat|indicat|suggest|reveal|confirm|validat|verif|highlight)|\b(?:outperform|surpass)(?:s|ing|ed)?\b/;
const CHINESE_RESULT = /(?:实验|结果)[^。]{0,10}(?:表明|显示|证明)|优于|超过|提升|提高|降低|达到/;
const QUANTITY =
  /\d(?:[\d.,]*\d)?\s*(?:%|x\b|×|-?fold\b|times\b|percent|points?\b|db\b|fps\b|hz\b|ms\b|m?ap\b|iou\b|psnr|bleu|pp\b|million|billion|个百分点|倍)/;
const AVAILABILITY =
  /\b(?:code|codes|data|dataset|datasets|models?|weights|demos?|videos?|project|website|page|implementation|benchmark|toolkit|repository)\b[^.]{0,80}\b(?:available|released?|open-?sourced?|found|accessed|public(?:ly)?)\b|https?:\/\/|\bgithub\b|\bopen access to\b|(?:代码|数据)[^。]{0,12}(?:公开|开源|发布|获取)/;

export function cuesOf(sentence: string): Cues {
  const comment = sentence.startsWith('%');
  const text = plainText(sentence.slice(0, LONGEST)).toLowerCase();
  const own = OWN.test(text);
  const contribution = (own && DOING.test(text)) || PASSIVE.test(text) || CHINESE_CONTRIBUTION.test(text);
  const result = RESULT.test(text) || CHINESE_RESULT.test(text);
  const reported = REPORT.test(text) || CHINESE_RESULT.test(text);
  const priorWork = !own && !reported && PRIOR_WORK.test(text) && WEAKNESS.test(text);
  const openProblem = !own && (OPEN_PROBLEM.test(text) || TURN.test(text) || CHINESE_COMPLAINT.test(text));
  const quantity = QUANTITY.test(text);
  return {
    contribution,
    // "It improves on … though costs remain" tells an outcome, not what others lack.
    complaint: priorWork || (openProblem && !reported && !(result && quantity)),
    result,
    reported,
    quantity,
    availability: AVAILABILITY.test(text),
    comment,
  };
}

/** A change in figures: "raises mIoU from 14.8 to 17.6", "recall grows by 9.4 points", "is 3.1 times faster". */
const CHANGE =
  /\b(?:rais|ris|lower|improv|increas|decreas|reduc|cut|drop|fall|fell|grow|grew|gain|los[et]|sav|shrink|recover|reach|climb|boost|halv|doubl|tripl|speed|shorten)\w*\b[^.;]{0,60}?(?:by|from|to|of|below|above)\s+(?:about |over |up to |nearly |only |at least )?[-+~≈$]*\d|\b\d[\d.,]*\s*(?:%|x|×|times|points?|percent)\s+(?:fewer|less|more|faster|slower|smaller|larger|higher|lower|better|shorter|cheaper)\b/;

/** Whether a sentence reports a measured change. */
export function tellsChange(sentence: string): boolean {
  return CHANGE.test(plainText(sentence.slice(0, LONGEST)).toLowerCase());
}
