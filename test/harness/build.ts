import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './child.ts';
import { BUILDS, ROOT } from './output.ts';

const SOURCES = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package-lock.json'];

/** Milliseconds since the epoch of the last change in a file or folder. */
function lastChange(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}

/** Folder of a build that is newer than every source; built first where it is not. */
export async function ensureBuild(name: keyof typeof BUILDS): Promise<string> {
  const folder = BUILDS[name];
  const manifest = join(folder, 'manifest.json');
  const changed = Math.max(...SOURCES.map((source) => lastChange(join(ROOT, source))));
  if (existsSync(manifest) && statSync(manifest).mtimeMs > changed) return folder;
  const script = { chrome: 'build', firefox: 'build:firefox', chromeE2e: 'build:e2e', firefoxE2e: 'build:e2e' }[name];
  const exitCode = await runScript(script, [], { onStderr: true });
  if (exitCode !== 0) throw new Error(`npm run ${script} failed with exit code ${exitCode}; its words are above.`);
  return folder;
}
