import { browser } from 'wxt/browser';
import { estimateCall } from '../analysis/estimate.ts';
import { examine } from '../completion/doctor/examine.ts';
import type { StageResult } from '../completion/doctor/finding.ts';
import type { DoctorCall, Observations } from '../completion/doctor/observation.ts';
import { placeOf } from '../completion/doctor/place.ts';
import type { Patience, Surroundings } from '../completion/doctor/probe.ts';
import { MAX_OUTPUT_TOKENS, QUESTION_TOKENS } from '../completion/doctor/question.ts';
import { toAppError } from '../core/errors.ts';
import type { ConnectionReport, Spent } from '../messaging/protocol.ts';
import { costOf } from '../providers/prices.ts';
import { originPattern } from '../providers/profile.ts';
import { putOutputLevel } from '../settings/store.ts';
import type { Connection } from './connection.ts';
import { keepAwake } from './keep-awake.ts';
import type { Services } from './services.ts';
import { spentToday } from './prepare-call.ts';
import { writeCall } from './write-call.ts';

const PATIENCE: Patience = { request: 15_000, firstToken: 60_000, idle: 20_000 };
/** A local model may have to be loaded first. */
const LOADING = 180_000;
/** Under this name the budget holds what a question may cost. */
const RESERVATION = 'doctor';

/** Examines one connection at a time, and tells the extension's own pages of each result as it comes. */
export class Doctor {
  readonly #services: Services;
  #current: { run: string; controller: AbortController } | null = null;
  /** It may be told of before the run itself. */
  #cancelled: string | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  cancel(run: string): void {
    this.#cancelled = run;
    if (this.#current?.run === run) this.#current.controller.abort();
  }

  async examine(connection: Connection, { run, typed }: { run: string; typed: string }): Promise<ConnectionReport> {
    this.#current?.controller.abort();
    const current = { run, controller: new AbortController() };
    this.#current = current;
    if (this.#cancelled === run) current.controller.abort();
    const { signal } = current.controller;
    const { events, budget } = this.#services;
    const report: ConnectionReport = { results: [], cancelled: false, models: [], spent: nothing() };
    const rest = keepAwake();
    try {
      const surroundings = this.#surroundings(connection, report.spent);
      const results = examine(await patientOf(connection, typed), surroundings, signal);
      for (;;) {
        const next = await results.next();
        if (next.done) {
          report.models = next.value.models;
          const { baseUrl, model } = connection.profile;
          if (next.value.level) await putOutputLevel(baseUrl, model, next.value.level);
          return report;
        }
        const result: StageResult = next.value;
        report.results.push(result);
        if (!signal.aborted) events.tell({ type: 'doctor', run, result });
      }
    } catch (thrown) {
      if (toAppError(thrown).code !== 'cancelled') throw thrown;
      return { ...report, cancelled: true };
    } finally {
      rest();
      budget.release(RESERVATION);
      if (this.#current === current) this.#current = null;
    }
  }

  #surroundings({ profile, apiKey }: Connection, spent: Spent): Surroundings {
    const { database, budget } = this.#services;
    const isNear = placeOf(new URL(profile.baseUrl).hostname) !== 'public';
    return {
      apiKey,
      patience: isNear ? { ...PATIENCE, firstToken: LOADING } : PATIENCE,
      isGranted: () => browser.permissions.contains({ origins: [originPattern(profile.baseUrl)] }),
      localNetwork,
      isOnline: () => navigator.onLine,
      async reserve() {
        const { caps, readSpent } = await spentToday(database);
        // A few words of an unknown price break no budget in money.
        await budget.reserve(RESERVATION, { tokens: QUESTION_TOKENS + MAX_OUTPUT_TOKENS, cost: 0 }, caps, readSpent);
      },
      async onCall(call: DoctorCall) {
        const report = { ...call, estimate: estimateCall(call.request, call.text) };
        const { estimate } = report;
        const subject = new URL(profile.baseUrl).host;
        await writeCall(database, { profile, task: 'test', subject, estimate }, report);
        budget.release(RESERVATION);
        add(spent, report, costOf(profile, call.usage));
      },
    };
  }
}

async function patientOf({ profile, apiKey }: Connection, typed: string): Promise<Observations> {
  const { os } = await browser.runtime.getPlatformInfo();
  const extensionOrigin = browser.runtime.getURL('/').replace(/\/$/, '');
  return { profile, typed, hasKey: apiKey !== '', extensionOrigin, os };
}

/** https://developer.mozilla.org/docs/Web/Security/Defenses/Local_network_access: not every browser has it. */
async function localNetwork(name: 'loopback-network' | 'local-network'): Promise<PermissionState | 'unknown'> {
  // The types of the DOM lag behind the names.
  const permissions: { query(descriptor: { name: string }): Promise<PermissionStatus> } = navigator.permissions;
  try {
    return (await permissions.query({ name })).state;
  } catch {
    return 'unknown';
  }
}

const nothing = (): Spent => ({ calls: 0, inputTokens: 0, outputTokens: 0, estimated: false, cost: 0 });

function add(
  spent: Spent,
  { usage, estimate }: Pick<DoctorCall, 'usage'> & { estimate: { inputTokens: number; outputTokens: number } },
  cost: number | null,
): void {
  spent.calls += 1;
  spent.inputTokens += usage.inputTokens ?? estimate.inputTokens;
  spent.outputTokens += usage.outputTokens ?? estimate.outputTokens;
  spent.estimated ||= usage.inputTokens === null || usage.outputTokens === null;
  spent.cost = spent.cost === null || cost === null ? null : spent.cost + cost;
}
