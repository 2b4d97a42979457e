/**
 * `npm ci && npm run build` as a newcomer would run it: what git would hand out, in an empty folder, on the Node
 * of the machine rather than the one the project brings. `npm run build:clean`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyTracked, machineEnvironment } from './clean-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-clean-'));
try {
  copyTracked(folder);
  const options = {
    cwd: folder,
    env: machineEnvironment(),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  } as const;
  const version = execFileSync('node', ['--version'], { env: options.env }).toString('utf8').trim();
  console.log(`npm ci && npm run build in ${dirname(folder)}, on Node ${version}`);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  execFileSync('npm', ['run', 'build'], options);
  if (!existsSync(join(folder, '.output/chrome-mv3/manifest.json'))) throw new Error('The build left no extension.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
