import type { Finding, FindingValues } from '../../completion/doctor/finding.ts';

/** The values of a finding as they are to be read; empty where there is none. */
type Shown = Record<keyof FindingValues, string>;
type Says = string | ((values: Shown) => string);

/** What was found, and what to do about it. */
export const findings: Record<Finding, { says: Says; next?: Says }> = {
  'address-ok': { says: 'The address has the usual form.' },
  'endpoint-pasted': {
    says: 'More than the base address was pasted.',
    next: 'The part before it is what is used; take it to keep the form tidy.',
  },
  'native-path': {
    says: 'This path belongs to another protocol of the server.',
    next: 'Marginalia speaks OpenAI’s, which is at another address.',
  },
  'preset-path': { says: ({ host }) => `${host} has its API at another path.`, next: 'Take the full address.' },
  'no-version': {
    says: 'The address has no path; most servers have their API under /v1.',
    next: 'If a later check fails, try the address with it.',
  },
  'http-remote': {
    says: ({ host }) => `By plain http, key and text can be read on their way to ${host}.`,
    next: 'Take https if the server has it.',
  },
  granted: { says: ({ host }) => `The browser lets Marginalia reach ${host}.` },
  'not-granted': {
    says: ({ host }) => `The browser does not let Marginalia reach ${host}.`,
    next: 'Ask again and choose “Allow”. No other host is asked for.',
  },
  'not-local': { says: 'Not needed: the server is not on this computer or its network.' },
  'local-allowed': { says: 'The browser does not keep the extension from local servers.' },
  'local-denied-chrome': {
    says: 'The browser’s settings keep this extension from local servers, and nothing came back.',
    next: 'Open this page of the settings in a new tab and allow “Apps on device” for a server on this computer, “Local network” for one beside it.',
  },
  'local-denied-firefox': {
    says: 'Firefox’s settings keep this extension from local servers, and nothing came back.',
    next: 'Under Settings, Privacy & Security, Permissions, allow it “Device apps and services” for a server on this computer, “Local network devices” for one beside it.',
  },
  reached: {
    says: ({ host, milliseconds }) => `${host} answers${milliseconds ? ` after ${milliseconds} ms` : ''}.`,
  },
  offline: { says: 'The browser is offline.', next: 'Connect to the network, then test again.' },
  slow: {
    says: ({ host }) => `${host} did not answer in time.`,
    next: 'Check network, proxy or VPN; a busy server may answer later.',
  },
  'server-off': {
    says: ({ host }) => `Nothing answers at ${host}.`,
    next: 'Start the server and check the port. On another computer, it must listen on the network and not on localhost alone. Opened in a tab, the browser says more.',
  },
  'host-unreachable': {
    says: ({ host }) => `${host} cannot be reached.`,
    next: 'Check the address for slips, and network, proxy or VPN. Opened in a tab, the browser says more, such as a certificate it does not trust.',
  },
  'tls-ok': { says: 'The connection is encrypted, and the browser trusts its certificate.' },
  'no-tls': { says: 'Plain http: there is nothing to check.' },
  'tls-failed': {
    says: ({ host }) => `${host} is there, but no encrypted connection comes about.`,
    next: 'Its certificate may have run out or be unknown to this browser, or something stands in between. Opened in a tab, the browser says which.',
  },
  'no-https': {
    says: ({ host }) => `Something answers at ${host}, but not by https.`,
    next: 'Most servers on one’s own computer speak plain http: then take that address. If this one has a certificate, the browser does not trust it: open it in a tab and look.',
  },
  'speaks-https': { says: ({ host }) => `${host} speaks https, not plain http.`, next: 'Take the address with https.' },
  'clock-ok': { says: 'This computer’s clock agrees with the server’s.' },
  'clock-off': {
    says: ({ minutes }) => `The two clocks differ by about ${minutes} minutes.`,
    next: 'Let this computer set its clock by the network: certificates depend on it, and so does the day of the budget.',
  },
  'clock-unsaid': { says: 'The server does not tell its time.' },
  'api-ok': { says: ({ count }) => `An API answers. Models it lists: ${count}.` },
  'no-list': { says: 'The server answers, but lists no models.' },
  'wrong-path': {
    says: ({ host }) => `No API answers at this path, but one does at another of ${host}.`,
    next: 'Take that address.',
  },
  'web-page': {
    says: 'The address answers with a web page, not an API.',
    next: 'Check its path; a network’s login page may also stand in between.',
  },
  redirects: {
    says: ({ host }) => `${host} sends us on to another address.`,
    next: 'Marginalia does not follow, so that the key goes nowhere else. Enter the final address.',
  },
  'origin-ok': { says: 'The server takes requests from the extension.' },
  'origin-refused': {
    says: 'The server refuses requests from browser extensions.',
    next: 'Allow this origin in its settings (often called CORS or allowed origins), then restart it.',
  },
  'ollama-origin': {
    says: 'Ollama refuses extensions until it is told of them.',
    next: 'Run what is below for the system Ollama runs on, then restart Ollama. If OLLAMA_ORIGINS is set already, give both values with a comma between them.',
  },
  'lm-studio-origin': {
    says: 'LM Studio refuses requests from browser extensions.',
    next: 'In LM Studio, under Developer and Server settings, switch on “Enable CORS”; or start its server like this:',
  },
  'key-ok': { says: ({ host }) => `${host} accepts the key.` },
  'key-unneeded': { says: 'The server asks for no key.' },
  'key-missing': { says: ({ host }) => `${host} wants an API key.`, next: 'Enter one above.' },
  'key-refused': {
    says: ({ host }) => `${host} refuses the key.`,
    next: 'Check that it is whole and belongs to this service and region, or make a new one.',
  },
  'key-untold': { says: 'Whether the key is right did not show.' },
  'no-credit': {
    says: 'The key is known, but its account has no credit.',
    next: 'Top up at the service, or choose another one. Some services ask for a first payment.',
  },
  'rate-limited': {
    says: 'The service asks to slow down.',
    next: ({ seconds }) => (seconds ? `Test again in ${seconds} s.` : 'Wait a little, then test again.'),
  },
  region: {
    says: ({ host }) => `${host} does not serve the place this connection comes from.`,
    next: 'Choose a service that does, or the service’s own address for your region.',
  },
  'model-ok': { says: ({ model }) => `The server has ${model}.` },
  'model-unlisted': {
    says: ({ model, count }) => `${model} is not among the models the server lists (${count}).`,
    next: 'Names most like it:',
  },
  'model-missing': {
    says: ({ model }) => `The server does not know ${model}, or this account may not use it.`,
    next: 'Take a name most like it, or list the models above.',
  },
  'model-not-pulled': {
    says: ({ model }) => `Ollama does not have ${model} yet.`,
    next: 'Take one it has, or pull this one in a terminal.',
  },
  'stream-ok': { says: ({ milliseconds }) => `The answer comes piece by piece, the first after ${milliseconds} ms.` },
  'not-streamed': {
    says: ({ milliseconds }) => `The answer came in one piece after ${milliseconds} ms, though a stream was asked for.`,
    next: 'It works; an analysis will show only when all of it is written.',
  },
  silent: {
    says: ({ model }) => `${model} did not answer in time.`,
    next: 'A local model may still be loading: test again in a minute. Otherwise choose a smaller or less busy one.',
  },
  'cut-off': {
    says: 'The answer broke off.',
    next: 'Test again; if it stays, look for a proxy that closes long connections.',
  },
  'no-end': {
    says: 'The server does not say whether an answer is whole.',
    next: 'Analyses that may be cut are not kept: choose another server or model.',
  },
  'server-error': {
    says: 'The service has an error of its own.',
    next: 'Try again later, or look at its status page.',
  },
  'request-refused': {
    says: 'The server does not accept the request.',
    next: 'Check address and model; the server’s own words say more.',
  },
  'over-budget': {
    says: 'Today’s tokens leave no room for a question.',
    next: 'Raise “Tokens a day” below, or test tomorrow.',
  },
  'schema-held': { says: 'The server holds the model to a JSON Schema.' },
  'object-held': {
    says: 'The server holds the model to JSON. Its shape is asked for in words and checked here.',
  },
  'words-only': {
    says: 'The server holds the model to nothing, but it writes JSON when asked.',
    next: 'It works; a faulty answer is asked for once more.',
  },
  'json-wrapped': {
    says: 'The model puts words or a code fence around its JSON.',
    next: 'They are cut off. A stronger model makes fewer faults.',
  },
  'no-json': {
    says: ({ model }) => `${model} wrote no JSON, however it was asked.`,
    next: 'Analyses need it: choose another model.',
  },
  'answer-cut': {
    says: 'The answer was cut at its length limit.',
    next: 'A thinking model may use it up before it answers; nothing is wrong with that. How far the server holds to a shape shows with the first analysis.',
  },
  'answer-refused': {
    says: 'The model, or a filter, refused the harmless question.',
    next: 'Choose another model if analyses fail as well.',
  },
  'output-untold': { says: 'A second question was not answered.', next: 'Test again in a minute.' },
  'context-said': { says: ({ model, tokens }) => `${model} takes ${tokens} tokens at a time.` },
  'context-small': {
    says: ({ model, tokens }) => `${model} takes only ${tokens} tokens at a time.`,
    next: 'Full texts do not fit, and not every abstract: choose a model with 8,192 or more.',
  },
  'context-small-ollama': {
    says: ({ model, tokens }) => `Ollama gives ${model} only ${tokens} tokens and cuts what is longer without a word.`,
    next: 'Run what is below for the system Ollama runs on, then restart it. More context takes more memory.',
  },
  'context-preset': { says: ({ tokens }) => `The server does not say; ${tokens} tokens are noted for this service.` },
  'context-assumed': { says: ({ tokens }) => `The server does not say; ${tokens} tokens are assumed.` },
  'not-reached': { says: 'It could not be checked after what was found before.' },
};
