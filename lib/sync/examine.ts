import { isPrivate } from './address.ts';
import { type SyncFault, SyncError } from './faults.ts';
import { ROOT } from './layout.ts';
import { WebDav, type WebDavServer } from './webdav.ts';

/** Stages of looking at a server, in order; one that fails leaves the later ones unreached. */
export const SYNC_STAGES = ['address', 'server', 'sign-in', 'folder', 'write'] as const;
export type SyncStage = (typeof SYNC_STAGES)[number];

export const SYNC_FINDINGS = [
  'sealed',
  'not-sealed',
  'answers',
  'signed-in',
  'folder-there',
  'folder-made',
  'guarded',
  'not-guarded',
] as const;
export type SyncFinding = (typeof SYNC_FINDINGS)[number];

export interface SyncStageResult {
  stage: SyncStage;
  state: 'passed' | 'warning' | 'failed' | 'not-reached';
  /** null: not reached. */
  finding: SyncFinding | SyncFault | null;
  /** What the server or the browser said. */
  detail?: string;
}

/** Faults that show at the first request and say that the server itself was reached. */
const AT_SIGN_IN: ReadonlySet<SyncFault> = new Set<SyncFault>(['wrong-password', 'forbidden']);
const PROBE = 'marginalia-test.json';

/**
 * Looks stage by stage whether the server would do, and leaves nothing behind but the folder. `fault`: what this side
 * has found wrong before anything was sent.
 */
export async function examine(
  server: WebDavServer,
  folder: string,
  options: { signal: AbortSignal; fault?: SyncFault; fetch?: (url: string, init: RequestInit) => Promise<Response> },
): Promise<SyncStageResult[]> {
  const results: SyncStageResult[] = [];
  const { signal, fault } = options;
  const add = (stage: SyncStage, finding: SyncFinding, state: SyncStageResult['state'] = 'passed'): void => {
    results.push({ stage, state, finding });
  };
  const client = new WebDav(server, `${folder}/${ROOT}`, options);
  let stage: SyncStage = 'address';
  try {
    if (fault) throw new SyncError(fault);
    const { protocol, hostname } = new URL(server.address);
    if (protocol === 'https:') add('address', 'sealed');
    else if (isPrivate(hostname)) add('address', 'not-sealed', 'warning');
    else throw new SyncError('insecure');

    stage = 'server';
    const home = new WebDav(server, '', options);
    const isThere = await home.isThere(signal).catch((thrown: unknown) => {
      if (thrown instanceof SyncError && AT_SIGN_IN.has(thrown.fault)) {
        add('server', 'answers');
        stage = 'sign-in';
      }
      throw thrown;
    });
    if (!isThere) throw new SyncError('no-folder', new URL(server.address).pathname);
    add('server', 'answers');
    add('sign-in', 'signed-in');

    stage = 'folder';
    const wasThere = await client.isThere(signal);
    if (!wasThere) await client.makeFolder('', signal);
    add('folder', wasThere ? 'folder-there' : 'folder-made');

    stage = 'write';
    const isGuarded = await tryWriting(client, signal);
    add('write', isGuarded ? 'guarded' : 'not-guarded');
  } catch (thrown) {
    if (!(thrown instanceof SyncError)) throw thrown;
    const { detail } = thrown;
    results.push({ stage, state: 'failed', finding: thrown.fault, ...(detail === undefined ? {} : { detail }) });
  }
  const reached = results.length;
  return [
    ...results,
    ...SYNC_STAGES.slice(reached).map((each) => ({ stage: each, state: 'not-reached' as const, finding: null })),
  ];
}

/** Writes a file twice, reads it and takes it away. Answers whether the second write was held back, as it was asked to be. */
async function tryWriting(client: WebDav, signal: AbortSignal): Promise<boolean> {
  const body = '{"marginalia":"test"}';
  try {
    const first = await client.put(PROBE, body, 'any', signal);
    if (first.outcome !== 'done') throw new SyncError('no-folder');
    const second = await client.put(PROBE, body, null, signal);
    const read = await client.get(PROBE, signal);
    if (read?.body !== body) throw new SyncError('unreadable', PROBE);
    return second.outcome === 'changed';
  } finally {
    await client.remove(PROBE, '', signal).catch(() => undefined);
  }
}
