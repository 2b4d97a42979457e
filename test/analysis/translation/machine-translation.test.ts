import { describe, expect, it } from 'vitest';
import type { PartialAnalysis } from '../../../lib/analysis/analysis.ts';
import type { CallReport } from '../../../lib/analysis/run-call.ts';
import { type MachineTranslationRun, runMachineTranslation } from '../../../lib/analysis/run-machine-translation.ts';
import { type Translate, translateMasked } from '../../../lib/analysis/translation/plain-translator.ts';
import { readTranslated, translatedAnalysis } from '../../../lib/analysis/translation/translated.ts';
import { AppError } from '../../../lib/core/errors.ts';
import { translated } from '../../harness/translate-notes.ts';
import { failing } from '../../on-device/backend.ts';
import { writtenAnalysis } from './written.ts';

const source = writtenAnalysis();
const abstract = 'Harbour robots need forecasts. We store the last $k$ states.';

/** Text by text; `each` may do harm. */
const translating = (each: (text: string) => string = (text) => translated(text, 'zh')) => {
  const given: string[][] = [];
  const translate: Translate = async function* (texts) {
    given.push([...texts]);
    for (const text of texts) yield each(text);
  };
  return { translate, given };
};

const MADE = {
  provider: 'on-device',
  model: 'Translator',
  promptVersion: null,
  inputTokens: null,
  outputTokens: null,
  cost: null,
};

function start(translate: Translate, over: Partial<MachineTranslationRun> = {}) {
  const calls: CallReport[] = [];
  const partials: PartialAnalysis[] = [];
  const promise = runMachineTranslation({
    source,
    language: 'zh',
    abstract,
    translate,
    onPartial: (partial) => void partials.push(partial),
    onCall: (report) => void calls.push(report),
    ...over,
  });
  return { promise, calls, partials };
}

describe('runMachineTranslation', () => {
  it('translates every part and keeps formulas, code, figures and evidence as they were', async () => {
    const { translate, given } = translating();
    const { promise, calls } = start(translate);
    const analysis = translatedAnalysis(source, await promise, 'zh', MADE);
    expect(given).toHaveLength(1);
    expect(given.flat().join('\n')).not.toMatch(/\$|attend/);
    expect(analysis.sections['method']?.text).toContain('$k$');
    expect(analysis.sections['method']?.text).toContain('`attend()`');
    expect(analysis.sections['translation']?.text).toContain('$k$');
    expect(analysis.findings.map(({ evidence }) => evidence)).toEqual(['verified', 'repaired']);
    expect(analysis.findings[1]?.text).toContain('$m_t$');
    expect(analysis.sections['experiments']?.text.split('\n').every((line) => line.startsWith('- '))).toBe(true);
    expect(analysis.sections['experiments']?.figures?.map(({ evidence }) => evidence)).toEqual([
      'verified',
      'repaired',
    ]);
    expect(analysis).toMatchObject({
      language: 'zh',
      model: 'Translator',
      promptVersion: 0,
      provenance: {
        provider: 'on-device',
        promptVersion: null,
        translatedFrom: { language: 'en', model: 'small-model' },
        cost: null,
      },
    });
    expect(calls).toMatchObject([{ outcome: 'ok', usage: { inputTokens: null, outputTokens: null } }]);
    expect(calls[0]?.estimate.outputTokens).toBeGreaterThan(20);
  });

  it('shows each part as it is done, with its formulas', async () => {
    const { partials, promise } = start(translating().translate);
    await promise;
    expect(partials[0]?.zh?.findings).toHaveLength(1);
    const [last] = partials.slice(-1);
    expect(last?.zh?.sections['method']).toMatchObject({ state: 'done' });
    expect(JSON.stringify(partials)).not.toMatch(/⟦/);
  });

  it('translates around the marks of a line where the translator loses, doubles or invents one', async () => {
    for (const harm of [
      (text: string) => text.replace(/⟦\d+⟧/, ''),
      (text: string) => text.replace(/(⟦\d+⟧)/, '$1$1'),
      (text: string) => text.replace(/⟦\d+⟧/, '⟦99⟧'),
    ]) {
      const { translate, given } = translating((text) => harm(translated(text, 'zh')));
      const { sections } = readTranslated(source, await start(translate).promise);
      expect(sections['method']?.text).toContain('$k$');
      expect(sections['method']?.text).toContain('`attend()`');
      expect(given).toHaveLength(2);
      expect(given[1]?.join('')).not.toMatch(/⟦/);
    }
  });

  it('keeps nothing that stayed in the other language or lost most of its words', async () => {
    const lazy = start(translating((text) => text).translate);
    await expect(lazy.promise).rejects.toMatchObject({ code: 'wrong-language' });
    expect(lazy.calls).toMatchObject([{ outcome: 'wrong-language' }]);
    const short = start(
      translating((text) => (text.startsWith('The ring') ? '环。⟦2⟧⟦3⟧' : translated(text, 'zh'))).translate,
    );
    await expect(short.promise).rejects.toMatchObject({ code: 'section-missing' });
  });

  it('writes down a translator that failed', async () => {
    const { promise, calls } = start(() => failing(new AppError('no-translator')));
    await expect(promise).rejects.toMatchObject({ code: 'no-translator' });
    expect(calls).toMatchObject([{ outcome: 'no-translator', estimate: { outputTokens: 0 } }]);
  });
});

const textsOf = async (texts: string[], translate: Translate): Promise<(string | undefined)[]> => {
  const done: (string | undefined)[] = texts.map(() => undefined);
  for await (const { at, text } of translateMasked(texts, translate)) done[at] = text;
  return done;
};

describe('translateMasked', () => {
  it('asks for nothing that has no words, and keeps blank lines, lists and headings', async () => {
    const { translate, given } = translating((text) => `译${text}`);
    const texts = ['⟦1⟧', '## Result\n\n1. One ⟦2⟧\n> - two', '42 %'];
    expect(await textsOf(texts, translate)).toEqual(['⟦1⟧', '## 译Result\n\n1. 译One ⟦2⟧\n> 译- two', '42 %']);
    expect(given).toEqual([['Result', 'One ⟦2⟧', '- two']]);
  });

  it('leaves bold words bold, and no half pair of stars', async () => {
    const spaced = translating((text) => text.replaceAll('**bold**', '** 粗体 **'));
    expect(await textsOf(['a **bold** word'], spaced.translate)).toEqual(['a **粗体** word']);
    const lost = translating((text) => text.replace('**', ''));
    expect(await textsOf(['a **bold** word'], lost.translate)).toEqual(['a bold word']);
  });
});
