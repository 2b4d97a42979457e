import { browser } from 'wxt/browser';
import { Database } from '../db/database.ts';
import { findAsks } from '../db/asks.ts';
import { jobStore } from '../db/jobs.ts';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { EVENT_PORT } from '../messaging/channel.ts';
import type { Job } from '../queue/job.ts';
import { Budget } from '../queue/budget.ts';
import { Queue } from '../queue/queue.ts';
import { Arxiv } from './arxiv.ts';
import { arxivHandlers } from './arxiv-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { Badge } from './badge.ts';
import { batchHandlers } from './batch-handlers.ts';
import { BATCH_ALARM, Batches } from './batches.ts';
import { analysisHandlers } from './analysis-handlers.ts';
import { askHandlers } from './ask-handlers.ts';
import { countStart } from './call-windows.ts';
import { DeviceModels } from './device-models.ts';
import { diagnosticsHandlers } from './diagnostics-handlers.ts';
import { digestHandlers } from './digest-handlers.ts';
import { tellDigestJob } from './digest-job.ts';
import { estimateHandlers } from './estimate-handlers.ts';
import { DocumentHost } from './document-host.ts';
import { DOCUMENT_PORT } from './document-tasks.ts';
import { EventHub } from './event-hub.ts';
import { heldAnswers } from './held-answers.ts';
import { isStored } from './is-stored.ts';
import { keepLog } from './kept-log.ts';
import { learnedHandlers } from './learned-handlers.ts';
import { ledgerHandlers } from './ledger-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { listingHandlers } from './listing-handlers.ts';
import { noteHandlers } from './note-handlers.ts';
import { openOnPress } from './notify.ts';
import { openLibrary } from './open-library.ts';
import { openOptions } from './open-options.ts';
import { paperHandlers } from './paper-handlers.ts';
import { promptHandlers } from './prompt-handlers.ts';
import { readAhead } from './read-ahead.ts';
import { hasWork, queueHandlers } from './queue-handlers.ts';
import { profileHandlers } from './profile-handlers.ts';
import { resumeRestoresQuietly } from './resume-restores.ts';
import { listenToMessages } from './router.ts';
import { runJob } from './run-job.ts';
import { Schedule, SCHEDULE_ALARM } from './schedule.ts';
import { seldomHandlers } from './seldom-handlers.ts';
import { senderRole } from './sender-role.ts';
import type { Services } from './services.ts';
import { similarHandlers } from './similar-handlers.ts';
import { setupHandlers } from './setup-handlers.ts';
import { takeStanding } from './standing.ts';
import { storageHandlers } from './storage-handlers.ts';
import { Sync, SYNC_ALARM, SYNC_SOON_ALARM } from './sync.ts';
import { syncHandlers } from './sync-handlers.ts';
import { pauseProfile } from './tell-settings.ts';
import { tldrHandlers } from './tldr-handlers.ts';
import { PaperNews } from './tell-papers.ts';
import { tellReady } from './tell-ready.ts';
import { toJobView } from './views.ts';
import { writeInterrupted } from './write-interrupted.ts';
import { LOCK_ALARM, lock } from './vault.ts';
import { tellLock, vaultHandlers } from './vault-handlers.ts';

/** Wakes the background while jobs wait or run, whatever became of the life that queued them. */
const QUEUE_ALARM = 'queue';
/** The shortest period every browser keeps, in minutes. */
const QUEUE_PERIOD = 1;
/** Milliseconds up to which a wait is kept by a timer of this life, more exact than an alarm. */
const SHORT_WAIT = 25_000;

/**
 * Starts the background. Every listener is registered before the first `await`, or the browser would
 * wake it for an event and find no one listening.
 */
