import type { ErrorCode } from '../core/errors.ts';
import type { LogEntry } from '../core/log.ts';
import type { SyncFault } from '../sync/faults.ts';
import { codeSpan } from './code-span.ts';

/** What helps somebody else to see what is wrong, without a key, a paper, a note or a word of the reader's. */
export interface Diagnostics {
  /** ISO 8601 instant. */
  at: string;
  version: string;
  userAgent: string;
  /** Interface and analyses. */
  languages: string;
  /** Rows of each store. */
  stores: Record<string, number>;
  /** Rows that could not be read since the background started. */
  unreadable: number;
  /** Bytes; null where the browser does not say. */
  usage: number | null;
  quota: number | null;
  /** The browser has promised not to clear it by itself. */
  persisted: boolean;
  permissions: readonly string[];
  services: readonly { provider: string; host: string; model: string; state: string }[];
  /** null: never set up. No address: the path of a folder may name its owner. */
  sync: {
    host: string;
    on: boolean;
    /** ISO 8601 instants; null: none yet. */
    at: string | null;
    succeededAt: string | null;
    fault: SyncFault | null;
    /** Passes in a row that failed. */
    failures: number;
    left: number;
    passedOver: number;
  } | null;
  jobs: readonly { task: string; state: string; attempts: number; code: ErrorCode | null }[];
  calls: readonly { at: string; task: string; model: string; outcome: string; tokens: number; duration: number }[];
  log: readonly LogEntry[];
}

/** As Markdown, to be sent by hand. English whatever the interface speaks, for whoever is to read it. */
export function renderDiagnostics(facts: Diagnostics): string {
  const { usage, quota, persisted, stores } = facts;
  const storage = usage === null || quota === null ? 'unknown' : `${megabytes(usage)} of ${megabytes(quota)} MB`;
  const sections: [string, string[]][] = [
    [
      'This computer',
      [
        `Made: ${facts.at}`,
        `Marginalia: ${facts.version}`,
        `Browser: ${code(facts.userAgent)}`,
        `Languages: ${facts.languages}`,
        `Storage: ${storage}, ${persisted ? 'kept' : 'may be cleared by the browser'}`,
        `Permissions: ${facts.permissions.map(code).join(', ')}`,
      ],
    ],
    [
      'Services',
      facts.services.map(({ provider, host, model, state }) => `${provider}, ${code(host)}, ${code(model)}: ${state}`),
    ],
    ['Sync', facts.sync ? [syncLine(facts.sync)] : []],
    [
      'Stored rows',
      [...Object.entries(stores).map(([store, rows]) => `${store}: ${rows}`), `passed over: ${facts.unreadable}`],
    ],
    [
      'Open and failed jobs',
      facts.jobs.map(
        ({ task, state, attempts, code: error }) =>
          `${task}: ${state}, attempts ${attempts}${error ? `, ${error}` : ''}`,
      ),
    ],
    [
      'Last calls',
      facts.calls.map(
        ({ at, task, model, outcome, tokens, duration }) =>
          `${at} ${task}, ${code(model)}: ${outcome}, ${tokens} tokens, ${duration} ms`,
      ),
    ],
    ['Log', facts.log.map(({ at, level, message }) => `${at} ${level} ${code(message)}`)],
  ];
  const parts = sections.map(([heading, lines]) => {
    const list = lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : '(none)';
    return `## ${heading}\n\n${list}`;
  });
  return `# Diagnostics\n\n${parts.join('\n\n')}\n`;
}

function syncLine(sync: NonNullable<Diagnostics['sync']>): string {
  const { host, on, at, succeededAt, fault, failures, left, passedOver } = sync;
  const last =
    at === null ? 'no pass yet' : `last pass ${at}: ${fault ?? 'done'}, ${left} left, ${passedOver} passed over`;
  const success = succeededAt === null ? 'never went through' : `went through ${succeededAt}`;
  return `${on ? 'on' : 'off'}, ${code(host)}; ${last}; ${success}; failures in a row ${failures}`;
}

/** Which papers somebody reads is nobody's business. */
const ARXIV_ID = /\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/g;

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

const code = (text: string): string => codeSpan(text).replace(ARXIV_ID, '(paper)');
