import { spawn, type ChildProcess } from 'node:child_process';
import { ROOT } from './output.ts';

const children = new Set<ChildProcess>();
const isWindows = process.platform === 'win32';

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    // The whole group, so that a browser goes with the script that started it.
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Ends everything that `run` has started, kindly first. */
export function endChildren(): void {
  for (const child of children) {
    end(child, 'SIGTERM');
    setTimeout(() => end(child, 'SIGKILL'), 5_000).unref();
  }
}

/**
 * Runs one script of package.json with its output shown as it comes, all of it on standard error where standard output is for
 * something else; answers with its exit code.
 */
export function runScript(
  script: string,
  args: string[] = [],
  { env = {}, onStderr = false }: { env?: Record<string, string>; onStderr?: boolean } = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', onStderr ? 2 : 'inherit', 'inherit'],
      detached: !isWindows,
      shell: isWindows,
    });
    children.add(child);
    child.on('error', (error) => {
      console.error(`npm run ${script}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => {
      children.delete(child);
      resolve(code ?? 1);
    });
  });
}
