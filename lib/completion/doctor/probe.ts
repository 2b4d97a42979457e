import type { DoctorCall, Observations } from './observation.ts';

export const PROBE_IDS = ['browser', 'models', 'scheme', 'path', 'server', 'answer', 'ladder', 'loaded'] as const;
export type ProbeId = (typeof PROBE_IDS)[number];

/** Milliseconds: for what reaches no model, for the first token, and between two pieces. */
export interface Patience {
  request: number;
  firstToken: number;
  idle: number;
}

/** The world as the doctor needs it. */
export interface Surroundings {
  apiKey: string;
  /** Whether the browser lets us reach the server. */
  isGranted: () => Promise<boolean>;
  /** State of the browser's own permission for local servers; `unknown` where it has none. */
  localNetwork: (name: 'loopback-network' | 'local-network') => Promise<PermissionState | 'unknown'>;
  isOnline: () => boolean;
  /** Before each call that costs; throws `over-budget`. */
  reserve: () => Promise<void>;
  onCall: (call: DoctorCall) => Promise<void>;
  patience: Patience;
}

/** One look at the world; answers with what it added to what is known. Throws only when cancelled. */
export type Probe = (
  observed: Observations,
  surroundings: Surroundings,
  signal: AbortSignal,
) => Promise<Partial<Observations>>;
