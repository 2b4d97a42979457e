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

export default defineConfig({
  imports: false,
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
    // Firefox would upgrade http to https by default, and so lose model servers on this machine.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
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
  vite: ({ mode }) => ({
    define: { __OPEN_SHADOW_ROOTS__: JSON.stringify(mode === E2E_MODE) },
    // For these browsers `light-dark()` stays as written, and follows what a page's own switch says.
    build: { target: 'es2023', cssTarget: ['chrome148', 'firefox148'] },
  }),
});
