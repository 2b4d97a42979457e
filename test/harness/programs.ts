import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs of the system that tests hold our output against, and the Debian packages that bring them. */
const PACKAGES = { bibtex: 'texlive-binaries texlive-base', unzip: 'unzip' } as const;

/** Where a program is. Throws with the words that install it: a test that cannot look does not pass. */
export function findProgram(name: keyof typeof PACKAGES): string {
  const path = `/usr/bin/${name}`;
  if (existsSync(path)) return path;
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim();
  if (found) return found;
  throw new Error(`${name} is missing. Install it: sudo apt-get install ${PACKAGES[name]}`);
}
