import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the build for tests whose shadow roots are closed, as they are for a reader. */
export async function withClosedRoots(extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-closed-'));
  await cp(extension, folder, { recursive: true });
  const path = join(folder, 'content-scripts/arxiv.js');
  const [before, after, ...more] = (await readFile(path, 'utf8')).split(/mode:\s*(?:"open"|'open'|`open`)/);
  if (after === undefined || more.length > 0)
    throw new Error('The content script does not open its roots in one place.');
  await writeFile(path, `${before}mode:"closed"${after}`);
  return folder;
}
