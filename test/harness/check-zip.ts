/**
 * Whether the packages for the stores can be made again: `npm run zip:check`. The project is installed and packed in
 * two folders of different names, each with a clock and a language of its own, and once more from the sources that
 * Firefox's reviewers get. Every file must have the same bytes each time; the checksums are what a release names.
 */
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { copyTracked, machineEnvironment } from './clean-copy.ts';

const work = mkdtempSync(join(tmpdir(), 'marginalia-zip-'));

/** Packs what is in a folder; the packages by name. */
function pack(folder: string, env: Record<string, string>): Map<string, Buffer> {
  const options: ExecFileSyncOptions = {
    cwd: folder,
    env: { ...machineEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  };
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], options);
  execFileSync('npm', ['run', '--silent', 'zip'], options);
  const output = join(folder, '.output');
  const names = readdirSync(output).filter((name) => name.endsWith('.zip'));
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(output, name))]));
}

/** Which files of two packages differ, by name. */
function differences(one: Buffer, other: Buffer): string[] {
  const [left, right] = [unzipSync(one), unzipSync(other)];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => !Buffer.from(left[name] ?? []).equals(Buffer.from(right[name] ?? [])));
}

function compare(what: string, packages: Map<string, Buffer>, others: Map<string, Buffer>): boolean {
  let same = true;
  for (const [name, bytes] of packages) {
    const other = others.get(name);
    if (other?.equals(bytes)) continue;
    same = false;
    const files = other ? differences(bytes, other) : [];
    console.error(`${what}: ${name} differs: ${files.join(', ') || (other ? 'the archive itself' : 'not made')}`);
  }
  return same;
}

function fill(name: string): string {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

try {
  const here = fill('one');
  copyTracked(here);
  const packages = pack(here, { TZ: 'UTC', LC_ALL: 'C.UTF-8' });

  const there = fill('another place/deeper');
  copyTracked(there);
  const again = pack(there, { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' });

  const sources = [...packages].find(([name]) => name.endsWith('-sources.zip'));
  if (!sources) throw new Error('No package of sources was made.');
  const unpacked = fill('from sources');
  for (const [name, bytes] of Object.entries(unzipSync(sources[1]))) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true });
    writeFileSync(join(unpacked, name), bytes);
  }
  const rebuilt = pack(unpacked, { TZ: 'UTC', LC_ALL: 'C.UTF-8' });

  const same = [
    compare('in another folder', packages, again),
    compare('from the package of sources', packages, rebuilt),
  ].every(Boolean);
  for (const [name, bytes] of packages) {
    console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}  ${bytes.length} bytes`);
  }
  console.log(same ? 'Each was made three times, to the same bytes.' : 'Not every package is the same each time.');
  process.exitCode = same ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
