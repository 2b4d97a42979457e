import type { TextFile } from '../../lib/messaging/protocol.ts';

/** Long enough for the slowest browser to have begun reading the blob. */
const REVOKE_DELAY = 30_000;

/** Hands a text to the browser's own download. */
export function saveFile(file: TextFile): void {
  saveBlob(new Blob([file.text], { type: `${file.mime};charset=utf-8` }), file.filename);
}

export function saveBlob(blob: Blob, filename: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY);
}
