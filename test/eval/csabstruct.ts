import { SENTENCE_ROLES, type SentenceRole } from '../../lib/reader/reading.ts';
import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { likeliestRoles, roleProbabilities } from '../../lib/reader/roles.ts';
import { readLabelledAbstracts } from './datasets.ts';

export interface RoleFigures {
  accuracy: number;
  macroF1: number;
  sentences: number;
}

/** Roles against labels on the sentences as given, so that splitting has no part in the figure. */
export function evaluateRoles(file: string): RoleFigures {
  const pairs = readLabelledAbstracts(file).flatMap(({ sentences, labels }) => {
    const roles = likeliestRoles(roleProbabilities(readAbstract(sentences)));
    return labels.map((label, index) => ({ label, role: roles[index] ?? 'other' }));
  });
  const correct = pairs.filter(({ label, role }) => label === role).length;
  const scores = SENTENCE_ROLES.map((role) => f1(pairs, role));
  return {
    accuracy: correct / pairs.length,
    macroF1: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    sentences: pairs.length,
  };
}

function f1(pairs: readonly { label: SentenceRole; role: SentenceRole }[], of: SentenceRole): number {
  const hits = pairs.filter(({ label, role }) => label === of && role === of).length;
  const claimed = pairs.filter(({ role }) => role === of).length;
  const wanted = pairs.filter(({ label }) => label === of).length;
  return hits === 0 ? 0 : (2 * hits) / (claimed + wanted);
}
