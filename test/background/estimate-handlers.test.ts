import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { estimateHandlers } from '../../lib/background/estimate-handlers.ts';
import { profileHandlers } from '../../lib/background/profile-handlers.ts';
import { readPaper } from '../../lib/background/read-paper.ts';
import type { Services } from '../../lib/background/services.ts';
import { putAnalyses } from '../../lib/db/analyses.ts';
import { Database } from '../../lib/db/database.ts';
import { putFullText } from '../../lib/db/fulltexts.ts';
import { putPapers } from '../../lib/db/papers.ts';
import type { FullText } from '../../lib/fulltext/full-text.ts';
import type { Estimate, EstimateSubject, ProfileFields } from '../../lib/messaging/protocol.ts';
import { Budget } from '../../lib/queue/budget.ts';
import { patchSettings } from '../../lib/settings/store.ts';
import { writtenAnalysis } from '../analysis/translation/written.ts';
import { fakePermissions } from '../fixtures/permissions.ts';
import { makePaper } from '../fixtures/records.ts';

const NOW = '2026-11-17T08:00:00.000Z';
const ID = '2609.01234';
const ANALYSE = { arxivIds: [ID] };
const PRICED = { provider: 'custom', baseUrl: 'https://models.example/v1', model: 'kite-1' };

let database: Database;
let services: Services;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => 'en';
  fakePermissions({ contains: async () => true, remove: async () => true });
  database = new Database(crypto.randomUUID());
  const others = { queue: { reconsider: async () => undefined }, events: { tell: () => undefined } };
  services = { database, budget: new Budget(), ...others } as unknown as Services;
  await patchSettings(() => ({ analysisLanguages: 'en' }));
});

const setUp = async (profile: ProfileFields): Promise<unknown> =>
  profileHandlers(services).saveProfile({
    id: null,
    profile,
    ...(profile.baseUrl === '' ? {} : { apiKey: 'sk-reef-0123456789' }),
    consents: true,
  });
const store = (comments: string | null = null): Promise<unknown> =>
  putPapers(database, [makePaper({ arxivId: ID, version: 2, comments })], readPaper, NOW);
const estimate = async (subject: EstimateSubject): Promise<Estimate> => estimateHandlers(services).estimate(subject);
const tokensOf = async (subject: EstimateSubject): Promise<number> => {
  const { inputTokens, outputTokens } = await estimate(subject);
  return inputTokens + outputTokens;
};

const TEXT: FullText = {
  source: 'html',
  title: 'RingTail',
  sections: [
    {
      title: 'Method',
      number: '2',
      level: 1,
      kind: 'method',
      blocks: [{ type: 'paragraph', text: 'The ring holds the last states of the harbour. '.repeat(60).trim() }],
    },
  ],
};

