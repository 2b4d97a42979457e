import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { OnDeviceSetup } from './on-device-page.ts';

/** Pages of the extension that have a window in which the browser's own models would be. */
const PAGES = ['options.html', 'offscreen.html'];
const SCRIPT = 'on-device-stand-in.js';

let bundled: Promise<string> | undefined;

function bundle(): Promise<string> {
  bundled ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'on-device-page.ts'), formats: ['iife'], name: 'onDeviceStandIn' },
    },
  }).then((result) => {
    const [output] = [result].flat();
    if (!output || !('output' in output)) throw new Error('The stand-in was not bundled.');
    return output.output[0].code;
  });
  return bundled;
}

/**
 * A copy of a built extension whose pages find stand-ins where the browser would have its own models, or nothing.
 * Chrome's offscreen document cannot be reached by a test's scripts, so the script stands in the copy's pages.
 */
export async function withOnDeviceStandIn(extension: string, setup: OnDeviceSetup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-on-device-'));
  await cp(extension, folder, { recursive: true });
  const code = `var ON_DEVICE_SETUP = ${JSON.stringify(setup)};\n${await bundle()}`;
  await writeFile(join(folder, SCRIPT), code);
  for (const page of PAGES) {
    const path = join(folder, page);
    const html = await readFile(path, 'utf8');
    await writeFile(path, html.replace('<head>', `<head><script src="/${SCRIPT}"></script>`));
  }
  return folder;
}

export const removeBuild = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
