import { browser } from 'wxt/browser';
import { localDay } from '../core/dates.ts';
import { log } from '../core/log.ts';
import { jobStore } from '../db/jobs.ts';
import { findLedger } from '../db/ledger.ts';
import { countPassedOver } from '../db/row-shape.ts';
import { type Diagnostics, renderDiagnostics } from '../exchange/diagnostics.ts';
import { getSettings } from '../settings/store.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { takeStanding } from './standing.ts';
import { findSyncSetup, type SyncSetup } from './sync-store.ts';

/** Days of calls that are told of, and how many of them. */
const DAYS = 7;
const MOST_CALLS = 30;

export function diagnosticsHandlers({ database }: Services): Pick<Handlers, 'getDiagnostics'> {
  return {
    async getDiagnostics() {
      const settings = await getSettings();
      const { profiles } = await takeStanding(database);
      const db = await database.connection();
      const counts = await Promise.all(
        [...db.objectStoreNames].map(async (name) => [name, await db.count(name)] as const),
      );
      const jobs = jobStore(database);
      const open = await Promise.all(
        (['queued', 'running', 'failed'] as const).map((state) => jobs.findByState(state)),
      );
      const now = Date.now();
      const calls = await findLedger(database, localDay(new Date(now - DAYS * 86_400_000)), localDay(new Date(now)));
      const estimate: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
      const { permissions = [], origins = [] } = await browser.permissions.getAll();
      return renderDiagnostics({
        at: new Date(now).toISOString(),
        version: browser.runtime.getManifest().version,
        userAgent: navigator.userAgent,
        languages: `${settings.uiLanguage}, ${settings.analysisLanguages}`,
        stores: Object.fromEntries(counts),
        unreadable: countPassedOver(),
        usage: estimate.usage ?? null,
        quota: estimate.quota ?? null,
        persisted: await navigator.storage.persisted().catch(() => false),
        permissions: [...permissions, ...origins],
        services: settings.profiles.map(({ id, provider, baseUrl, model }) => ({
          provider,
          host: hostOf(baseUrl),
          model,
          state: profiles.get(id)?.obstacle?.code ?? 'ready',
        })),
        sync: syncFacts(await findSyncSetup()),
        jobs: open.flat().map(({ subject, state, attempts, error }) => ({
          task: subject.task,
          state,
          attempts,
          code: error?.code ?? null,
        })),
        calls: calls.slice(-MOST_CALLS).map(({ at, task, model, outcome, inputTokens, outputTokens, duration }) => ({
          at,
          task,
          model,
          outcome,
          tokens: inputTokens + outputTokens,
          duration,
        })),
        log: log.entries(),
      });
    },
  };
}

function syncFacts({ address, on, last, succeededAt, failures }: SyncSetup): Diagnostics['sync'] {
  if (address === '') return null;
  const { at = null, fault = null, left = 0, skipped = [] } = last ?? {};
  return { host: hostOf(address), on, at, succeededAt, fault, failures, left, passedOver: skipped.length };
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
