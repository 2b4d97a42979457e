import type { ErrorCode } from '../../core/errors.ts';
import type { ErrorWords } from './errors.ts';

/** Words of errors that arXiv's pages never meet, and so do not load. */
export const ownPageErrors = {
  'wrong-passphrase': {
    message: 'This is not the passphrase.',
    next: 'Try again. Without it the keys cannot be read; you can forget them and enter them anew.',
  },
  'backup-unreadable': {
    message: 'This file is not a whole backup of Marginalia.',
    next: 'Choose another copy of it; the library here is as it was.',
  },
  'backup-newer': {
    message: 'This backup was made by a newer version of Marginalia.',
    next: 'Update the extension, then restore it; the library here is as it was.',
  },
  'not-a-report': {
    message: 'This is no daily report.',
    next: 'A report has a title such as “Arxiv Computer Vision Papers - 2026-01-27” and, under it, its papers.',
  },
  'zotero-closed': {
    message: 'Zotero does not answer on this computer.',
    next: 'Start Zotero, then try again; or save a RIS or BibTeX file and open it there.',
  },
  'zotero-refused': {
    message: 'Zotero did not take the papers.',
    next: 'Select a collection you may write to in Zotero, then try again.',
  },
  'zotero-permission': {
    message: 'The browser does not let Marginalia reach Zotero.',
    next: 'Press “Save to Zotero” again and allow the address 127.0.0.1, which is this computer.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>;

export type OwnPageErrorCode = keyof typeof ownPageErrors;
