/** Kinds of servers the form has hints for, with the address as it looks there. */
export const SYNC_SERVERS = [
  { id: 'nextcloud', address: 'https://cloud.example.org/remote.php/dav/files/USER/' },
  { id: 'jianguoyun', address: 'https://dav.jianguoyun.com/dav/' },
  { id: 'synology', address: 'https://nas.example.org:5006/home/' },
  { id: 'other', address: 'https://dav.example.org/' },
] as const;

export type SyncServerId = (typeof SYNC_SERVERS)[number]['id'];

/** The one address that is the same for all its users: it is filled in. */
export const FIXED_ADDRESS: Partial<Record<SyncServerId, string>> = { jianguoyun: 'https://dav.jianguoyun.com/dav/' };

/** What an address that was typed or saved is of. */
export function serverOf(address: string): SyncServerId | null {
  if (/jianguoyun\.com/i.test(address)) return 'jianguoyun';
  if (/\/remote\.php\//i.test(address)) return 'nextcloud';
  return /:500[56]\b/.test(address) ? 'synology' : null;
}
