import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { schemas } from '../../lib/messaging/schemas.ts';
import { makePaper } from '../fixtures/records.ts';

const accepts = (type: keyof typeof schemas, data: unknown) => z.safeParse(schemas[type].data, data).success;

test('a content script can name no endpoint, reach no key and send for nothing it does not show', () => {
  const secret = [
    'getSchedule',
    'getSettings',
    'saveSettings',
    'getProfiles',
    'saveProfile',
    'removeKey',
    'removeProfile',
    'withdrawConsent',
    'testConnection',
    'cancelTest',
    'listModels',
    'getQueue',
    'getEnded',
    'getLearned',
    'exportLearned',
    'putBack',
    'lookForTranslator',
    'fetchPaper',
    'fetchAnnouncement',
    'getVault',
    'giveConsent',
    'getStorage',
    'beginBackup',
    'readBackupPiece',
    'restoreRows',
    'listNoteVersions',
    'restoreNote',
    'compareRows',
    'beginRestore',
    'stageRows',
    'applyRestore',
    'dropRestore',
    'countSpare',
    'cleanUp',
    'countUnreadable',
    'removeUnreadable',
    'getSync',
    'testSync',
    'saveSync',
    'syncNow',
    'stopSync',
    'setPassphrase',
    'unlockKeys',
    'lockKeys',
    'removePassphrase',
    'forgetSealedKeys',
    'getDiagnostics',
    'getLedger',
    'getPrompts',
    'savePrompt',
    'estimateTryout',
    'tryPrompt',
    'getTryout',
    'importReport',
    'listReplaced',
    'listReports',
    'exportImported',
    'exportPapers',
    'findZotero',
    'saveToZotero',
    'fetchPapers',
    'listToExport',
    'removeReport',
    'listLibrary',
    'getLibraryRows',
    'getPaperHistory',
    'listStandIns',
    'setMarks',
  ];
  expect(
    Object.entries(schemas)
      .filter(([, { from }]) => !from.includes('content'))
      .map(([type]) => type)
      .toSorted(),
  ).toEqual(secret.toSorted());
});

test('a paper passes as it is read and fails with anything more or less', () => {
  const paper = makePaper();
  expect(accepts('openPapers', { papers: [paper] })).toBe(true);
  expect(accepts('openPapers', { papers: [{ ...paper, reading: {} }] })).toBe(false);
  expect(accepts('openPapers', { papers: [{ ...paper, arxivId: '../credentials' }] })).toBe(false);
  expect(accepts('openPapers', { papers: [{ ...paper, title: 'x'.repeat(3000) }] })).toBe(false);
  const { authors: _, ...without } = paper;
  expect(accepts('openPapers', { papers: [without] })).toBe(false);
});

test.each(['2611.00001', '0704.0001', 'hep-th/9901001', 'math.GT/0309136'])('%s is an identifier', (arxivId) => {
  expect(accepts('getPaper', { arxivId })).toBe(true);
});

test.each(['2611.00001v2', '', '26.1', 'hep-th/99', 'HEP-TH/9901001', '2611.00001 '])('“%s” is not', (arxivId) => {
  expect(accepts('getPaper', { arxivId })).toBe(false);
});

test('settings are patched field by field, never with profiles, only with a choice among them', () => {
  expect(accepts('saveSettings', { settings: { concurrency: 2 } })).toBe(true);
  expect(accepts('saveSettings', { settings: { concurrency: 99 } })).toBe(false);
  expect(accepts('saveSettings', { settings: { categories: ['cs.CV', 'hep-th', 'cond-mat.mtrl-sci'] } })).toBe(true);
  expect(accepts('saveSettings', { settings: { profiles: [] } })).toBe(false);
  expect(accepts('saveSettings', { settings: { taskProfiles: { ask: 'p' }, fallbackProfileId: null } })).toBe(true);
  expect(accepts('saveSettings', { settings: { taskProfiles: { dance: 'p' } } })).toBe(false);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://host/v1', 'nonsense'])(
  '%s is no endpoint',
  (baseUrl) => {
    const test = { run: 'r', typed: baseUrl, id: null, profile: { provider: 'custom', baseUrl, model: 'm' } };
    expect(accepts('testConnection', test)).toBe(false);
    expect(accepts('testConnection', { ...test, profile: { ...test.profile, baseUrl: 'https://h/v1' } })).toBe(true);
  },
);

test('a local endpoint is one', () => {
  const profile = { provider: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3' };
  expect(accepts('testConnection', { run: 'r', typed: '127.0.0.1:11434', id: null, profile })).toBe(true);
  expect(accepts('saveProfile', { id: null, profile })).toBe(true);
  expect(accepts('saveProfile', { id: 'default', profile, apiKey: 'k', consents: true })).toBe(true);
  expect(accepts('saveProfile', { profile })).toBe(false);
  expect(accepts('saveProfile', { id: null, profile: { ...profile, id: 'other' } })).toBe(false);
});

test('a profile says neither when its price was entered nor when the reader agreed', () => {
  const profile = { provider: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3' };
  const price = { input: 0.1, output: 0.4 };
  const fits = (more: object): boolean => accepts('saveProfile', { id: null, profile: { ...profile, ...more } });
  expect(fits({ terms: { contextTokens: 8_192, price } })).toBe(true);
  expect(fits({ terms: { contextTokens: null, price: { ...price, edited: '2026-01-01' } } })).toBe(false);
  expect(fits({ terms: { contextTokens: null, price: { input: -1, output: 0 } } })).toBe(false);
  expect(fits({ consent: { origin: 'http://127.0.0.1:11434', at: '' } })).toBe(false);
  expect(fits({ limits: { concurrency: 2, requestsPerMinute: 10, tokensPerMinute: null } })).toBe(true);
  expect(fits({ limits: { concurrency: 99, requestsPerMinute: null, tokensPerMinute: null } })).toBe(false);
});

test('calls without data take none', () => {
  expect(accepts('getPageSettings', null)).toBe(true);
  expect(accepts('getPageSettings', undefined)).toBe(true);
  expect(accepts('getPageSettings', {})).toBe(false);
});

const ids = (count: number) => ({ arxivIds: Array.from({ length: count }, () => '2611.00001') });

test('abstracts are wanted by the hundred at most', () => {
  expect(accepts('wantAbstracts', ids(100))).toBe(true);
  expect(accepts('wantAbstracts', ids(101))).toBe(false);
  expect(accepts('wantAbstracts', ids(0))).toBe(false);
});

test('what a job is asked from is a mailing or a path, and nothing longer', () => {
  const from = (listing: unknown) => accepts('analyse', { arxivIds: ['2611.00001'], listing });
  expect(['cs.CV 2026-11-17', 'hep-th 2026-11-17', '/list/cs.CV/recent?skip=50', undefined].map(from)).toEqual(
    Array.from({ length: 4 }, () => true),
  );
  expect(['', 'cs.CV', 'https://example.org/', `/${'a'.repeat(400)}`, 5].map(from)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
  expect(accepts('cancel', { all: true })).toBe(true);
  expect(accepts('cancel', { all: true, jobIds: ['a'] })).toBe(false);
  expect(accepts('cancel', {})).toBe(false);
});
