/** In the order in which they are looked at and shown. */
export const STAGE_IDS = [
  'address',
  'permission',
  'local-network',
  'reach',
  'tls',
  'clock',
  'api',
  'origin',
  'key',
  'model',
  'stream',
  'output',
  'context',
] as const;
export type StageId = (typeof STAGE_IDS)[number];

/** `not-reached`: it could not be looked at, or there was nothing to look at. */
export type StageState = 'passed' | 'failed' | 'warning' | 'not-reached';

/** What a stage can find. The UI has words for each in both languages; a report names the code. */
export const FINDINGS = [
  'address-ok',
  'endpoint-pasted',
  'native-path',
  'preset-path',
  'no-version',
  'http-remote',
  'granted',
  'not-granted',
  'not-local',
  'local-allowed',
  'local-denied-chrome',
  'local-denied-firefox',
  'reached',
  'offline',
  'slow',
  'server-off',
  'host-unreachable',
  'tls-ok',
  'no-tls',
  'tls-failed',
  'no-https',
  'speaks-https',
  'clock-ok',
  'clock-off',
  'clock-unsaid',
  'api-ok',
  'no-list',
  'wrong-path',
  'web-page',
  'redirects',
  'origin-ok',
  'origin-refused',
  'ollama-origin',
  'lm-studio-origin',
  'key-ok',
  'key-unneeded',
  'key-missing',
  'key-refused',
  'key-untold',
  'no-credit',
  'rate-limited',
  'region',
  'model-ok',
  'model-unlisted',
  'model-missing',
  'model-not-pulled',
  'stream-ok',
  'not-streamed',
  'silent',
  'cut-off',
  'no-end',
  'server-error',
  'request-refused',
  'over-budget',
  'schema-held',
  'object-held',
  'words-only',
  'json-wrapped',
  'no-json',
  'answer-cut',
  'answer-refused',
  'output-untold',
  'context-said',
  'context-small',
  'context-small-ollama',
  'context-preset',
  'context-assumed',
  'not-reached',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** Figures and names that the words of a finding speak of; numbers are put into the reader's form by the page. */
export interface FindingValues {
  host?: string;
  model?: string;
  origin?: string;
  milliseconds?: number;
  seconds?: number;
  minutes?: number;
  count?: number;
  tokens?: number;
}

/** What a copyable text is for: a system's command line, an origin to allow, a page of the browser's settings. */
export type CopyUse = 'macos' | 'linux' | 'windows' | 'terminal' | 'origin' | 'settings';

/** What the reader can do by one press. */
export type Fix =
  | { kind: 'address'; baseUrl: string }
  | { kind: 'model'; name: string }
  | { kind: 'permission' }
  | { kind: 'open'; url: string }
  | { kind: 'copy'; use: CopyUse; text: string };

export interface Verdict {
  state: StageState;
  finding: Finding;
  values?: FindingValues;
  /** What the server said, redacted; for people, never parsed. */
  detail?: string;
  fixes?: Fix[];
}

export interface StageResult extends Verdict {
  id: StageId;
}
