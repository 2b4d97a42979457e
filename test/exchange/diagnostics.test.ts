import { expect, test } from 'vitest';
import { type Diagnostics, renderDiagnostics } from '../../lib/exchange/diagnostics.ts';

const facts: Diagnostics = {
  at: '2026-11-17T08:00:00.000Z',
  version: '1.2.3',
  userAgent: 'Browser `7`',
  languages: 'zh-CN, zh+en',
  stores: { papers: 12, notes: 0 },
  unreadable: 2,
  usage: 3 * 1_048_576,
  quota: null,
  persisted: false,
  permissions: ['storage', 'https://arxiv.org/*'],
  services: [{ provider: 'custom', host: 'models.example', model: 'm\n- 1', state: 'bad-key' }],
  sync: {
    host: 'dav.example',
    on: true,
    at: '2026-11-17T07:50:00.000Z',
    succeededAt: null,
    fault: 'wrong-password',
    failures: 2,
    left: 0,
    passedOver: 1,
  },
  jobs: [{ task: 'analysis', state: 'failed', attempts: 3, code: 'refusal' }],
  calls: [{ at: '2026-11-17T07:59:00.000Z', task: 'abstract', model: 'm', outcome: 'done', tokens: 900, duration: 41 }],
  log: [
    { at: '2026-11-17T07:58:00.000Z', level: 'warn', message: 'job analysis|2611.00123v2|abstract: Bearer canary-1' },
    { at: '2026-11-17T07:58:01.000Z', level: 'info', message: 'hep-th/9901001 and\n# a heading' },
  ],
};

test('every part stands under its heading, an empty one is said to be', () => {
  const text = renderDiagnostics({ ...facts, jobs: [] });
  expect(text.match(/^## .+$/gm)).toHaveLength(7);
  expect(text).toContain('## Open and failed jobs\n\n(none)');
  expect(text).toContain('- custom, `models.example`, `m - 1`: bad-key');
  expect(text).toContain(
    '- on, `dav.example`; last pass 2026-11-17T07:50:00.000Z: wrong-password, 0 left, 1 passed over; never went through; failures in a row 2',
  );
  expect(renderDiagnostics({ ...facts, sync: null })).toContain('## Sync\n\n(none)');
  expect(text).toContain('- passed over: 2');
  expect(text).toContain('Storage: unknown, may be cleared by the browser');
  expect(renderDiagnostics({ ...facts, quota: 10 * 1_048_576, persisted: true })).toContain('3.0 of 10.0 MB, kept');
});

test('no secret and no paper is told, and no line can end its own', () => {
  const text = renderDiagnostics(facts);
  expect(text).not.toMatch(/canary|2611\.00123|9901001/);
  expect(text).toContain('`job analysis|(paper)|abstract: Bearer ***`');
  expect(text).not.toContain('\n# a heading');
  expect(text).toContain('Browser: `Browser ’7’`');
});
