import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BUILDS } from '../harness/output.ts';

/**
 * What each build asks the browser for. A change here is a change of what every reader is asked to
 * trust: review it, and say why in the README's table of permissions.
 */
const READ_ON = ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://www.arxiv.org/*'];
const ARXIV = [...READ_ON, 'https://rss.arxiv.org/*'];
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*', 'https://127.0.0.1/*', 'https://localhost/*'];
const SHARED = ['storage', 'alarms', 'unlimitedStorage', 'activeTab'];
const CSP = "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors";

type Manifest = Record<string, unknown>;

function manifestOf(build: string): Manifest {
  const path = join(build, 'manifest.json');
  if (!existsSync(path)) throw new Error(`No build in ${build}: run npm run build, build:firefox and build:e2e.`);
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

const reviewed: [name: string, build: string, permissions: string[], hosts: string[], ancestors: string][] = [
  ['chrome', BUILDS.chrome, [...SHARED, 'offscreen'], ARXIV, "'none'"],
  ['firefox', BUILDS.firefox, SHARED, ARXIV, "'self'"],
  ['chrome e2e', BUILDS.chromeE2e, [...SHARED, 'offscreen'], [...ARXIV, ...LOOPBACK], "'none'"],
  ['firefox e2e', BUILDS.firefoxE2e, SHARED, [...ARXIV, ...LOOPBACK], "'self'"],
];

for (const [name, build, permissions, hosts, ancestors] of reviewed) {
  test(`the ${name} build asks for what was reviewed, and nothing else`, () => {
    const manifest = manifestOf(build);
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest['permissions']).toEqual(permissions);
    expect(manifest['host_permissions']).toEqual(hosts);
    expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest['optional_permissions']).toEqual(['notifications']);
    expect(manifest['content_security_policy']).toEqual({ extension_pages: `${CSP} ${ancestors}` });
    expect(manifest['web_accessible_resources']).toBeUndefined();
    expect(manifest['externally_connectable']).toBeUndefined();
    expect(manifest['content_scripts']).toEqual([
      {
        matches: READ_ON,
        run_at: 'document_start',
        css: ['content-scripts/arxiv.css'],
        js: ['content-scripts/arxiv.js'],
      },
    ]);
  });
}

test('each browser gets what is its own', () => {
  const chrome = manifestOf(BUILDS.chrome);
  expect(chrome['minimum_chrome_version']).toBe('148');
  expect(chrome['background']).toEqual({ service_worker: 'background.js' });
  expect(chrome['browser_specific_settings']).toBeUndefined();

  const firefox = manifestOf(BUILDS.firefox);
  expect(firefox['background']).toEqual({ scripts: ['background.js'] });
  expect(firefox['browser_specific_settings']).toEqual({
    gecko: {
      id: 'marginalia@arxiv-marginalia.org',
      strict_min_version: '148.0',
      data_collection_permissions: { required: ['websiteContent'] },
    },
  });
});

test('every icon is there in every size', () => {
  for (const build of [BUILDS.chrome, BUILDS.firefox]) {
    expect(Object.keys(manifestOf(build)['icons'] as object)).toEqual(['16', '32', '48', '128']);
    for (const size of [16, 32, 48, 128]) {
      const png = readFileSync(join(build, 'icon', `${size}.png`));
      expect(png.readUInt32BE(16), `width of icon/${size}.png`).toBe(size);
      expect(png.readUInt32BE(20), `height of icon/${size}.png`).toBe(size);
    }
  }
});

test('the builds hold no source of the tests and no open shadow root', () => {
  const script = readFileSync(join(BUILDS.chrome, 'content-scripts/arxiv.js'), 'utf8');
  expect(script).toMatch(/mode:\s*(["'`])closed\1/);
  expect(script).not.toMatch(/mode:\s*(["'`])open\1/);
});

/** Code, style or a frame from anywhere but the extension itself, in whatever way a page or a script can ask for it. */
const REMOTE =
  /<(?:script|link|iframe|img|object|embed)\b[^>]*(?:src|href|data)="(?:https?:)?\/\/|\bimport\(\s*["'`](?:https?:)?\/\/|importScripts\(\s*["'`]http|@import\s|url\(\s*["']?(?:https?:)?\/\//;

for (const [name, build] of [
  ['chrome', BUILDS.chrome],
  ['firefox', BUILDS.firefox],
] as const) {
  test(`the ${name} build loads nothing from elsewhere, runs no text as code and writes no HTML`, () => {
    const files = globSync('**/*.{html,js,mjs,css}', { cwd: build });
    expect(files.filter((file) => file.endsWith('.html')).length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const text = readFileSync(join(build, file), 'utf8');
      expect(REMOTE.exec(text)?.[0], file).toBeUndefined();
      expect(
        /\beval\(|\bnew Function\(|\.(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write/.exec(text)?.[0],
        file,
      ).toBe(undefined);
      if (!file.endsWith('.html')) continue;
      // What the policy of the manifest would refuse: it must not be there to be refused.
      expect(text, file).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i);
    }
  });
}

/** A word of the code for each permission: one that nothing uses is not asked for. */
const USED_BY: Record<string, RegExp> = {
  storage: /\bstorage\b/,
  alarms: /\.alarms\./,
  unlimitedStorage: /indexedDB/,
  activeTab: /\.tabs\.query\(/,
  offscreen: /\.offscreen\./,
  notifications: /\.notifications\b/,
};

test('every permission is used by the code that asks for it', () => {
  const manifest = manifestOf(BUILDS.chrome);
  const code = globSync('**/*.js', { cwd: BUILDS.chrome }).map((file) =>
    readFileSync(join(BUILDS.chrome, file), 'utf8'),
  );
  const asked = [...(manifest['permissions'] as string[]), ...(manifest['optional_permissions'] as string[])];
  expect(asked.toSorted()).toEqual(Object.keys(USED_BY).toSorted());
  for (const permission of asked) {
    expect(
      code.some((text) => USED_BY[permission]?.test(text)),
      permission,
    ).toBe(true);
  }
});
