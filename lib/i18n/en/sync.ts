import type { SyncFinding, SyncStage } from '../../sync/examine.ts';
import type { SyncFault } from '../../sync/faults.ts';
import { formatInstant, formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);
const some = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

interface Says {
  says: string;
  next: string;
}

/** Words of the sync section of the options; no other page loads them. */
export const sync = {
  intro:
    'Keeps notes, stars, marks and your tags the same on several devices, by a folder on a WebDAV server of yours. Nothing else goes there, and nothing goes through us: Marginalia has no server.',
  loading: 'Looking at how sync stands…',
  server: 'Kind of server',
  servers: {
    nextcloud: 'Nextcloud',
    jianguoyun: '坚果云 (Jianguoyun)',
    synology: 'Synology',
    other: 'Another WebDAV server',
  },
  address: 'Server address',
  addressHints: {
    nextcloud: 'Put your own host and user name in. Nextcloud shows the address under Files, settings, WebDAV.',
    jianguoyun:
      'The address is the same for everyone. Sync is spread out where there is much to send: 600 requests in half an hour are allowed.',
    synology: 'Install the package WebDAV Server and share a folder. 5006 is its port for https.',
    other: 'The folder’s WebDAV address, with https.',
  },
  overHttp:
    'Without https, whoever is in the same network can read your password and notes. Only for a server on this machine or at home.',
  user: 'User name',
  jianguoyunUser: 'The e-mail address of the account.',
  password: 'App password',
  passwordHints: {
    nextcloud: 'Not your own password: make one under Settings, Security, Devices & sessions.',
    jianguoyun: 'Not your own password: make one under Account, Security, Third-party apps.',
    synology: 'Of an account that may use this folder and nothing more.',
    other: 'If the server has app passwords, use one.',
  },
  stored: 'Stored for this server. Leave both empty to keep them.',
  lockedPassword: 'Sealed under your passphrase, which is locked.',
  folder: 'Folder',
  folderHint: 'It is made if it is not there. All your devices use the same one.',
  test: 'Test',
  testing: 'Looking at the server…',
  save: 'Save and sync',
  saveChanges: 'Save changes',
  syncNow: 'Sync now',
  stop: 'Turn sync off',
  stopQuestion:
    'What is here stays here, and what is on the server stays there; delete the folder there if you no longer want it.',
  stopKeep: 'Turn off, keep the password',
  stopForget: 'Turn off and forget the password',
  turnedOff: 'Sync is off. The server and the password are kept.',
  forgotten: 'Sync is off, and the password is forgotten.',
  edit: 'Server settings',
  running: 'Syncing…',
  with: (host: string, folder: string): string => `With the folder “${folder}” on ${host}.`,
  never: 'Not synced yet.',
  lastAt: (at: string): string => `Last synced ${formatInstant('en-US', at)}.`,
  moved: (down: number, up: number): string =>
    down + up === 0 ? 'Nothing had changed.' : `${some(down, 'file')} taken in, ${some(up, 'file')} sent.`,
  left: (n: number): string => `${some(n, 'file')} still to go; the next pass goes on with ${n === 1 ? 'it' : 'them'}.`,
  nextAt: (at: string): string => `Next: ${formatInstant('en-US', at)}, or a moment after you change something.`,
  paused: 'It is not tried again by itself.',
  skipped: (n: number): string => `${some(n, 'file')} passed over`,
  conflicts: (n: number): string => `${some(n, 'note')} edited on two devices`,
  conflictHint: 'Both versions are in the note. Merge them there and delete the paragraph between them.',
  detail: 'Details: ',
  stages: {
    address: 'Address',
    server: 'Server',
    'sign-in': 'Sign-in',
    folder: 'Folder',
    write: 'Writing',
  } satisfies Record<SyncStage, string>,
  states: { passed: 'fine', warning: 'note', failed: 'failed', 'not-reached': 'not reached' },
  passed: 'Everything works.',
  findings: {
    sealed: 'The connection is sealed by https.',
    'not-sealed': 'The connection is not sealed. That is bearable on this machine or at home, and nowhere else.',
    answers: 'A WebDAV server answers.',
    'signed-in': 'Name and password are right.',
    'folder-there': 'The folder is there.',
    'folder-made': 'The folder was made.',
    guarded: 'Files can be written, and two devices cannot write over each other.',
    'not-guarded':
      'Files can be written. The server does not hold back a write over a newer file; Marginalia finds that out afterwards and keeps both.',
  } satisfies Record<SyncFinding, string>,
  faults: {
    'bad-address': {
      says: 'The address or the folder is not one.',
      next: 'Copy the WebDAV address from your server’s settings; user name and password have fields of their own.',
    },
    insecure: {
      says: 'This address has no https.',
      next: 'Use https. Without it only a server on this machine or at home is allowed.',
    },
    'no-permission': {
      says: 'The browser has not allowed Marginalia to reach this server.',
      next: 'Press Save again and agree to what the browser asks.',
    },
    'no-password': { says: 'User name and password are missing.', next: 'Enter both.' },
    'password-locked': {
      says: 'The password is sealed and locked.',
      next: 'Enter your passphrase under Privacy; sync then goes on.',
    },
    offline: { says: 'This computer is offline.', next: 'Sync goes on when it is back. Nothing is lost meanwhile.' },
    unreachable: {
      says: 'The server cannot be reached.',
      next: 'Check the address, and whether the server runs and this computer is in its network. It is tried again by itself.',
    },
    timeout: { says: 'The server took too long to answer.', next: 'It is tried again by itself.' },
    redirected: {
      says: 'The server sends us to another address.',
      next: 'A password is not carried elsewhere: enter the address it leads to, often the same with https, or with a slash at the end.',
    },
    'wrong-password': {
      says: 'The server does not accept name and password.',
      next: 'Check them. Many servers want an app password here; enter it and save.',
    },
    forbidden: {
      says: 'The server does not let this account in here.',
      next: 'Check the address and the rights of the account, then save or sync again.',
    },
    'no-folder': {
      says: 'The folder at this address is not there, and cannot be made.',
      next: 'Check the address up to its last part; make the folder on the server if you have to.',
    },
    'not-webdav': {
      says: 'There is a server, but it does not speak WebDAV at this address.',
      next: 'Copy the WebDAV address from its settings; that of its web page is another one. Nextcloud: …/remote.php/dav/files/NAME/.',
    },
    locked: { says: 'A file is held by another program.', next: 'It is tried again at the next pass.' },
    full: { says: 'The server has no room left.', next: 'Make room there. What was not sent waits here.' },
    busy: { says: 'The server asks to slow down.', next: 'Sync waits and goes on by itself.' },
    rejected: {
      says: 'The server refuses a file.',
      next: 'The others are synced. If it stays so, look into the server’s log.',
    },
    'server-error': { says: 'The server has a fault of its own.', next: 'It is tried again by itself.' },
    'too-large': { says: 'A file is too large to be synced.', next: 'Shorten the note; the others are synced.' },
    unreadable: {
      says: 'A file cannot be read.',
      next: 'It is left as it is. If it is damaged, delete it on the server: it is then sent again from here.',
    },
    newer: { says: 'A file was written by a newer Marginalia.', next: 'Update Marginalia on this device.' },
    storage: {
      says: 'The library on this device could not be read or written.',
      next: 'See Storage above. Nothing was lost on the server.',
    },
    stopped: { says: 'Sync was stopped.', next: 'What was done so far is whole; the rest follows.' },
  } satisfies Record<SyncFault, Says>,
};
