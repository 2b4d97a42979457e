import type { ErrorShape } from '../../core/errors.ts';
import type { Profile } from '../../providers/profile.ts';
import type { OutputLevel } from '../../providers/provider.ts';
import type { FinishReason, Usage } from '../completion.ts';

/** An answer to a plain request that reaches no model. */
export interface Exchange {
  kind: 'answer';
  /** 0 for a redirect, which is never followed. */
  status: number;
  redirects: boolean;
  contentType: string;
  /** Parsed where it is JSON, else undefined. */
  json: unknown;
  /** The first words of it. */
  text: string;
  /** The `Date` header, in milliseconds since the epoch; null without one. */
  date: number | null;
  /** The same of our own clock, halfway between question and answer. */
  at: number;
  milliseconds: number;
}

/** Browsers do not say why a request came to nothing. */
export interface Silence {
  kind: 'silence';
  reason: 'network' | 'timeout';
}

export interface ListedModel {
  name: string;
  /** Tokens, where the list says so. */
  contextTokens: number | null;
}

/** What a local server says of a model beside OpenAI's protocol. */
export interface LocalServer {
  kind: 'ollama' | 'lm-studio';
  /** HTTP status; null without an answer. */
  status: number | null;
  /** Tokens that a loaded or configured model really has; null where it is not said. */
  contextTokens: number | null;
}

/** One small question to the model, answered or not. */
export type Answer =
  | {
      kind: 'answer';
      level: OutputLevel;
      text: string;
      finish: FinishReason;
      refusal: string | null;
      /** All at once, although a stream was asked for. */
      whole: boolean;
      /** Until the first token, or the end where there was none. */
      milliseconds: number;
    }
  | { kind: 'error'; error: ErrorShape; status: number | null };

/** A call that reached for a model, for the ledger. */
export interface DoctorCall {
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
  usage: Usage;
  request: {
    messages: { role: 'system' | 'user'; content: string }[];
    schema: { name: string; schema: Record<string, unknown> };
  };
  text: string;
  finish: FinishReason | null;
  outcome: 'ok' | ErrorShape['code'];
}

/** Everything that is known by now. The key is not among it, nor in any text of a server that a verdict may repeat. */
export interface Observations {
  profile: Profile;
  /** The address as the reader wrote it. */
  typed: string;
  hasKey: boolean;
  /** `chrome-extension://…` or `moz-extension://…`, as servers see it. */
  extensionOrigin: string;
  /** As `runtime.PlatformInfo` names it: `mac`, `win`, `linux` and others. */
  os: string;
  granted?: boolean;
  /** Of the browser's permission for servers on this machine or network. */
  localNetwork?: PermissionState | 'unknown';
  online?: boolean;
  models?: Exchange | Silence;
  listed?: ListedModel[];
  /** Something answers there by the other of http and https. */
  otherScheme?: boolean;
  /** Where an API was found after all; null where it was looked for in vain. */
  otherBase?: string | null;
  server?: LocalServer | null;
  /** Tries from the strictest output level down; empty while none was made. */
  answers?: Answer[];
}
