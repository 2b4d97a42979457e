/**
 * An ETag in one form, wherever it was read. A weak one is of the same bytes as the strong one it becomes (Apache's are
 * weak for a second), a compressed answer has the name of the coding added (Apache's mod_deflate, Nextcloud behind it),
 * and in listings some servers leave out the quotation marks.
 */
export function canonicalTag(etag: string): string {
  const bare = etag.replace(/^W\//, '').replace(/^"|"$/g, '');
  return `"${bare.replace(/(?:[-;]gzip|-br|-zstd|-deflate)$/, '')}"`;
}

/** Stands for the ETag of a server that has none; no condition can be made of it. */
export function dateTag(lastModified: string): string {
  return `date ${lastModified}`;
}

export function canBeCondition(tag: string): boolean {
  return tag.startsWith('"');
}
