/**
 * `npm ci && npm run build` as a newcomer would run it: what git would hand out, in an empty folder, on the Node
 * of the machine rather than the one the project brings. `npm run build:clean`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './output.ts';

/** The machine's own commands and settings: npm adds the project's to every script it runs. */
function machineEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE$|^INIT_CWD$/i.test(name));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}

const folder = mkdtempSync(join(tmpdir(), 'marginalia-clean-'));
try {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT });
  for (const file of listed.toString('utf8').split('\0')) {
    if (file === '' || !existsSync(join(ROOT, file))) continue;
    cpSync(join(ROOT, file), join(folder, file), { recursive: true });
  }
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
