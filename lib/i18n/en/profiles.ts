import type { PromptTask } from '../../analysis/analysis.ts';

const dollars = (n: number): string => `US$${n}`;

/** What is asked once for a service, before anything goes to it. */
export const consent = {
  label: (name: string): string => `Sending to ${name}`,
  now: (what: string, host: string): string => `${what} would go to ${host}.`,
  what: {
    triage: 'Titles and abstracts of the papers listed, and your interests',
    abstract: 'Title, categories, comments and abstract of what you analyse',
    fulltext: 'Title and text of what you analyse',
    translate: 'Analyses you have translated, with the abstract',
    digest: 'Titles and abstracts of the day’s papers, and your interests',
    ask: 'Your question and the text of the paper',
  } satisfies Record<PromptTask, string>,
  later:
    'You are asked once for each service. From then on it gets what you ask it to work on: titles, abstracts and texts of papers, your questions, your glossary and, for a summary, your interests as the options have them; never notes or stars. You can take this back in the options.',
  allow: 'Allow and go on',
  allowInOptions: 'Allow in the options',
  onSave: (host: string): string =>
    `Saving allows Marginalia to send to ${host} what you ask it to work on: titles, abstracts and texts of papers, your questions, your glossary. Nothing goes there before you ask.`,
};

/** Words of the options on several services. */
export const profiles = {
  list: 'Your services',
  add: 'Add a service',
  newOne: 'New service',
  edit: (name: string): string => `Edit ${name}`,
  isDefault: 'default',
  makeDefault: 'Make default',
  makeDefaultLabel: (name: string): string => `Make ${name} the default`,
  unsaved: 'not saved yet',
  noKey: 'no key',
  paused: 'paused',
  asksFirst: 'asks before it sends',
  remove: 'Remove',
  removeLabel: (name: string): string => `Remove ${name}`,
  removeQuestion: (name: string): string =>
    `Remove ${name} and its key? What waits for it goes to another service, or ends. What it has written stays.`,
  removeYes: 'Remove service and key',
  keep: 'Keep it',
  name: 'Name',
  nameHint: 'How it is called here; empty for the name of the service.',
  more: 'Name, context size, price and limits',
  contextTokens: 'Context size in tokens',
  contextHint: 'Input and output together. Longer papers are cut to it.',
  inputPrice: 'Input, US$ a million tokens',
  batchDiscount: 'Batch interface: per cent off',
  batchHint:
    'Of a server with OpenAI’s /files and /batches. Many papers can then be analysed at once within a day, at this discount.',
  outputPrice: 'Output, US$ a million tokens',
  priceByPreset: (input: number, output: number, day: string): string =>
    `${dollars(input)} a million tokens of input, ${dollars(output)} of output, as noted on ${day}. This may be out of date; you can enter your own price below.`,
  priceByReader: (input: number, output: number, day: string): string =>
    `${dollars(input)} a million tokens of input, ${dollars(output)} of output, as you entered it on ${day}.`,
  priceUnknown: 'The price of this model is not known here: tokens are counted, and no money.',
  requestsPerMinute: 'Requests a minute',
  tokensPerMinute: 'Tokens a minute',
  limitHint: 'Empty for no limit of yours. What the server says of its own limits is kept to in any case.',
  tasks: 'Which service for what',
  taskNames: {
    triage: 'First look at a day’s papers',
    abstract: 'Analysis of the abstract',
    fulltext: 'Analysis of the full text',
    translate: 'Translation',
    digest: 'Summary of the day',
    ask: 'Questions',
  } satisfies Record<PromptTask, string>,
  byDefault: (name: string): string => `Default (${name})`,
  option: (name: string, model: string): string => `${name}, ${model}`,
  fallback: 'Steps in for another',
  fallbackNone: 'None: work waits',
  fallbackHint:
    'Takes over work that has not begun when a service has no key, refuses it, is out of credit or access, or cannot be reached. Each result names the model that wrote it.',
  consented: (host: string): string => `${host} may get what you ask it to work on.`,
  notConsented: (host: string): string => `${host} gets nothing until you allow it; you are asked at the next press.`,
  staysHere: 'It is part of this browser and runs on this computer; nothing is sent.',
  withdraw: 'Withdraw',
  allow: 'Allow',
};
