import { formatNumber } from '../formats.ts';

const count = (n: number): string => formatNumber('en-US', n);
const rows = (n: number): string => `${count(n)} ${n === 1 ? 'row' : 'rows'}`;

/** Words of the storage section of the options; no other page loads them. */
export const storage = {
  intro: 'The library lies in this browser profile alone. A backup is one file with all of it, on your own disk.',
  loading: 'Looking at what is stored…',
  usage: (used: string): string => `In use: ${used}.`,
  usageOf: (used: string, quota: string): string => `In use: ${used} of the ${quota} the browser allows.`,
  bytes: (n: number): string => {
    if (n < 1_000_000) return `${count(Math.ceil(n / 1_000))} kB`;
    return n < 1_000_000_000
      ? `${count(Math.round(n / 100_000) / 10)} MB`
      : `${count(Math.round(n / 100_000_000) / 10)} GB`;
  },
  kept: 'The browser has promised not to clear it by itself.',
  notKept: 'The browser may clear it when the disk runs low.',
  keep: 'Keep my data',
  keepRefused: 'The browser did not agree this time. Backups keep it all the same.',
  what: 'What is stored',
  store: 'Kind',
  count: 'Rows',
  size: 'Size, about',
  stores: {
    papers: 'Papers',
    analyses: 'Analyses',
    marks: 'Stars and marks',
    notes: 'Notes',
    digests: 'Summaries',
    announcements: 'Announcements',
    asks: 'Questions',
    tldrs: 'Translated sentences',
    triages: 'First looks',
    tryouts: 'Runs of prompts',
    ledger: 'Calls',
    fulltexts: 'Full texts',
    jobs: 'Queue',
    credentials: 'API keys',
    vault: 'Passphrase',
  } as Readonly<Record<string, string>>,
  backup: 'Backup',
  backupHint:
    'Papers, analyses, notes, marks, summaries, calls and settings. API keys are never in it; they have to be entered anew.',
  withFullTexts: 'Full texts too (large; arXiv has them)',
  makeBackup: 'Save a backup',
  backingUp: 'Packing…',
  backedUp: (n: number, size: string): string => `${rows(n)} packed, ${size}. The browser has saved the file.`,
  stopped: 'Stopped. Nothing is lost; what was done so far is whole.',
  restore: 'Restore',
  restoreHint: 'The file is looked through first. Nothing is written before you say so.',
  chooseFile: 'Backup file',
  checking: 'Looking through the file…',
  made: (at: string, version: string): string => `Made ${at} by version ${version}.`,
  isNew: 'New',
  newer: 'Changed',
  older: 'Newer here',
  same: 'Same',
  broken: 'Unreadable',
  unreadableRows: (n: number): string =>
    `${rows(n)} of the file cannot be read. The others can be restored all the same.`,
  unreadableSettings: 'The settings in the file cannot be read; those here stay.',
  nothingInIt: 'There are no rows in this backup.',
  merge: 'Merge into the library',
  mergeHint:
    'The newer row of each paper wins, both texts of a note are kept, settings you have set here stay. Nothing is removed.',
  replace: 'Replace the library…',
  replaceQuestion: 'Replace everything here by the backup? What is here is saved as a backup first.',
  replaceYes: 'Save a backup and go on',
  replaceAgain: 'The backup of what is here is saved. Replace the library now?',
  replaceNow: 'Replace now',
  restoring: 'Restoring…',
  restored: (added: number, changed: number): string => `Restored: ${count(added)} new, ${count(changed)} changed.`,
  reload: 'Reload open arXiv pages to see it. Keys have to be entered anew where they are missing.',
  undoReplace: 'To undo, restore the backup that was saved just before.',
  cleanUp: 'Make room',
  cleanUps: {
    fulltexts: 'Full texts. They are fetched again when they are needed.',
    tryouts: 'Last runs of prompts.',
    papers: 'Papers from more than half a year ago, not starred, hidden, noted, analysed or asked about.',
    ledger: 'Calls older than a year. Limits and estimates do not need them.',
  },
  remove: (n: number): string => `Remove ${count(n)}`,
  removeLabel: (what: string, n: number): string => `Remove ${rows(n)}: ${what}`,
  nothingToRemove: 'none',
  removed: (n: number): string => `${rows(n)} removed.`,
  undo: 'Undo',
  noUndo: 'Too many to be kept for an undo.',
  check: 'Check the library',
  checkingLibrary: 'Checking every row…',
  sound: 'Every row can be read.',
  damaged: (n: number): string =>
    `${rows(n)} cannot be read and ${n === 1 ? 'is' : 'are'} passed over. Save a backup before you remove ${n === 1 ? 'it' : 'them'}; it has ${n === 1 ? 'it' : 'them'} too.`,
  removeDamaged: (n: number): string => `Remove ${count(n)} unreadable ${n === 1 ? 'row' : 'rows'}`,
};