describe('the price of one call', () => {
  it('is unknown, and not nothing, where nobody has said what the model costs', async () => {
    await setUp(PRICED);
    await store();
    const answer = await estimate(ANALYSE);
    expect(answer).toMatchObject({ papers: 1, cost: null, priceNoted: null });
    expect(answer).not.toHaveProperty('free');
    expect(answer.inputTokens + answer.outputTokens).toBeGreaterThan(1_000);
  });

  it('is by the preset, with the day of its price, or by the reader’s own', async () => {
    await setUp({ provider: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-5.4-mini' });
    await store();
    const { inputTokens, outputTokens, cost, priceNoted } = await estimate(ANALYSE);
    expect(priceNoted).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(cost).toBeCloseTo((inputTokens * 0.75 + outputTokens * 4.5) / 1_000_000, 8);
  });

  it('is none for the browser’s own model, which no cap counts', async () => {
    await setUp({ provider: 'on-device', baseUrl: '', model: 'browser-model' });
    await patchSettings(() => ({ dailyBudget: 1 }));
    await store();
    const answer = await estimate(ANALYSE);
    expect(answer).toMatchObject({ cost: null, free: true });
    expect(answer).not.toHaveProperty('waits');
  });

  it('says where the call would wait for the budget', async () => {
    await setUp(PRICED);
    await store();
    const tokens = await tokensOf(ANALYSE);
    await patchSettings(() => ({ budgetUnit: 'tokens', dailyBudget: tokens - 1 }));
    expect(await estimate(ANALYSE)).toMatchObject({ waits: 'over-budget' });
    await patchSettings(() => ({ dailyBudget: tokens }));
    expect(await estimate(ANALYSE)).not.toHaveProperty('waits');
    await patchSettings(() => ({ budgetUnit: 'usd', dailyBudget: 5 }));
    expect(await estimate(ANALYSE)).toMatchObject({ waits: 'price-unknown' });
  });
});

describe('the price of a batch', () => {
  const ids = Array.from({ length: 21 }, (_, at) => `2609.${10_000 + at}`);
  const storeMany = (): Promise<unknown> =>
    putPapers(
      database,
      ids.map((arxivId) => makePaper({ arxivId, version: 1 })),
      readPaper,
      NOW,
    );
  const terms = { contextTokens: null, price: { input: 1, output: 4 } };

  it('stands beside the other for many papers, less what the server takes off', async () => {
    await setUp({ ...PRICED, terms: { ...terms, batchDiscount: 0.5 } });
    await storeMany();
    const { batch, cost, papers } = await estimate({ arxivIds: ids });
    expect(papers).toBe(21);
    expect(batch).toMatchObject({ papers: 21, discount: 0.5 });
    expect(batch?.cost).toBeCloseTo((cost ?? 0) / 2, 10);
    // Half the money, and all of the tokens.
    await patchSettings(() => ({ budgetUnit: 'usd', dailyBudget: (cost ?? 0) * 0.7 }));
    const held = await estimate({ arxivIds: ids });
    expect(held.waits).toBe('over-budget');
    expect(held.batch).not.toHaveProperty('waits');
  });

  it('is not spoken of for few papers, nor where there is no such interface', async () => {
    await setUp({ ...PRICED, terms: { ...terms, batchDiscount: 0.5 } });
    await storeMany();
    expect(await estimate({ arxivIds: ids.slice(1) })).not.toHaveProperty('batch');
    expect(await estimate({ arxivIds: ids, form: 'fulltext' })).not.toHaveProperty('batch');
    await patchSettings(({ profiles }) => ({
      profiles: profiles.map((profile) => ({ ...profile, model: 'another' })),
    }));
    expect(await estimate({ arxivIds: ids })).not.toHaveProperty('batch');
  });
});

describe('the size of one call', () => {
  beforeEach(() => setUp(PRICED));

  it('counts the words that the reader put into the prompt', async () => {
    await store();
    const ours = await tokensOf(ANALYSE);
    await patchSettings(() => ({ prompts: { abstract: 'Read slowly and weigh every word. '.repeat(200) } }));
    expect(await tokensOf(ANALYSE)).toBeGreaterThan(ours + 1_000);
  });

  it('is that of the text where it is here, and by its pages, with a limit, where it is not', async () => {
    await store('30 pages, 4 figures');
    const unread = await estimate({ ...ANALYSE, form: 'fulltext' });
    expect(unread.unread).toMatchObject({ pages: 30, stated: true, mostCost: null });
    expect(unread.unread?.mostTokens).toBeGreaterThanOrEqual(unread.inputTokens + unread.outputTokens);
    await putFullText(database, `${ID}v2`, TEXT, new Date().toISOString());
    const read = await estimate({ ...ANALYSE, form: 'fulltext' });
    expect(read).not.toHaveProperty('unread');
    expect(read.inputTokens).toBeLessThan(unread.inputTokens);
    expect(read.outputTokens).toBe(unread.outputTokens);
  });

  it('is that of the abstract where arXiv is known to have no text', async () => {
    await store();
    await putFullText(database, `${ID}v2`, null, new Date().toISOString());
    expect(await tokensOf({ ...ANALYSE, form: 'fulltext' })).toBe(await tokensOf(ANALYSE));
  });

  it('is nothing where everything is stored, and of all of it where it is asked for again', async () => {
    await store();
    await putAnalyses(database, [writtenAnalysis()]);
    expect(await estimate({ ...ANALYSE, form: 'fulltext' })).toMatchObject({ papers: 0, inputTokens: 0 });
    const again = await estimate({ ...ANALYSE, form: 'fulltext', again: true });
    expect(again.papers).toBe(1);
    expect(again.unread?.pages).toBe(10);
  });

  it('of a translation is by the stored analysis, asked for by name or by what is missing', async () => {
    await store();
    await putAnalyses(database, [writtenAnalysis()]);
    const named = await estimate({ arxivId: ID, form: 'fulltext', language: 'zh' });
    expect(named.papers).toBe(1);
    expect(named).not.toHaveProperty('unread');
    expect(await estimate({ arxivId: ID, form: 'fulltext', language: 'en' })).toMatchObject({ papers: 0 });
    await patchSettings(() => ({ analysisLanguages: 'zh+en' }));
    expect(await estimate({ ...ANALYSE, form: 'fulltext' })).toEqual(named);
  });

  it('of a question is with the text, and grows with what is asked', async () => {
    await store();
    const question = 'How large is the ring?';
    expect((await estimate({ arxivId: ID, question })).unread).toMatchObject({ pages: 10, stated: false });
    await putFullText(database, `${ID}v2`, TEXT, new Date().toISOString());
    const short = await tokensOf({ arxivId: ID, question });
    expect(await tokensOf({ arxivId: ID, question: question.repeat(40) })).toBeGreaterThan(short + 100);
    await expect(estimate({ arxivId: '2609.09999', question })).rejects.toMatchObject({ code: 'not-found' });
  });
});
