/** Bytes of UTF-8 a stem may take: below every file system's 255 with room for a folder's own additions. */
const STEM_BYTES = 120;

/** Names Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const encoder = new TextEncoder();
const room = new Uint8Array(STEM_BYTES);

/** As many whole characters as there is room for. */
function cutToRoom(text: string): string {
  return text.slice(0, encoder.encodeInto(text, room).read);
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
  const cut = cutToRoom(clean.replace(/^[.\s-]+/, '')).replace(/[.\s]+$/, '');
  const name = cut === '' ? 'paper' : RESERVED.test(cut) ? `_${cut}` : cut;
  return `${name}.${extension}`;
}
