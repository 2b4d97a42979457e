import { safeFileName } from './file-name.ts';

/** A note's name as files and links have it, without extension: the same for names that differ in capitals alone. */
export function vaultName(name: string): string {
  return safeFileName(name, '').slice(0, -1);
}

/** A link of Obsidian's to a note, shown as `shown`; a file's name has none of the signs that would end it. */
export function wikiLink(folder: string, name: string, shown = name): string {
  const target = `${folder}/${vaultName(name)}`;
  const label = shown
    .replace(/[[\]|#^\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `[[${target}|${label || vaultName(name)}]]`;
}

/** What Obsidian takes for a tag: letters, figures, `_`, `-` and `/`, not figures alone; empty where nothing is left. */
export function vaultTag(tag: string): string {
  const written = tag
    .replace(/[^\p{L}\p{N}_/-]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '')
    .replace(/\/{2,}/g, '/');
  return /^\d+$/.test(written) ? `n${written}` : written;
}
