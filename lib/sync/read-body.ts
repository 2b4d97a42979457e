import { SyncError } from './faults.ts';

/** An answer's text, of at most so many bytes; what is longer is left where it is. */
export async function readBody(response: Response, most: number): Promise<string> {
  if (Number(response.headers.get('Content-Length') ?? 0) > most) {
    await response.body?.cancel();
    throw new SyncError('too-large');
  }
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      throw new SyncError('too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
}
