import { AppError } from '../core/errors.ts';

/**
 * The text of a file, with its byte order mark, so that the same bytes can be written again. A file that is no UTF-8
 * is refused: what a decoder puts in place of its bytes could not be turned back.
 */
export function decodeReport(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (thrown) {
    throw new AppError('not-a-report', 'not UTF-8', { cause: thrown });
  }
}
