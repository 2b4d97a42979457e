import { exchange } from '../exchange.ts';
import { listedModels } from '../listed-models.ts';
import type { Exchange, Silence } from '../observation.ts';
import type { Probe } from '../probe.ts';
import { presetAt } from '../suggest-address.ts';

/** Where no API answers at the address: whether one does beside it, on the same server. */
export const path: Probe = async ({ profile, models }, surroundings, signal) => {
  if (models?.kind !== 'answer' || models.redirects || isApi(models)) return {};
  const url = new URL(profile.baseUrl);
  const { origin } = url;
  const candidates = [`${profile.baseUrl}/v1`, presetAt(url, profile.provider)?.baseUrl ?? '', `${origin}/v1`];
  for (const baseUrl of new Set(candidates)) {
    if (!baseUrl.startsWith(`${origin}/`) || baseUrl === profile.baseUrl) continue;
    if (isApi(await exchange(`${baseUrl}/models`, surroundings, signal))) return { otherBase: baseUrl };
  }
  return { otherBase: null };
};

/** A list of models, or a refusal that an API writes. */
function isApi(answer: Exchange | Silence): boolean {
  if (listedModels(answer) !== null) return true;
  return answer.kind === 'answer' && (answer.status === 401 || answer.status === 403) && !isPage(answer);
}

export function isPage(answer: Exchange | Silence | undefined): boolean {
  return answer?.kind === 'answer' && answer.contentType.includes('text/html');
}
