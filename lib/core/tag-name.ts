/** Characters of a tag of the reader's own, and such tags of a paper. */
export const LONGEST_TAG = 60;
export const MOST_TAGS = 30;

/** Neither seen nor said: controls, separators of lines, halves of characters. */
export const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A tag as it is kept, from what was typed or pasted; null where nothing is left of it, or too much. */
export function tidyTag(typed: string): string | null {
  const name = typed.normalize('NFC').replaceAll(new RegExp(UNSEEN, 'gu'), ' ').replaceAll(/\s+/g, ' ').trim();
  return name === '' || name.length > LONGEST_TAG ? null : name;
}
