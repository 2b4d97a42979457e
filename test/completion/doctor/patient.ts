import { onTestFinished } from 'vitest';
import { examine, type Examined } from '../../../lib/completion/doctor/examine.ts';
import type { StageId, StageResult } from '../../../lib/completion/doctor/finding.ts';
import type { DoctorCall, Observations } from '../../../lib/completion/doctor/observation.ts';
import type { Patience, Surroundings } from '../../../lib/completion/doctor/probe.ts';
import type { Profile } from '../../../lib/providers/profile.ts';
import { type LocalProvider, type ProviderOptions, startProvider } from '../../harness/provider.ts';

export const ORIGIN = 'chrome-extension://abcdefghijklmnop';

/** A local provider of one test, closed with it. */
export async function startLocal(options: ProviderOptions = {}): Promise<LocalProvider> {
  const provider = await startProvider(options);
  onTestFinished(() => provider.close());
  return provider;
}

export function profileOf(provider: LocalProvider, more: Partial<Profile> = {}): Profile {
  return { id: 'default', provider: 'custom', baseUrl: provider.baseUrl, model: provider.model, ...more };
}

export interface Examination extends Examined {
  results: StageResult[];
  calls: DoctorCall[];
  /** Of one stage. */
  of: (id: StageId) => StageResult;
  /** What is shown first: what failed, else what is to be noted. */
  problem: StageResult | undefined;
}

export interface Circumstances {
  profile: Profile;
  apiKey?: string;
  typed?: string;
  observed?: Partial<Observations>;
  surroundings?: Partial<Surroundings>;
  signal?: AbortSignal;
}

/** Longer than a busy machine takes for anything. */
const PATIENCE: Patience = { request: 20_000, firstToken: 20_000, idle: 20_000 };
/** For a server that will be silent however long one waits. */
export const IMPATIENT = { patience: { request: 20_000, firstToken: 300, idle: 300 } };

/** Examines a connection to its end, with a browser that lets it. */
export async function examined(circumstances: Circumstances): Promise<Examination> {
  const { profile, apiKey = '', typed = profile.baseUrl, signal = new AbortController().signal } = circumstances;
  const calls: DoctorCall[] = [];
  const surroundings: Surroundings = {
    apiKey,
    isGranted: () => Promise.resolve(true),
    localNetwork: () => Promise.resolve('prompt'),
    isOnline: () => true,
    reserve: () => Promise.resolve(),
    onCall: (call) => Promise.resolve(void calls.push(call)),
    patience: PATIENCE,
    ...circumstances.surroundings,
  };
  const observed = { profile, typed, hasKey: apiKey !== '', extensionOrigin: ORIGIN, os: 'linux' };
  const running = examine({ ...observed, ...circumstances.observed }, surroundings, signal);
  const results: StageResult[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done) {
      const of = (id: StageId): StageResult => {
        const result = results.find((each) => each.id === id);
        if (!result) throw new Error(`no result of ${id}`);
        return result;
      };
      const problem =
        results.find(({ state }) => state === 'failed') ?? results.find(({ state }) => state === 'warning');
      return { ...next.value, results, calls, of, problem };
    }
    results.push(next.value);
  }
}
