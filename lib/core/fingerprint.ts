/** FNV-1a of the UTF-16 units, 32 bits in hexadecimal: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
