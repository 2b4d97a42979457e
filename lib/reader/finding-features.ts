import type { AbstractText } from './abstract-text.ts';
import { type Cues, tellsChange } from './cues.ts';
import { plainText } from './plain-text.ts';
import { SENTENCE_ROLES } from './reading.ts';

/** Characters looked at: no sentence is longer. */
const LONGEST = 1000;

const OWN = /\b(?:we|our|i)\b/i;
const THIS_PAPER = /\b(?:this|the present) (?:paper|work|article|study|letter|review|survey)\b/i;
const PASSIVE =
  /\b(?:is|are|was|were) (?:\w+ )?(?:proposed|presented|introduced|derived|shown|found|proved|proven|given|obtained|calculated|investigated|demonstrated)\b/i;
const DOING =
  /\b(?:propos|introduc|present|develop|design|deriv|construct|release|formulat|describ|investigat|stud(?:y|ies)|explor|examin|analy[sz]|review|survey|consider|address|characteri[sz]e|give|provide|report|generali[sz]e|extend|compute|calculat)/i;
const OUTCOME =
  /\b(?:show|demonstrat|prov(?:e|es|ed|en)\b|find that|found|reveal|indicat|suggest|confirm|validat|verif|conclude|establish|obtain|achiev|outperform|discover|observe|predict|improv|enabl|yield|impl(?:y|ies))/i;
/** Scene of an experiment. */
const SETTING =
  /\b(?:evaluat|test(?:ed)? on|experiments? on|compare[ds]? (?:with|to|against)|baselines|datasets?|benchmark|simulat|train(?:ed)?|collect)/i;
const OWN_SETTING =
  /\b(?:we|our [\w-]+)\b[^.;]{0,30}\b(?:train|test|evaluat|compar|implement|use|utili[sz]|adopt|appl|employ|collect|assum|run|rely|relies|integrat|leverag|exploit|consider|quantif|assess|benchmark|select|combin)/i;
const LATER =
  /\b(?:future|left for|discussed|outlin|illustrat|numerical examples|remain|we hope|pav(?:e|ing) the way|publicly|available)/i;
const PROMISE =
  /\b(?:goal|aim|objective|purpose) (?:is|of)|promising|we (?:hope|plan|believe)|future|potential to|open access|left to/i;
const OTHERS =
  /\b(?:prior|previous|earlier|existing|recent) (?:work|research|stud|result|approach|advance|method)|over the past|ha(?:s|ve) (?:long )?been|decades?\b/i;
const IT_IS =
  /\bit (?:is|was|has been) (?:also )?(?:shown|proved|proven|found|demonstrated|established)|\bin particular, we\b|^(?:moreover|furthermore),? (?:we|it)\b/i;
const OUR_RESULTS = /^(?:these|this|our|the) (?:results?|findings?|analysis|study|work)/i;
const GOES_ON =
  /^(?:moreover|furthermore|finally|additionally|overall|also|as a (?:result|consequence)|in particular|crucially|importantly|remarkably)/i;

/**
 * For each sentence the same few numbers that tell whether it is a finding: roles around it, cues, place, wording.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function findingSignals(
  { sentences, words, cues }: AbstractText,
  roles: readonly (readonly number[])[],
): number[][] {
  const first = cues.findIndex((cue) => cue.contribution && !cue.complaint);
  return sentences.map((sentence, index) => [
    ...roleSignals(roles, index),
    ...cueSignals(sentence, cues[index]),
    ...placeSignals(index, sentences.length, first),
    ...wordingSignals(plainText(sentence.slice(0, LONGEST))),
    Math.min(2, (words[index]?.length ?? 0) / 30),
    1,
  ]);
}

function roleSignals(roles: readonly (readonly number[])[], index: number): number[] {
  const at = (place: number, role: number) => roles[place]?.[role] ?? 0;
  const ids = SENTENCE_ROLES.map((_, role) => role);
  const [background, objective, method, result] = ids;
  return [
    ...ids.map((role) => at(index, role)),
    ...[background, objective, method, result].map((role) => at(index - 1, role ?? 0)),
    at(index + 1, result ?? 0),
    Math.max(...ids.map((role) => at(index, role))),
  ];
}

function cueSignals(sentence: string, cue: Cues | undefined): number[] {
  const { contribution, complaint, result, reported, quantity, availability } = cue ?? {};
  return [contribution, complaint, result, reported, quantity, availability, tellsChange(sentence)].map((holds) =>
    Number(holds ?? false),
  );
}

function placeSignals(index: number, count: number, first: number): number[] {
  const after = first >= 0 ? index - first : 0;
  return [
    Number(index === first),
    index / Math.max(1, count - 1),
    Number(index === 0),
    Number(index === count - 1),
    Number(after > 0),
    Math.max(-1, Math.min(1, after / 4)),
    count / 10,
  ];
}

function wordingSignals(text: string): number[] {
  const own = OWN.test(text);
  const outcome = OUTCOME.test(text);
  return [
    own,
    THIS_PAPER.test(text),
    PASSIVE.test(text),
    own && DOING.test(text),
    outcome,
    DOING.test(text),
    SETTING.test(text),
    OWN_SETTING.test(text) && !outcome,
    LATER.test(text),
    PROMISE.test(text),
    OTHERS.test(text),
    IT_IS.test(text),
    OUR_RESULTS.test(text),
    GOES_ON.test(text),
  ].map(Number);
}
