/**
 * Makes a fresh clone ready: packages as locked, the browsers asked for by `--browser` and `--firefox`, and with
 * `--programs` what tests hold the project's output against.
 * Plain JavaScript without dependencies: it runs before `npm ci` and on Node 20.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './find-browser.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** Written by npm at the end of an install, so that it is missing after one that broke off. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const LOCK = join(ROOT, 'package-lock.json');

/** Entries of a lock file that must be there on every platform, as `path@version`. */
function entriesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.optional && !entry.link);
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  // By content: a checkout dates the lock file anew without changing it, or changes it to an older one.
  const installed = new Map(entriesOf(INSTALLED));
  return entriesOf(LOCK).every(([path, entry]) => installed.get(path)?.version === entry.version);
}

function run(command, args, env = {}) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function installPackages() {
  console.log('Installing packages ...');
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) && isInstalled()) return;
  fail('The packages could not be installed; npm says why above.');
}

/** Programs by a file that tells they are there, with the Debian packages that bring them. */
const PROGRAMS = [
  { name: 'BibTeX', file: '/usr/bin/bibtex', packages: ['texlive-binaries', 'texlive-base'] },
  { name: 'Apache with mod_dav', file: '/usr/lib/apache2/modules/mod_dav.so', packages: ['apache2-bin'] },
  { name: 'unzip', file: '/usr/bin/unzip', packages: ['unzip'] },
];

function prepareSystem({ wantFirefox, wantPrograms }) {
  const programs = () => (wantPrograms ? PROGRAMS.filter(({ file }) => !existsSync(file)) : []);
  const missing = [
    ...(findChromium() === null ? ['chromium', 'fonts-noto-cjk'] : []),
    ...(wantFirefox && findFirefox() === null ? ['firefox-esr'] : []),
    ...programs().flatMap(({ packages }) => packages),
  ];
  if (missing.length === 0) return;
  for (const variable of ['CHROMIUM_PATH', 'FIREFOX_PATH']) {
    const path = process.env[variable];
    if (path && !existsSync(path)) fail(`${variable} names ${path}, which is not there.`);
  }
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    // A stale list of packages is worth a warning only: the install may still find what it wants.
    run('apt-get', ['update'], env);
    run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], env);
  }
  const lacking = [
    ...(findChromium() === null ? ['Chromium or Chrome (or set CHROMIUM_PATH to one)'] : []),
    ...(wantFirefox && findFirefox() === null ? ['Firefox (or set FIREFOX_PATH to one)'] : []),
    ...programs().map(({ name }) => name),
  ];
  if (lacking.length === 0) return;
  fail(
    `Please install ${lacking.join(' and ')}.\n` +
      'Debian, Ubuntu: sudo apt-get install chromium firefox-esr fonts-noto-cjk; for tests also texlive-base apache2-bin unzip. ' +
      'macOS: brew install --cask chromium firefox. Windows: https://www.google.com/chrome/ and https://www.mozilla.org/firefox/.',
  );
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
}
if (!isInstalled()) installPackages();
if (process.argv.includes('--browser')) {
  prepareSystem({ wantFirefox: process.argv.includes('--firefox'), wantPrograms: process.argv.includes('--programs') });
}
