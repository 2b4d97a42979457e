import { knock } from '../exchange.ts';
import type { Probe } from '../probe.ts';

/**
 * Where nothing came: whether the same host and port answer by the other scheme. Browsers tell a page neither of a
 * refused certificate nor of a closed port; a server that answers plain http there is at least running.
 */
export const scheme: Probe = async ({ profile, models }, _surroundings, signal) => {
  if (models?.kind !== 'silence' || models.reason === 'timeout') return {};
  const { host, hostname, port, protocol } = new URL(profile.baseUrl);
  // By https without a port it is port 443 that has to answer, whatever else the host serves by plain http.
  const other = protocol === 'https:' ? `http://${port ? host : `${hostname}:443`}/` : `https://${host}/`;
  return { otherScheme: await knock(other, signal) };
};
