import type { ErrorCode } from '../../core/errors.ts';
import type { OwnPageErrorCode } from './own-page-errors.ts';

export interface ErrorWords {
  message: string;
  next: string;
}

/** Per error code: what happened, and what to do next. */
export const errors: Record<Exclude<ErrorCode, OwnPageErrorCode>, ErrorWords> = {
  'no-provider': {
    message: 'No model service is set up yet.',
    next: 'Open the options and choose one; the offline reading works without.',
  },
  'no-key': { message: 'This service needs an API key.', next: 'Enter a key in the options.' },
  'key-locked': {
    message: 'The keys are locked.',
    next: 'Enter your passphrase in the options; what waits then goes on by itself.',
  },
  'bad-key': {
    message: 'The service refused the API key.',
    next: 'Check the key in the options, or make a new one at the service.',
  },
  'no-access': {
    message: 'The service does not serve this account or region.',
    next: 'Ask the service, or choose another one in the options.',
  },
  'no-credit': {
    message: 'The service says there is no credit left on this account.',
    next: 'Top up there, or choose another service in the options.',
  },
  'no-permission': {
    message: 'The browser does not let Marginalia reach this service.',
    next: 'Open the options and press Save again to grant access to this one address.',
  },
  'no-consent': {
    message: 'You have not allowed yet that text goes to this service.',
    next: 'Allow it where you ask for an analysis, or in the options; until then nothing is sent.',
  },
  'model-not-found': {
    message: 'The service does not know this model.',
    next: 'Choose another model in the options; “List models” asks the server for its names.',
  },
  'model-unavailable': {
    message: 'This browser has no model of its own that works on this computer.',
    next: 'Choose another service in the options; they also say what this browser has.',
  },
  'model-not-downloaded': {
    message: 'The browser’s own model is not downloaded yet.',
    next: 'Open the options, choose the service and press “Download”.',
  },
  'no-translator': {
    message: 'This browser has no translator ready for these languages.',
    next: 'Download it in the options where the browser has one, or choose another service for translations.',
  },
  'too-long': {
    message: 'The text is longer than the browser’s own model holds.',
    next: 'Choose another service for it in the options.',
  },
  unreachable: {
    message: 'The server could not be reached.',
    next: 'Check the address in the options and your network. A local server must be running.',
  },
  'origin-refused': {
    message: 'The server refuses requests from browser extensions.',
    next: 'Open the options and press “Test connection”: it shows what to set at the server.',
  },
  timeout: { message: 'The server took too long to answer.', next: 'Try again; a local model may still be loading.' },
  'rate-limited': {
    message: 'The service asks to slow down.',
    next: 'Wait a little, then try again; fewer calls at a time can be set in the options.',
  },
  'server-error': { message: 'The service had an error of its own.', next: 'Try again in a moment.' },
  'bad-request': {
    message: 'The service did not accept the request.',
    next: 'Check address and model in the options.',
  },
  'stream-cut': { message: 'The answer broke off before its end.', next: 'Try again; nothing incomplete was kept.' },
  interrupted: { message: 'The browser stopped the extension in the middle of the work.', next: 'Try again.' },
  cancelled: { message: 'Cancelled.', next: 'You can start it again at any time.' },
  'batch-unfinished': {
    message: 'The batch ended without an answer for this paper.',
    next: 'Have it analysed by itself at the full price, or leave it.',
  },
  refusal: {
    message: 'The model refused, or asked for the paper instead of analysing it.',
    next: 'Try again, or choose another model. The refusal was not kept.',
  },
  echo: {
    message: 'The model repeated its instructions instead of analysing the paper.',
    next: 'Try again, or choose another model.',
  },
  'wrong-paper': { message: 'The answer is about another paper.', next: 'Try again; the answer was not kept.' },
  truncated: {
    message: 'The answer was cut at the length limit of the model.',
    next: 'Try again, or choose a model with a longer answer.',
  },
  filtered: {
    message: 'The service’s content filter stopped the answer.',
    next: 'Try again, or choose another service.',
  },
  malformed: {
    message: 'The answer was not in the shape asked for.',
    next: 'Try again, or choose a model that can write JSON.',
  },
  'wrong-language': {
    message: 'The answer is in another language than asked for.',
    next: 'Try again, or choose another model.',
  },
  'section-missing': {
    message: 'A section of the analysis is empty or too short.',
    next: 'Try again, or choose another model.',
  },
  'formula-lost': {
    message: 'The translation lost a formula.',
    next: 'Try again, or choose another model.',
  },
  'over-budget': {
    message: 'The budget is used up.',
    next: 'Raise it in the options; or it goes on by itself once the day, or the month, is over.',
  },
  'price-unknown': {
    message: 'The price of this model is not known, so a budget in money cannot hold.',
    next: 'Enter the price in the options, or set the budget in tokens.',
  },
  'storage-full': {
    message: 'The disk or the browser’s storage is full.',
    next: 'Free some space, then try again; what was stored before is safe.',
  },
  'no-room': {
    message: 'The answer is here and waits for room on the disk.',
    next: 'Free some space, on the disk or in the options, and leave the browser open: it is then stored by itself, and nothing is asked again.',
  },
  'answer-lost': {
    message: 'The browser was closed while the answer waited for room on the disk; the answer is lost.',
    next: 'Free some space, then try again: that is a new request, and paid again.',
  },
  'storage-blocked': {
    message: 'Another tab holds an older version of the library open.',
    next: 'Close or reload the other arXiv tabs.',
  },
  'storage-newer': {
    message: 'The library was written by a newer version of Marginalia.',
    next: 'Update the extension; nothing was changed.',
  },
  'page-changed': {
    message: 'arXiv’s page was read only in part, so nothing is paid for by it.',
    next: 'Reload the page; if this stays, copy the report in the notice above.',
  },
  'arxiv-busy': {
    message: 'arXiv is busy or cannot be reached.',
    next: 'Try again a little later; nothing is asked of it before it wants to be asked.',
  },
  'no-abstract': {
    message: 'This page does not show the abstract.',
    next: 'Open the abstract page and analyse there.',
  },
  'no-full-text': {
    message: 'Neither the HTML nor the PDF that arXiv has of this paper holds a text that can be read.',
    next: 'The analysis of the abstract is what there is.',
  },
  'not-found': { message: 'This paper is not in the library yet.', next: 'Open its abstract page once.' },
  'nothing-to-summarise': {
    message: 'There is no paper in this announcement to summarise.',
    next: 'Open the category’s new listing first.',
  },
  'imported-refusal': {
    message: 'The imported report has a refusal or the prompt here instead of an analysis.',
    next: 'Its text is kept in the report. Analyse the paper here to have an analysis.',
  },
  'bad-message': { message: 'The page and the extension are of different versions.', next: 'Reload the page.' },
  forbidden: { message: 'This page may not ask for that.', next: 'Use the extension’s own pages.' },
  internal: {
    message: 'Something went wrong inside Marginalia.',
    next: 'Try again; if it stays, report it with the details below.',
  },
};