export function startBackground(): void {
  const database = new Database();
  const events = new EventHub();
  const queue = new Queue({
    store: jobStore(database),
    held: heldAnswers(database, (arxivIds) => void Promise.all(arxivIds.map((each) => news.tell(each)))),
    run: (job, options) => runJob(services, job, options),
    isStored: (job) => isStored(database, job),
    standing: () => takeStanding(database),
    onStart: countStart,
    readAhead: (jobs) => readAhead(database, jobs),
    pauseProfile: (profileId, error) => pauseProfile(services, profileId, error),
    onChange: (job) => tellJob(services, news, job),
    onInterrupted: (job) => writeInterrupted(services, job),
    // Any call of the browser's own counts as a sign of life.
    stayAwake: () => void browser.runtime.getPlatformInfo(),
    wakeAt: (instant) => wakeAt(queue, instant),
  });
  const documents = new DocumentHost();
  const arxiv = new Arxiv(documents, database);
  const device = new DeviceModels(documents);
  const budget = new Budget();
  const batches = new Batches(
    { database, queue, budget, events },
    {
      tell: (job) => tellJob(services, news, job),
      pauseProfile: (profileId, error) => pauseProfile(services, profileId, error),
    },
  );
  const services: Services = { database, queue, batches, budget, events, arxiv, device };
  const news = new PaperNews(services);
  const digests = digestHandlers(services);
  const schedule = new Schedule(services, {
    summarise: async (subject) => digests.buildDigest(subject),
    tell: (finding, day) => tellReady(services, finding, day),
  });
  const badge = new Badge(database);
  const sync = new Sync(services);
  events.hear((event) => {
    schedule.hear(event);
    badge.hear(event);
    batches.hear(event);
    sync.hear(event);
  });
  listenToMessages({
    ...paperHandlers(services),
    ...noteHandlers(services),
    ...arxivHandlers(services),
    ...analysisHandlers(services),
    ...batchHandlers(batches),
    ...estimateHandlers(services),
    ...askHandlers(services),
    ...digests,
    ...diagnosticsHandlers(services),
    ...ledgerHandlers(services),
    ...similarHandlers(services),
    ...libraryHandlers(services),
    ...listingHandlers(services, documents),
    ...promptHandlers(services),
    ...queueHandlers(services, () => {
      void browser.alarms.create(QUEUE_ALARM, { periodInMinutes: QUEUE_PERIOD });
      void resume(services);
    }),
    ...vaultHandlers(services),
    ...setupHandlers(services),
    ...tldrHandlers(services),
    ...profileHandlers(services),
    ...backupHandlers(services),
    ...storageHandlers(services),
    ...syncHandlers(services, sync),
    ...learnedHandlers(services),
    ...seldomHandlers(services),
    getSchedule: () => schedule.view(),
    openOptions: (data) => openOptions(data?.section),
    openLibrary: ({ arxivId }) => openLibrary(arxivId),
  });

  browser.runtime.onConnect.addListener((port) => {
    const role = port.sender ? senderRole(port.sender) : null;
    if (port.name === DOCUMENT_PORT) documents.accept(port);
    else if (port.name === EVENT_PORT && role) events.add(port, role);
    else port.disconnect();
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === QUEUE_ALARM) void resume(services);
    if (alarm.name === BATCH_ALARM) void batches.wake();
    if (alarm.name === SCHEDULE_ALARM) schedule.wake();
    if (alarm.name === SYNC_ALARM) sync.wake();
    if (alarm.name === SYNC_SOON_ALARM) sync.wakeForChanges();
    if (alarm.name === LOCK_ALARM) void lock().then(() => tellLock(services));
  });
  // What the browser has slept through is found by looking, not by counting alarms.
  browser.runtime.onStartup.addListener(() => void resume(services));
  addEventListener('online', () => {
    schedule.wake();
    sync.retryAfter(['offline', 'unreachable', 'timeout']);
  });
  openOnPress();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') log.add('info', 'installed');
  });
  void keepLog(log).catch((thrown: unknown) => log.add('warn', `log: ${String(thrown)}`));
  void resumeRestoresQuietly(services);
  void resume(services);
  void batches.wake();
  schedule.wake();
  badge.refresh();
  sync.wake();
}

/** Takes up what waits; without anything to wait for, the alarm is taken down. */
async function resume({ queue, database }: Services): Promise<void> {
  try {
    await queue.resume();
    if (await hasWork({ database })) return;
    isAlarmSet = false;
    await browser.alarms.clear(QUEUE_ALARM);
    // Something may have been queued in between, and counts on the alarm.
    if (await hasWork({ database })) setAlarm();
  } catch (thrown) {
    log.add('error', `resume: ${toAppError(thrown).message}`);
  }
}

let isAlarmSet = false;

/** Once is enough: a hundred jobs that are queued wait for the same alarm. */
function setAlarm(): void {
  if (isAlarmSet) return;
  isAlarmSet = true;
  void browser.alarms.create(QUEUE_ALARM, { periodInMinutes: QUEUE_PERIOD });
}

function wakeAt(queue: Queue, instant: number): void {
  const wait = instant - Date.now();
  if (wait <= SHORT_WAIT) setTimeout(() => void queue.pump(), Math.max(wait, 0));
}

/** Tells pages of a job's change; what came of it is told first, so that no page shows neither. */
function tellJob(services: Services, news: PaperNews, job: Job): void {
  if (job.state === 'queued') setAlarm();
  const result = job.state === 'done' ? tellResult(services, news, job) : undefined;
  const { subject } = job;
  const tell = (): void => {
    if (subject.task === 'digest' || subject.task === 'triage') void tellDigestJob(services, subject);
    else services.events.tell({ type: 'job', job: toJobView(job) });
  };
  if (result) void result.catch((thrown: unknown) => log.add('warn', String(thrown))).then(tell);
  else tell();
}

async function tellResult(services: Services, news: PaperNews, { subject }: Job): Promise<void> {
  const { events } = services;
  if (subject.task === 'digest') {
    return events.tell({ type: 'digest', category: subject.category, announcementDate: subject.announcementDate });
  }
  if (subject.task === 'ask') {
    events.tell({ type: 'asks', arxivId: subject.arxivId, asks: await findAsks(services.database, subject.arxivId) });
    return;
  }
  // Of a first look every page has heard, paper by paper.
  if (subject.task === 'tryout' || 'arxivIds' in subject) return;
  await news.tell(subject.arxivId);
}
