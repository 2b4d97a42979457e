/** Bytes of UTF-8 a stem may take: below every file system's 255 with room for a folder's own additions. */
const STEM_BYTES = 120;

/** Names Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function cutToBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > limit) break;
    cut += character;
  }
  return cut;
}

/** A name every file system and note app takes: no separators, control or direction characters, no reserved name. */
export function safeFileName(stem: string, extension: string): string {
  const clean = stem
    .normalize('NFC')
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/[/:|]+/g, '-')
    .replace(/[\\<>"?*#^[\]$%{}~`]+/g, '')
    .replace(/ +/g, ' ');
  const cut = cutToBytes(clean.replace(/^[.\s-]+/, ''), STEM_BYTES).replace(/[.\s]+$/, '');
  const name = cut === '' ? 'paper' : RESERVED.test(cut) ? `_${cut}` : cut;
  return `${name}.${extension}`;
}
