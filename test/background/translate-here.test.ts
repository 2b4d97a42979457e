import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../lib/analysis/analysis.ts';
import { deviceParts, deviceRequest, runDeviceTask } from '../../lib/background/device-tasks.ts';
import type { Services } from '../../lib/background/services.ts';
import {
  canTranslate,
  type Here,
  questionInEnglish,
  translateAnalysisHere,
  translateAskHere,
  translateDigestHere,
} from '../../lib/background/translate-here.ts';
import { Database } from '../../lib/db/database.ts';
import { findLedger } from '../../lib/db/ledger.ts';
import type { Digest } from '../../lib/digest/digest.ts';
import { writtenAnalysis } from '../analysis/translation/written.ts';
import type { OnDeviceBackend } from '../harness/on-device-apis.ts';
import { translated } from '../harness/translate-notes.ts';
import { collect, never, standIn } from '../on-device/backend.ts';

let database: Database;

beforeEach(() => {
  database = new Database(crypto.randomUUID());
});

/** A job's access to strict stand-ins, as through the offscreen document. */
function here(over: Partial<OnDeviceBackend> = {}): Here {
  const { apis } = standIn({
    translate: (text, { targetLanguage }) => translated(text, targetLanguage === 'zh' ? 'zh' : 'en'),
    ...over,
  });
  const signal = never();
  const device = {
    state: async () => {
      for await (const state of runDeviceTask({ kind: 'state' }, apis, signal)) return state;
      throw new Error('no state');
    },
    translate: (request: { from: 'zh' | 'en'; to: 'zh' | 'en'; texts: readonly string[] }) =>
      runDeviceTask({ kind: 'translate', ...request, texts: [...request.texts] }, apis, signal),
  };
  return {
    services: { database, device } as unknown as Services,
    profile: { id: 'here', provider: 'on-device', baseUrl: '', model: 'browser-model' },
    subject: '2609.01234v2',
    options: { signal, onProgress: () => undefined },
  };
}

const day = (): string => new Date().toLocaleDateString('sv');

const claim = (text: string, ...papers: string[]) => ({ text, papers });

describe('the browser’s translator', () => {
  it('puts an analysis into Chinese, and the ledger has a free row of estimated tokens for it', async () => {
    const source = writtenAnalysis();
    const analysis = await translateAnalysisHere(here(), { source, language: 'zh', abstract: 'We keep $k$ states.' });
    expect(analysis).toMatchObject({ language: 'zh', model: 'Translator', provenance: { provider: 'on-device' } });
    expect(analysis.findings.map(({ evidence }) => evidence)).toEqual(['verified', 'repaired']);
    expect(await findLedger(database, day(), day())).toMatchObject([
      { task: 'translate', provider: 'on-device', model: 'Translator', cost: null, free: true, estimated: true },
    ]);
  });

  it('puts an answer and its passages into Chinese and leaves the question as it was asked', async () => {
    const { findings, sections, provenance } = writtenAnalysis();
    const answer = sections['experiments'];
    if (!answer) throw new Error('no section');
    const ask: Ask = {
      id: 'a',
      arxivId: '2609.01234',
      arxivIdV: '2609.01234v2',
      question: '误差有多大？',
      language: 'en',
      answer,
      passages: findings,
      provenance: { ...provenance, form: 'ask', model: 'browser-model', provider: 'on-device' },
    };
    const made = await translateAskHere(here(), ask, 'zh');
    expect(made).toMatchObject({
      question: '误差有多大？',
      language: 'zh',
      provenance: {
        model: 'Translator',
        translatedFrom: { language: 'en', model: 'browser-model' },
        inputTokens: null,
      },
    });
    expect(made.answer.text).toMatch(/18\.4%/);
    expect(made.answer.figures?.map(({ evidence }) => evidence)).toEqual(['verified', 'repaired']);
    expect(made.passages.map(({ sentences }) => sentences)).toEqual(findings.map(({ sentences }) => sentences));
  });

  it('puts a summary into Chinese, each claim with its papers', async () => {
    const digest: Digest = {
      key: 'k',
      category: 'cs.CV',
      announcementDate: '2026-11-17',
      language: 'en',
      promptVersion: 1,
      source: 'model',
      sections: {
        themes: [claim('Many papers forecast waves with $k$ states.', '2609.00001', '2609.00002')],
        highlights: [claim('One halves the error of the known best.', '2609.00002')],
        directions: [],
        reading: [claim('Read this one for its data.', '2609.00001')],
      },
      coverage: { read: 2, total: 3, dropped: 0 },
      provenance: { ...writtenAnalysis().provenance, form: 'digest', model: 'browser-model', provider: 'on-device' },
    };
    const made = await translateDigestHere(here(), digest, 'zh');
    expect(made.sections.themes[0]?.text).toContain('$k$');
    expect(made.sections.themes[0]?.text).toMatch(/译文/);
    expect(made.sections.themes[0]?.papers).toEqual(['2609.00001', '2609.00002']);
    expect(made.sections.directions).toEqual([]);
    expect(made).toMatchObject({ language: 'zh', coverage: digest.coverage, provenance: { model: 'Translator' } });
  });

  it('says when there is none, and a question stays as it is then', async () => {
    const without = here({ availability: () => 'downloadable' });
    expect(await canTranslate(without)).toBe(false);
    expect(await canTranslate(here())).toBe(true);
    expect(await questionInEnglish(without, '误差有多大？')).toBe('误差有多大？');
    expect(await questionInEnglish(here(), '误差有多大？')).not.toMatch(/\p{Script=Han}/u);
    expect(await questionInEnglish(without, 'How large?')).toBe('How large?');
    const source = writtenAnalysis();
    const failing = translateAnalysisHere(without, { source, language: 'zh', abstract: null });
    await expect(failing).rejects.toMatchObject({ code: 'no-translator' });
    expect(await findLedger(database, day(), day())).toMatchObject([{ outcome: 'no-translator' }]);
  });
});

describe('work for the document', () => {
  it('crosses the port as it was: requests and parts', async () => {
    const { apis } = standIn();
    const requests = [
      { kind: 'prompt', system: 'a', text: 'b', responseConstraint: { type: 'object' } },
      { kind: 'translate', from: 'en', to: 'zh', texts: ['One.'] },
      { kind: 'state' },
      { kind: 'context' },
    ] as const;
    for (const request of requests) {
      const asked = deviceRequest.parse(structuredClone(request));
      expect(asked).toEqual(request);
      const parts = await collect(runDeviceTask(asked, apis, never()));
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) expect(deviceParts[asked.kind].parse(structuredClone(part))).toEqual(part);
    }
    expect(deviceRequest.safeParse({ kind: 'translate', from: 'en', to: 'fr', texts: [] }).success).toBe(false);
  });
});
