import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/**
 * Loopback origins are granted in the e2e build alone, so that a browser driven by a test meets no
 * permission dialog. Its shadow roots are open for the same reason. Nothing else differs.
 */
const E2E_MODE = 'e2e';

const ARXIV_HOSTS = [
  'https://arxiv.org/*',
  'https://export.arxiv.org/*',
  'https://www.arxiv.org/*',
  'https://rss.arxiv.org/*',
];
const LOOPBACK_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*', 'https://127.0.0.1/*', 'https://localhost/*'];

/**
 * What the extension's pages may load, and who may show them in a frame: Firefox's background alone, which opens the
 * document that reads PDFs in one. By its own default Firefox would upgrade http to https, and so lose model servers on
 * this machine.
 */
const policyOf = (browser: string): string =>
  [
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${browser === 'firefox' ? "'self'" : "'none'"}`,
  ].join('; ');

/**
 * What packages can do and nothing here asks of them, so that no page writes HTML and no code is loaded by an address
 * that is made at run time: Preact's one assignment, for `dangerouslySetInnerHTML`; pdf.js on the page's own thread,
 * where its worker cannot start; its worker's decoders of images. A version that has them elsewhere does not build.
 */
const TAKEN_OUT: { file: string; code: RegExp; instead: string }[] = [
  { file: 'preact/dist/preact.mjs', code: /\.innerHTML=/g, instead: '.textContent=' },
  {
    file: 'pdfjs-dist/build/pdf.mjs',
    code: /\bimport\((?:\s*\/\*[^*]*\*\/)*\s*this\.workerSrc\)/g,
    instead: "Promise.reject(new Error('no worker'))",
  },
  {
    file: 'pdf.worker.min',
    code: /\bimport\((?:\s*\/\*[^*]*\*\/)*\s*`\$\{[^`]*`\)/g,
    instead: 'Promise.reject(Error("no decoder"))',
  },
];

function takeOut(file: string, source: string): string | null {
  const part = TAKEN_OUT.find((part) => file.replaceAll('\\', '/').includes(part.file));
  if (!part) return null;
  const places = source.match(part.code)?.length ?? 0;
  if (places !== 1) throw new Error(`${part.file}: ${part.code} is there ${places} times; see TAKEN_OUT`);
  return source.replace(part.code, part.instead);
}

const takeOutUnused: Plugin = {
  name: 'take-out-unused',
  apply: 'build',
  enforce: 'pre',
  transform: (source, id) => {
    const code = takeOut(id, source);
    return code === null ? null : { code, map: null };
  },
  // pdf.js's worker is copied, and no module of the bundle.
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset') continue;
      const text = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
      file.source = takeOut(file.fileName, text) ?? file.source;
    }
  },
};

/**
 * In these browsers the polyfill hands on the browser's own object and does nothing else. A content script is read by the browser on
 * every page of arXiv's, so there the object comes without those three kilobytes.
 */
const ownObject: Plugin = {
  name: 'own-object',
  enforce: 'pre',
  resolveId(source) {
    return source === '@wxt-dev/webextension-polyfill/browser' ? this.resolve('@wxt-dev/browser') : null;
  },
};

export default defineConfig({
  imports: false,
  hooks: {
    'vite:build:extendConfig': (entrypoints, vite) => {
      if (entrypoints.some(({ type }) => type === 'content-script')) vite.plugins?.push(ownObject);
    },
  },
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  webExt: { disabled: true },
  zip: {
    // Everything a store's reviewer needs to build the same files, and nothing else.
    includeSources: [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      '{entrypoints,components,lib,public,test}/**',
      '*.md',
      'LICENSE',
      '.npmrc',
      '.gitignore',
      '.biome.json',
      '.oxlintrc.json',
    ],
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Marginalia',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'unlimitedStorage', 'activeTab', ...(browser === 'chrome' ? ['offscreen'] : [])],
    optional_permissions: ['notifications'],
    host_permissions: [...ARXIV_HOSTS, ...(mode === E2E_MODE ? LOOPBACK_HOSTS : [])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: policyOf(browser) },
    ...(browser === 'chrome'
      ? { minimum_chrome_version: '148', message_serialization: 'structured_clone' }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'marginalia@arxiv-marginalia.org',
              strict_min_version: '148.0',
              data_collection_permissions: { required: ['websiteContent'] },
            },
          },
        }),
  }),
  vite: ({ mode }) => {
    // What is tested and measured is compiled as what is released.
    if (mode === E2E_MODE) process.env['NODE_ENV'] = 'production';
    return {
      plugins: [takeOutUnused],
      define: { __OPEN_SHADOW_ROOTS__: JSON.stringify(mode === E2E_MODE) },
      // For these browsers `light-dark()` stays as written, and follows what a page's own switch says.
      build: { target: 'es2023', cssTarget: ['chrome148', 'firefox148'] },
    };
  },
});
