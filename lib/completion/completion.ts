import type { OutputLevel } from '../providers/provider.ts';
import type { Profile } from '../providers/profile.ts';

export interface CompletionMessage {
  role: 'system' | 'user';
  content: string;
}

export interface CompletionRequest {
  profile: Profile;
  /** Empty for servers that want none. */
  apiKey: string;
  messages: CompletionMessage[];
  /** Named JSON Schema of the answer; null for free text. */
  schema: { name: string; schema: Record<string, unknown> } | null;
  /** Where to start on the ladder; the answer says where it ended. */
  outputLevel: OutputLevel;
  maxOutputTokens: number;
}

export interface Usage {
  inputTokens: number | null;
  outputTokens: number | null;
}

/** `stop` alone proves that the answer is whole. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'missing';

/** One streamed completion. `level` comes first; `end` last and once; an error is thrown instead. */
export type CompletionEvent =
  | { type: 'level'; level: OutputLevel }
  | { type: 'delta'; text: string }
  | { type: 'end'; finish: FinishReason; usage: Usage; refusal: string | null };
