import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Layer {
  /** Layers whose code may be imported at run time; `import type` may cross any border. */
  imports: readonly string[];
  /** Packages, besides none. */
  packages?: readonly string[];
}

const LIB = [
  'core',
  'i18n',
  'arxiv',
  'fulltext',
  'reader',
  'interests',
  'analysis',
  'digest',
  'exchange',
  'library',
  'sync',
];

/** Who may import what. A folder of lib/ that is not here does not pass. */
const LAYERS: Record<string, Layer> = {
  core: { imports: [] },
  i18n: { imports: ['core'] },
  arxiv: { imports: ['core'] },
  fulltext: { imports: ['core', 'arxiv'], packages: ['pdfjs-dist'] },
  reader: { imports: ['core'] },
  interests: { imports: ['core'] },
  analysis: {
    imports: ['core', 'arxiv', 'fulltext', 'reader'],
    packages: ['zod/mini', 'partial-json', 'jsonrepair', 'tokenx'],
  },
  digest: { imports: ['core', 'arxiv', 'reader', 'interests', 'analysis'], packages: ['zod/mini'] },
  exchange: {
    imports: ['core', 'arxiv', 'reader', 'analysis', 'digest', 'library'],
    packages: ['zod/mini', 'marked', 'fflate'],
  },
  library: { imports: ['core', 'arxiv', 'reader'], packages: ['zod/mini', 'diff'] },
  search: { imports: ['core'] },
  sync: { imports: ['core', 'library'], packages: ['zod/mini'] },
  providers: { imports: ['core'] },
  completion: { imports: ['core', 'providers'], packages: ['openai'] },
  'on-device': { imports: ['core'] },
  db: { imports: ['core', 'arxiv', 'library', 'sync'], packages: ['idb'] },
  queue: { imports: ['core'] },
  settings: { imports: ['core'], packages: ['zod/mini', 'wxt/utils/storage', 'wxt/browser'] },
  messaging: { imports: ['core', 'settings'], packages: ['zod/mini', '@webext-core/messaging'] },
  background: {
    imports: [...LIB, 'providers', 'completion', 'on-device', 'db', 'queue', 'settings', 'messaging'],
    packages: ['wxt/browser', 'wxt/utils/storage', 'zod/mini', 'temml'],
  },
  client: { imports: ['core', 'messaging'], packages: ['wxt/browser'] },
  components: {
    imports: [
      'core',
      'i18n',
      'arxiv',
      'fulltext',
      'reader',
      'analysis',
      'digest',
      'exchange',
      'interests',
      'library',
      'providers',
      'on-device',
      'queue',
      'search',
      'client',
      'settings',
      'sync',
    ],
    packages: [
      'preact',
      'preact/hooks',
      '@preact/signals',
      'marked',
      'diff',
      '@tanstack/virtual-core',
      'wxt/browser',
      'wxt/utils/content-script-context',
    ],
  },
  entrypoints: {
    imports: ['background', 'components', 'client'],
    packages: ['preact', 'wxt/browser', 'wxt/utils/define-background', 'wxt/utils/define-content-script'],
  },
};

/** Families whose every file stands in the family's list. */
const FAMILIES = [
  'lib/arxiv/pages',
  'lib/analysis/forms',
  'lib/providers',
  'lib/exchange/exporters',
  'lib/completion/doctor/stages',
  'lib/completion/doctor/probes',
];
/** Files of a family's folder that are no units of it. */
const NOT_UNITS = ['index.ts', 'page-type.ts', 'provider.ts', 'profile.ts', 'prices.ts', 'form.ts'];

const sources = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT }).map((path) =>
  path.replaceAll('\\', '/'),
);

function layerOf(path: string): string {
  const [top = '', folder = ''] = path.split('/');
  return top === 'lib' ? folder : top;
}

/** Static and dynamic imports that exist at run time. */
function importsOf(path: string): string[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm);
  const dynamic = source.matchAll(/\bimport\('([^']+)'\)/g);
  return [...statements, ...dynamic].map((match) => match[1] ?? '');
}

