import type { Finding, StageId } from '../../../lib/completion/doctor/finding.ts';
import type { FaultKind } from '../../harness/provider-fault.ts';

/** For each thing a server has been seen to do: where the doctor finds it, and what. null: it is no matter of the connection. */
export const CAUSES: Record<FaultKind, [stage: StageId, finding: Finding] | null> = {
  'bad-key': ['key', 'key-refused'],
  'no-credit': ['key', 'no-credit'],
  'insufficient-quota': ['key', 'no-credit'],
  forbidden: ['key', 'region'],
  'model-not-found': ['model', 'model-missing'],
  'rate-limited': ['key', 'rate-limited'],
  'server-error': ['stream', 'server-error'],
  'no-json-schema': null,
  'no-json-object': ['output', 'words-only'],
  'schema-ignored': null,
  'format-ignored': ['output', 'words-only'],
  // For Node, which names no origin: browsers do, and their tests say so.
  'forbidden-origin': null,
  'web-page': ['api', 'web-page'],
  redirect: ['api', 'redirects'],
  whole: ['stream', 'not-streamed'],
  cut: ['stream', 'cut-off'],
  hang: ['stream', 'silent'],
  'hang-midway': ['stream', 'silent'],
  'no-finish-reason': ['stream', 'no-end'],
  'no-done': null,
  length: ['output', 'answer-cut'],
  'content-filter': ['output', 'answer-refused'],
  'refusal-field': ['output', 'answer-refused'],
  'refusal-zh': ['output', 'no-json'],
  'refusal-en': ['output', 'no-json'],
  fence: ['output', 'json-wrapped'],
  prose: ['output', 'json-wrapped'],
  malformed: ['output', 'no-json'],
  echo: ['output', 'no-json'],
  // These spoil an analysis; to a harmless question they are nothing.
  'wrong-title': null,
  'wrong-language': null,
  'empty-section': null,
  'lost-mark': null,
};
