import { isLoopback } from '../../providers/profile.ts';

/** Where a host is, as browsers' local network access counts it. */
export type Place = 'loopback' | 'local' | 'public';

const PRIVATE_IPV4 =
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const PRIVATE_IPV6 = /^\[(?:f[cd]|fe[89ab])/i;
const LOCAL_NAME = /\.(?:local|lan|home|internal|intranet|home\.arpa)$/i;

/** By the name or number alone: a public name may still lead to a local address. */
export function placeOf(hostname: string): Place {
  if (isLoopback(hostname)) return 'loopback';
  const isLocal =
    PRIVATE_IPV4.test(hostname) || PRIVATE_IPV6.test(hostname) || LOCAL_NAME.test(hostname) || !/[.:]/.test(hostname);
  return isLocal ? 'local' : 'public';
}
