import { parseReport } from './report.ts';
import { parseStarred } from './starred.ts';

/** Every format that can be read back; adding one is one file and one line here. */
export const importers = [
  { id: 'report', extension: 'md', parse: parseReport },
  { id: 'starred', extension: 'txt', parse: parseStarred },
] as const;
