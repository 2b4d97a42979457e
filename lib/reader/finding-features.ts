import type { AbstractText } from './abstract-text.ts';
import { type Cues, tellsChange } from './cues.ts';
import { plainText } from './plain-text.ts';
import { SENTENCE_ROLES } from './reading.ts';
import { topicSignals } from './topic.ts';

/** Characters looked at: no sentence is longer. */
const LONGEST = 1000;

const OWN = /\b(?:we|our|us|i)\b/i;
const THIS_PAPER = /\b(?:this|the present) (?:paper|work|article|study|letter|review|survey)\b/i;
const PASSIVE =
  /\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:also )?(?:given|obtained|computed|considered|suggested|designed|constructed|established|studied|analy[sz]ed|investigated|examined|introduced|developed|proposed|presented|derived|characteri[sz]ed|classified|determined|solved|generali[sz]ed|extended|described|shown|proved|proven|demonstrated|found|measured|calculated|estimated|verified|validated|reported|discussed|illustrated|formulated)\b/i;
/** The verb after "we", adverbs left out. */
const OWN_VERB = /\b(?:we|i) (?:(?:also|then|further|first|next|therefore|thus|here|now|instead|\w+ly) )*(?<verb>\w+)/i;
/** What authors do, by kind: offer, find, go about it, study. */
const OWN_VERBS = [
  /^(?:propose|introduce|present|develop|design|release|describe|construct|build)$/i,
  /^(?:show|prove|demonstrate|find|establish|reveal|conclude|obtain|derive|suggest|indicate|confirm)s?$/i,
  /^(?:apply|use|employ|train|evaluate|compare|test|conduct|collect|combine|integrate|leverage|consider|model)s?$/i,
  /^(?:study|investigate|explore|examine|analy[sz]e|address|revisit|review|survey|focus)$/i,
];
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

/** What is known of a paper beside its abstract. */
export interface AbstractOf {
  title: string;
  categories?: readonly string[];
}

/** Fields whose abstracts are built alike: computer science tells its methods at length, mathematics hardly anything but findings. */
const FIELDS = [/^(?:cs|eess|stat)\b/, /^math/];
/** Shares of both among the papers learned from, for a paper without categories. */
const USUAL_FIELDS = [0.58, 0.17];

/**
 * For each sentence the same few numbers that tell whether it is a finding: roles around it, cues, place, wording, topic, field.
 * @param roles probabilities over `SENTENCE_ROLES` for each sentence
 */
export function findingSignals(
  { title, categories }: AbstractOf,
  { sentences, words, cues }: AbstractText,
  roles: readonly (readonly number[])[],
): number[][] {
  const texts = sentences.map((sentence) => plainText(sentence.slice(0, LONGEST)));
  const first = cues.findIndex((cue) => cue.contribution && !cue.complaint);
  const firstOwn = texts.findIndex((text) => OWN.test(text) || THIS_PAPER.test(text));
  const topic = topicSignals(title, words);
  const [category] = categories ?? [];
  const field = category === undefined ? USUAL_FIELDS : FIELDS.map((pattern) => Number(pattern.test(category)));
  return texts.map((text, index) => [
    ...roleSignals(roles, index),
    ...cueSignals(sentences[index] ?? '', cues[index]),
    ...placeSignals(index, sentences.length, first),
    // An abstract without "we" tells findings from its first sentence on.
    ...[first < 0, firstOwn < 0, index < firstOwn, firstOwn >= 0 && index > firstOwn].map(Number),
    ...wordingSignals(text),
    ...(topic[index] ?? []),
    ...field,
    Math.min(2, (words[index]?.length ?? 0) / 30),
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
  const verb = OWN_VERB.exec(text)?.groups?.['verb'];
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
    ...OWN_VERBS.map((kind) => verb !== undefined && kind.test(verb)),
  ].map(Number);
}
