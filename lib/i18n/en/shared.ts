import type { Language, PromptVersion } from '../../analysis/analysis.ts';
import { formatDollars, formatNumber } from '../formats.ts';
const count = (n: number): string => formatNumber('en-US', n);
const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

export const shared = {
  name: 'Marginalia',
  /** On the switch, where each is in its own language; in a sentence they are in the interface's. */
  languageNames: { zh: '中文', en: 'English', both: 'Side by side' },
  languages: { zh: 'Chinese', en: 'English' },
  languageSwitch: 'Language of the analysis',
  number: count,
  loading: 'Loading…',
  opensInNewTab: 'opens in a new tab',

  tldr: 'TL;DR',
  authorsWords: 'authors’ words',
  authorsWordsHint: 'A sentence of the abstract, chosen on this device; no model was asked.',
  modelOwnWords: 'a model’s words',
  translatorsWords: 'machine translation on this device',
  translateTldr: 'Chinese',
  translateTldrHint: 'Has the browser translate this sentence; nothing leaves this computer.',
  originalTldr: 'Original',
  originalTldrHint: 'The authors’ own sentence.',

  findings: 'Key findings',
  offlineFindingsHint: 'The authors’ own sentences, chosen on this device.',
  figures: 'Figures',
  figuresFound: (n: number, m: number): string =>
    `${count(n)} of ${count(m)} statements with figures found in the paper`,
  noFindings: 'No sentence of this abstract states a result.',
  evidence: { verified: 'verified', repaired: 'partly matched', unverified: 'not found' },
  evidenceHint: {
    authors: (ids: string): string => `Sentence ${ids} of the abstract.`,
    verified: (ids: string): string => `The quoted words stand in sentence ${ids} of the abstract.`,
    repaired: (ids: string): string => `Matched after tidying the quote; nearest is sentence ${ids} of the abstract.`,
    unverified: 'Nothing in the abstract was found that says this.',
  },
  textEvidenceHint: {
    authors: (ids: string): string => `Sentence ${ids} of the text.`,
    verified: (ids: string): string => `The quoted words stand in the paper’s text, sentence ${ids} of what was read.`,
    repaired: (ids: string): string => `Matched after tidying the quote; nearest is sentence ${ids} of what was read.`,
    unverified: 'Nothing in the text that was read says this.',
  },
  sentence: (ids: string): string => `sentence ${ids}`,

  tags: 'Theme tags',
  keyphraseHint: 'A phrase of the title; not from the list of themes',

  analysis: 'Analysis',
  sections: {
    contributions: 'Main contributions',
    innovation: 'What is new',
    impact: 'Potential impact',
    applications: 'Related fields and applications',
    limitations: 'Limitations',
    significance: 'Why it matters to the field',
    translation: 'The abstract in plain words',
    motivation: 'Motivation',
    method: 'How it works',
    comparison: 'Against other methods',
    experiments: 'Experiments',
    guide: 'Practical guide',
    summary: 'In short',
    verbatim: 'Further, as the report has it',
  },
  forms: { abstract: 'Abstract', fulltext: 'Full text' },
  formSwitch: 'What was analysed',
  growing: 'being written',

  provenance: 'Where this comes from',
  source: {
    offline: 'Chosen on this device, without a model',
    abstract: 'From the abstract',
    html: 'From the full text (HTML)',
    pdf: 'From the full text (PDF)',
    report: 'Imported report',
  },
  withoutFullText: 'no full text could be read',
  readPages: (read: number, total: number): string =>
    `only the first ${count(read)} of ${count(total)} pages were read`,
  readPart: (words: number, total: number): string => `${count(words)} of ${count(total)} words read`,
  notRead: (sections: string): string => `Not read: ${sections}`,
  modelUnknown: 'model unknown',
  digestSource: 'From the abstracts of the day',
  byModel: (model: string, provider: string | null): string => (provider ? `${model} at ${provider}` : model),
  translatedFrom: (language: Language, model: string): string =>
    `translated from the ${language === 'zh' ? 'Chinese' : 'English'} analysis by ${model}`,
  inBrowser: (model: string): string => `${model}, in this browser`,
  machineTranslation: (model: string): string => `machine translation in this browser (${model})`,
  untranslated: 'in English alone, for this browser has no translator ready',
  free: 'nothing is paid',
  promptVersion: (version: PromptVersion): string => {
    const [number, words] = String(version).split('-');
    return words ? `your prompt (version ${number}, edited ${words})` : `prompt version ${number}`;
  },
  tokens: (n: number): string => plural(n, 'token'),
  cost: (dollars: number): string => `US$${formatDollars(dollars)}`,
  costUnknown: 'price unknown',
  verifiedOf: (n: number, m: number): string => `${n} of ${m} findings found in the paper`,

  retry: 'Try again',
  retryAfter: (seconds: number): string => `The server asks to wait ${plural(seconds, 'second')}.`,
  openOptions: 'Open options',
  openLibrary: 'Library',
  details: 'Details',
  cancel: 'Cancel',
  queuePaused: 'paused, nothing new is started',
  pauseQueue: 'Pause',
  resumeQueue: 'Resume',
  close: 'Close',
  open: 'Open',

  estimate: (papers: number, tokens: number): string => `${plural(papers, 'paper')}, about ${plural(tokens, 'token')}`,
  estimateCost: (dollars: number): string => `about US$${formatDollars(dollars)}`,
  estimateUnknown: 'price of this model unknown',
  priceNoted: (day: string): string => `price noted on ${day}, may be out of date`,
  estimateNothing: 'Everything here is stored already; nothing would be sent.',
  estimating: 'Estimating…',
  estimateOf: (what: string, estimate: string): string => `${what}: ${estimate}`,
  estimateTokens: (tokens: number): string => `about ${plural(tokens, 'token')}`,
  estimateUnread: (tokens: number, pages: number, stated: boolean, most: number): string =>
    `about ${plural(tokens, 'token')} ${stated ? 'for its' : 'if it has'} ${plural(pages, 'page')}, up to ${count(most)}`,
  estimateMostCost: (dollars: number, most: number): string =>
    `about US$${formatDollars(dollars)}, up to US$${formatDollars(most)}`,
  priceOf: (day: string): string => `price of ${day}`,
  estimateWaits: {
    'over-budget': 'more than your budget has left, so it would wait',
    'price-unknown': 'your budget is in US$, so it would wait',
  },

  ofService: (name: string, message: string): string => `${name}: ${message}`,
  sentences: (first: string, second: string): string => `${first} ${second}`,
  waitsPaused: 'Until then the service is paused, and what is meant for it waits.',
  standsIn: (name: string): string => `${name} answers meanwhile.`,
  sendsTo: (provider: string): string => `Sends title and abstract to ${provider}.`,

  staysHere: 'Nothing leaves this computer.',

  ownTags: 'Your tags',
  addTag: 'Add a tag, then Enter',
  removeTag: (name: string): string => `Remove your tag “${name}”`,
  tagRemoved: (name: string): string => `Removed “${name}”.`,
  tooManyTags: (most: number): string => `A paper can have ${most} tags of yours.`,
  undo: 'Undo',

  note: 'Note',
  noteLabel: (title: string): string => `Note on “${title}”`,
  notePlaceholder: 'Your own words; Markdown and $TeX$ work.',
  noteHint: '**bold**, - list, > quote, $x^2$ · Ctrl/⌘ + Enter previews',
  noteHistory: 'Earlier versions',
  noteThere: (heading: string): string => `To your note on “${heading}”`,
  notePreview: 'Preview',
  noteEdit: 'Edit',
  noteEmpty: 'Nothing written yet.',
  noteOnSection: (heading: string): string => `Note on “${heading}”`,
  report: (heading: string): string => `Report a problem with “${heading}”`,
  reportKind: 'What is wrong',
  reportWords: 'In your words',
  reportHint:
    'Becomes a file on this computer with the part, its sources and your words. Nothing is sent; pass it on where you like.',
  problemKinds: {
    'not-in-paper': 'It says what the paper does not say',
    'wrong-figure': 'A figure, unit or comparison is wrong',
    'left-out': 'Something that matters is left out',
    language: 'The language is wrong or hard to read',
    display: 'It is displayed badly',
    other: 'Something else',
  },
  noteState: {
    loading: 'Loading the note…',
    clean: 'Saved by itself as you type.',
    editing: 'Not saved yet…',
    saving: 'Saving…',
    saved: 'Saved.',
    failed: 'Not saved.',
    conflict: 'Another tab had changed this note: both texts were kept.',
  },

  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying was not allowed; save the file instead.',
  save: 'Save as file',
  saveHtml: 'Save as HTML',
  saveHtmlHint: 'One file for the browser and the printer, which needs nothing else',

  star: 'Star',
  unstar: 'Remove star',
  starred: 'Starred',
  hide: 'Hide',
  show: 'Show',

  digest: 'Today’s summary',
  digestSections: {
    themes: 'Themes and trends',
    highlights: 'Highlights',
    directions: 'Emerging directions',
    reading: 'Worth reading in full',
  },
  digestOffline: 'Made on this device, without a model',
  digestModel: (model: string): string => `Written by ${model}`,
  digestCoverage: (read: number, total: number): string => `${count(read)} of ${count(total)} abstracts read`,
  digestDropped: (n: number): string =>
    n === 1 ? '1 claim without a paper was dropped' : `${count(n)} claims without a paper were dropped`,
  morePapers: (n: number): string => `${count(n)} more papers`,
  digestUnscored: (n: number): string => `${plural(n, 'paper')} without a usable answer`,
  digestMeter: (read: number, total: number): string => `${count(read)} of ${count(total)} read`,
  digestFresh: 'New against the last 7 days',
  digestFreshHint:
    'What these papers have in common was rare in the announcements of the seven days before. Counted, not judged by a model.',
  digestRead: (read: number, total: number): string => `${count(read)} of ${count(total)} papers read`,
  digestJoining: (total: number): string => `${plural(total, 'paper')} read; the summary is being written`,
  digestWaits: (read: number, total: number): string => `Waiting, ${count(read)} of ${count(total)} papers read`,
  digestCancelHint: 'What has been read so far is kept and not paid for again.',
  digestAge: (minutes: number): string =>
    minutes < 1
      ? 'just now'
      : minutes < 60
        ? `${plural(Math.floor(minutes), 'minute')} ago`
        : minutes < 1_440
          ? `${plural(Math.floor(minutes / 60), 'hour')} ago`
          : `${plural(Math.floor(minutes / 1_440), 'day')} ago`,
  selection: 'Selection',
  selectionBy: {
    model: 'by the model’s grades for relevance and significance',
    device: 'by a score reckoned on this device, which stands in for a model’s grades',
  },
  selectionEmpty: 'No paper reaches the sum that is set in the options.',
  score: (sum: number): string => `Grade ${sum} of 6`,
  scoreStandIn: (sum: number): string => `On-device score ${sum} of 6`,
  scoreHint: (relevance: number, significance: number, model: string): string =>
    `Relevance ${relevance} of 3, significance ${significance} of 3, graded by ${model}`,
  scoreStandInHint: (relevance: number, significance: number): string =>
    `Relevance ${relevance} of 3, significance ${significance} of 3, reckoned on this device from your keywords and the day’s other papers; no model has graded it`,
  unscored: 'Unscored',
  unscoredHint: (why: string): string =>
    `A model was asked and gave no usable grade, which says nothing of the paper. ${why}`,
  digestEmptySection: 'Nothing to say here today.',

  imported: {
    heading: 'Imported report',
    noSummary: 'The report has no summary.',
    partial: (n: number): string => `Imported: ${plural(n, 'paper')} the report chose, not the listing of the day.`,
    papers: (n: number): string => `The report’s ${plural(n, 'paper')}`,
    states: { analysed: 'analysis imported', failed: 'failed: a refusal, no analysis', bare: 'no analysis' },
    provenance: (day: string): string => `Imported on ${day} · model unknown`,
  },
};
