import type { Usage } from '../completion/completion.ts';
import type { Profile } from '../providers/profile.ts';
import type { EvidenceState, PromptVersion, Provenance } from './analysis.ts';

interface Call {
  profile: Pick<Profile, 'provider' | 'model'>;
  promptVersion: PromptVersion;
  usage: Usage;
  /** US dollars; null when unknown. */
  cost: number | null;
  /** ISO 8601 instant; now unless told. */
  createdAt?: string;
}

/** Which model wrote a text, with which words, and what it took. */
export function writtenBy({ profile, promptVersion, usage, cost, createdAt = new Date().toISOString() }: Call) {
  const { provider, model } = profile;
  const { inputTokens, outputTokens } = usage;
  return { provider, model, promptVersion, createdAt, inputTokens, outputTokens, cost } satisfies Partial<Provenance>;
}

/** How much of it stands in the paper. */
export function countEvidence(checked: readonly { evidence: EvidenceState }[]) {
  const verified = checked.filter(({ evidence }) => evidence !== 'unverified').length;
  return { verified, findings: checked.length } satisfies Partial<Provenance>;
}
