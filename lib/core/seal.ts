/** A text under AES-GCM, as it lies in a database: base64 of the nonce and of what it hides. */
export interface Sealed {
  iv: string;
  data: string;
}

/** How a key is made of a passphrase. */
export interface Derivation {
  /** Base64, 16 random bytes. */
  salt: string;
  iterations: number;
}

/** PBKDF2 with SHA-256: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2 */
const ITERATIONS = 600_000;
const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;
const USES: KeyUsage[] = ['encrypt', 'decrypt'];

export function newDerivation(): Derivation {
  return { salt: toBase64(crypto.getRandomValues(new Uint8Array(16))), iterations: ITERATIONS };
}

/** The same passphrase, however a keyboard composed its letters, gives the same key. */
export async function deriveKey(passphrase: string, { salt, iterations }: Derivation): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations };
  return crypto.subtle.deriveKey(parameters, base, ALGORITHM, true, USES);
}

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(ALGORITHM, true, USES);
}

/** A key as base64, to be kept where the browser forgets it. */
export async function exportKey(key: CryptoKey): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

export function importKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64(text), ALGORITHM, true, USES);
}

export async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** null when it was sealed with another key, or changed since. */
export async function unseal(key: CryptoKey, { iv, data }: Sealed): Promise<string | null> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(data));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