function breachesOf(path: string): string[] {
  const layer = layerOf(path);
  const rule = LAYERS[layer];
  if (!rule) return [`${path}: the layer “${layer}” is unknown; add it to LAYERS in test/architecture.test.ts`];
  return importsOf(path).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target =
        normalize(join(dirname(path), specifier))
          .replaceAll('\\', '/')
          .split('?')[0] ?? '';
      const other = layerOf(target);
      return other === layer || rule.imports.includes(other)
        ? []
        : [
            `${path} imports ${target}: “${layer}” may import ${rule.imports.join(', ') || 'nothing'}; move the code or pass it in`,
          ];
    }
    return rule.packages?.includes(specifier.split('?')[0] ?? '')
      ? []
      : [
          `${path} imports the package “${specifier}”: not allowed in “${layer}”; see LAYERS in test/architecture.test.ts`,
        ];
  });
}

describe('layers', () => {
  test('there are sources to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  test('every import is one the table allows', () => {
    expect(sources.flatMap(breachesOf)).toEqual([]);
  });

  test('each confined package is imported by its one layer alone', () => {
    const confined: Record<string, string> = {
      openai: 'completion',
      idb: 'db',
      temml: 'background',
      'pdfjs-dist': 'fulltext',
    };
    const breaches = sources.flatMap((path) =>
      importsOf(path)
        .filter((specifier) => (confined[specifier] ?? layerOf(path)) !== layerOf(path))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(breaches).toEqual([]);
  });

  test('only the database’s own layer opens IndexedDB', () => {
    const breaches = sources.filter(
      (path) => layerOf(path) !== 'db' && /\bindexedDB\b/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(breaches).toEqual([]);
  });
});

describe('sizes', () => {
  test('an entrypoint is a table of contents of under 40 lines', () => {
    const long = sources.filter((path) => path.startsWith('entrypoints/') && linesOf(path) >= 40);
    expect(long).toEqual([]);
  });

  test('no file is over 250 lines', () => {
    const long = sources
      .filter((path) => linesOf(path) > 250)
      .map((path) => `${path}: ${linesOf(path)} lines; split it`);
    expect(long).toEqual([]);
  });
});

describe('families', () => {
  test.each(FAMILIES)('every unit of %s is in its list', (family) => {
    const index = readFileSync(join(ROOT, family, 'index.ts'), 'utf8');
    const units = globSync('*.ts', { cwd: join(ROOT, family) }).filter((file) => !NOT_UNITS.includes(file));
    expect(units.length).toBeGreaterThan(0);
    expect(units.filter((file) => !index.includes(`'./${file}'`))).toEqual([]);
  });
});

describe('house rules', () => {
  test('nothing becomes HTML or code from a string', () => {
    const pattern =
      /\binnerHTML\b|\bouterHTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|new Function\b|\beval\(|document\.write/;
    expect(sources.filter((path) => pattern.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  test('one file writes markup, and it escapes what it is given', () => {
    const writes = sources.filter((path) => /\bnew Html\(/.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(writes).toEqual(['lib/exchange/html/element.ts']);
  });

  test('no folder or file is called utils, helpers, manager or common', () => {
    expect(sources.filter((path) => /(^|\/)(utils|helpers|manager|common)(\/|\.)/.test(path))).toEqual([]);
  });

  test('the visible top level is the one agreed on', () => {
    const allowed = [
      'package.json package-lock.json tsconfig.json wxt.config.ts entrypoints components lib public test README.md LICENSE',
      'ARCHITECTURE.md CONTRIBUTING.md PRIVACY.md CHANGELOG.md node_modules',
    ]
      .join(' ')
      .split(' ');
    const visible = globSync('*', { cwd: ROOT }).filter((name) => !name.startsWith('.'));
    expect(visible.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

function linesOf(path: string): number {
  return readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length;
}
