import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listen } from './listen.ts';

const PROGRAM = '/usr/sbin/apache2';
const MODULES = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'alias',
  'dir',
  'mime',
  'deflate',
  'filter',
  'dav',
  'dav_fs',
];
const STARTED = 10_000;

export interface WebDavServer {
  /** Of the folder that is shared; `/full/` beside it has no room for a file, `/moved/` leads elsewhere, `/plain/` is a web page. */
  address: string;
  origin: string;
  user: string;
  password: string;
  /** Files in the shared folder with what they hold, by their path in it. */
  files(): Promise<Record<string, string>>;
  /** Takes away all that lies there. */
  clear(): Promise<void>;
  /** Until `start`, nobody answers. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Debian's Apache with mod_dav, as a child of this process, in a folder of its own. */
export async function startWebDav(): Promise<WebDavServer> {
  const root = await mkdtemp(join(tmpdir(), 'marginalia-webdav-'));
  const shared = join(root, 'shared');
  const probe = createServer();
  const port = await listen(probe);
  probe.close();
  const [user, password] = ['reader@example.org', 'app 密码-7'];
  for (const folder of ['', 'shared', 'plain', 'run']) {
    await mkdir(join(root, folder), { recursive: true });
    // Apache serves as another user where it is started as root.
    await chmod(join(root, folder), 0o777);
  }
  const hash = createHash('sha1').update(password).digest('base64');
  await writeFile(join(root, 'users'), `${user}:{SHA}${hash}\n`);
  await writeFile(join(root, 'plain/index.html'), '<!doctype html><title>Home</title><p>A web page.');
  await writeFile(join(root, 'httpd.conf'), configuration(root, port));
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(PROGRAM, ['-f', join(root, 'httpd.conf'), '-DFOREGROUND'], { stdio: 'ignore' });
    const deadline = Date.now() + STARTED;
    while (!(await answers(port))) {
      if (Date.now() > deadline || child.exitCode !== null) {
        throw new Error(`Apache did not start: ${await readFile(join(root, 'run/error.log'), 'utf8').catch(String)}`);
      }
      await setTimeout(20);
    }
  }

  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }

  await start();
  const origin = `http://127.0.0.1:${port}`;
  return {
    address: `${origin}/dav/`,
    origin,
    user,
    password,
    async files() {
      const entries = await readdir(shared, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
      const read = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = join(parentPath, name);
        return [relative(shared, path), await readFile(path, 'utf8')];
      });
      return Object.fromEntries(await Promise.all(read));
    },
    async clear() {
      for (const name of await readdir(shared)) await rm(join(shared, name), { recursive: true, force: true });
    },
    start,
    stop,
    async close() {
      await stop();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function configuration(root: string, port: number): string {
  return [
    `ServerRoot "${root}"`,
    'ServerName 127.0.0.1',
    `Listen 127.0.0.1:${port}`,
    `PidFile "${root}/run/pid"`,
    `ErrorLog "${root}/run/error.log"`,
    `DefaultRuntimeDir "${root}/run"`,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    ...MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),

    `DocumentRoot "${root}/plain"`,
    `DAVLockDB "${root}/run/locks"`,
    'TypesConfig /dev/null',
    'StartServers 1',
    'KeepAliveTimeout 1',
    `Alias /dav "${root}/shared"`,
    // What a proxy in front of it often does, and what makes tags differ from those of listings.
    'AddOutputFilterByType DEFLATE application/json text/xml',
    'AddType application/json .json',
    `<Directory "${root}/shared">`,
    '  Dav On',
    '  AuthType Basic',
    '  AuthName "notes"',
    `  AuthUserFile "${root}/users"`,
    '  Require valid-user',
    '</Directory>',
    'Redirect 302 /moved/ http://127.0.0.1:1/elsewhere/',
    'Redirect 507 /full/',
    'DirectoryIndex index.html',
    `<Directory "${root}/plain">`,
    '  Require all granted',
    '</Directory>',
    '',
  ].join('\n');
}
