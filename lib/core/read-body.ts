/** An answer's text, of at most so many bytes; null of a longer one, which is left where it is. */
export async function readText(response: Response, most: number): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let text = '';
  const isWhole = await readPieces(response, most, (piece) => {
    text += decoder.decode(piece, { stream: true });
  });
  return isWhole ? text + decoder.decode() : null;
}

/** An answer's bytes, of which the same holds. */
export async function readBytes(response: Response, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const isWhole = await readPieces(response, most, (piece) => void pieces.push(piece));
  return isWhole ? new Blob(pieces).bytes() : null;
}

/** False of a body that is longer: it is given up at the piece in which it becomes so. */
async function readPieces(
  response: Response,
  most: number,
  take: (piece: Uint8Array<ArrayBuffer>) => void,
): Promise<boolean> {
  if (Number(response.headers.get('Content-Length') ?? 0) > most) {
    await response.body?.cancel();
    return false;
  }
  const reader = response.body?.getReader();
  if (!reader) return true;
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return true;
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      return false;
    }
    take(value);
  }
}
