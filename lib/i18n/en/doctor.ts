import type { CopyUse, StageId, StageState } from '../../completion/doctor/finding.ts';
import { findings } from './doctor-findings.ts';

const stages: Record<StageId, string> = {
  address: 'Address',
  permission: 'Browser permission',
  'local-network': 'Local network access',
  reach: 'Server',
  tls: 'Encryption',
  clock: 'Clock',
  api: 'API',
  origin: 'Access for extensions',
  key: 'Key and account',
  model: 'Model',
  stream: 'Streaming',
  output: 'Structured output',
  context: 'Context size',
};

const states: Record<StageState, string> = {
  passed: 'passed',
  failed: 'failed',
  warning: 'note',
  'not-reached': 'not checked',
};

const uses: Record<CopyUse, string> = {
  macos: 'macOS; then quit Ollama in the menu bar and open it again',
  linux: 'Linux with systemd',
  windows: 'Windows; then quit Ollama in the taskbar and open it again',
  terminal: 'In a terminal',
  origin: 'This extension’s origin',
  settings: 'Page of the settings',
};

/** Words of the connection test on the options page. */
export const doctor = {
  stages,
  states,
  findings,
  uses,
  cost: 'The test asks the model one to three short questions, about 1,300 tokens at most.',
  checking: (stage: string) => `Checking: ${stage}…`,
  works: 'The connection works.',
  worksWithNotes: (count: number) =>
    count === 1 ? 'The connection works, with one note.' : `The connection works, with ${count} notes.`,
  failedAt: (stage: string) => `The connection does not work yet: ${stage}.`,
  incomplete: 'Not everything could be checked.',
  cancelled: 'The test was cancelled.',
  spent: (calls: number, tokens: string) => `${calls === 1 ? '1 question' : `${calls} questions`}, ${tokens} tokens`,
  estimated: 'partly estimated',
  spentNothing: 'No question was asked; nothing was spent.',
  checks: 'Checks',
  useAddress: (address: string) => `Use ${address} and test again`,
  useModel: (name: string) => `Use ${name} and test again`,
  askBrowser: 'Ask the browser again',
  openTab: 'Open in a tab',
  copyText: (use: string) => `Copy: ${use}`,
  serverSaid: 'The server’s words:',
  copyReport: 'Copy report',
  copyHint: 'Without the key; with the host, the model and what was found.',
  copyFailed: 'The browser did not let it be copied; it can be selected here:',
};
