import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import type { OnDeviceSetup } from './on-device-page.ts';

/** Pages of the extension that have a window in which the browser's own models would be. */
const PAGES = ['options.html', 'offscreen.html'];
const SCRIPT = 'on-device-stand-in.js';

let bundled: Promise<string> | undefined;

function bundleOnce(): Promise<string> {
  bundled ??= bundle(join(import.meta.dirname, 'on-device-page.ts'), 'onDeviceStandIn');
  return bundled;
}

/**
 * A copy of a built extension whose pages find stand-ins where the browser would have its own models, or nothing.
 * Chrome's offscreen document cannot be reached by a test's scripts, so the script stands in the copy's pages.
 */
export async function withOnDeviceStandIn(extension: string, setup: OnDeviceSetup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-on-device-'));
  await cp(extension, folder, { recursive: true });
  const code = `var ON_DEVICE_SETUP = ${JSON.stringify(setup)};\n${await bundleOnce()}`;
  await writeFile(join(folder, SCRIPT), code);
  for (const page of PAGES) {
    const path = join(folder, page);
    const html = await readFile(path, 'utf8');
    await writeFile(path, html.replace('<head>', `<head><script src="/${SCRIPT}"></script>`));
  }
  return folder;
}

export const removeBuild = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
