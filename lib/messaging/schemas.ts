import * as z from 'zod/mini';
import { MOST_REPORT_BYTES } from '../core/report-size.ts';
import { LONGEST_TAG, MOST_TAGS, UNSEEN } from '../core/tag-name.ts';
import {
  categorySchema,
  MAX_PROMPT,
  profileFields,
  profileId,
  promptTaskSchema,
  serviceFields,
  settingsFields,
} from '../settings/schema.ts';
import type { FirstStep, OptionsSection } from '../settings/settings.ts';
import { librarySchemas } from './library-schemas.ts';
import { listingSchemas } from './listing-schemas.ts';
import { arxivIdSchema as arxivId } from './arxiv-id-schema.ts';
import { drawingSchemas } from './drawing-schemas.ts';
import { exchangeSchemas } from './exchange-schemas.ts';
import type { ProtocolType } from './protocol.ts';
import type { Role } from './sender.ts';
import { batchSchemas } from './batch-schemas.ts';
import { storageSchemas } from './storage-schemas.ts';
import { learnedSchemas } from './learned-schemas.ts';
import { syncSchemas } from './sync-schemas.ts';
import { vaultSchemas } from './vault-schemas.ts';
import { versionSchemas } from './version-schemas.ts';

const arxivIds = z.array(arxivId).check(z.minLength(1), z.maxLength(2000));
const text = (length: number) => z.string().check(z.maxLength(length));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const kind = z.enum(['new', 'cross', 'replacement']);
const announced = z.strictObject({ category: categorySchema, announcementDate: day });
const paperForm = z.enum(['abstract', 'fulltext']);
const form = z.optional(paperForm);
const apiKey = z.optional(text(500));

const readerTag = z.string().check(
  z.normalize('NFC'),
  z.trim(),
  z.minLength(1),
  z.maxLength(LONGEST_TAG),
  z.refine((name) => !UNSEEN.test(name)),
);
const readerTags = z.array(readerTag).check(z.maxLength(MOST_TAGS));

const paper = z.strictObject({
  arxivId,
  version: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(999))),
  title: text(2_000),
  authors: z.array(text(300)).check(z.maxLength(10_000)),
  abstract: z.nullable(text(20_000)),
  primaryCategory: text(40),
  categories: z.array(text(40)).check(z.maxLength(40)),
  comments: z.nullable(text(5_000)),
  journalRef: z.nullable(text(2_000)),
  doi: z.nullable(text(1_000)),
  published: z.nullable(day),
  updated: z.nullable(day),
  codeLinks: z.array(text(2_000)).check(z.maxLength(50)),
  withdrawn: z.boolean(),
});

const papers = z.array(paper).check(z.maxLength(100));

const { profiles: _, ...freeSettings } = settingsFields;

/** Who may call, and what the data must be. */
interface Contract {
  from: readonly Role[];
  data: z.ZodMiniType;
}

const ANYONE: readonly Role[] = ['content', 'page'];
const PAGES: readonly Role[] = ['page'];
const nothing = z.nullish(z.null());
const onePaper = z.strictObject({ arxivId });
const oneRun = z.strictObject({ run: text(64).check(z.minLength(1)) });

const tryout = z.strictObject({
  task: z.enum(['triage', 'abstract', 'fulltext', 'ask']),
  arxivId,
  role: text(MAX_PROMPT).check(z.trim(), z.minLength(1)),
  question: text(2_000),
});
const toAnalyse = z.strictObject({ arxivIds, again: z.optional(z.boolean()), form });
/** A category and a day, or a path on arXiv with what it was asked for. */
const listing = z.union([
  z.string().check(z.regex(/^[a-z-]+(\.[A-Za-z-]+)? \d{4}-\d{2}-\d{2}$/)),
  z.string().check(z.startsWith('/'), z.maxLength(400)),
]);
const fewPapers = z.array(arxivId).check(z.maxLength(100));
const jobIds = z.array(text(200)).check(z.minLength(1), z.maxLength(5000));
const toTranslate = z.strictObject({ arxivId, form: paperForm, language: z.enum(['zh', 'en']) });
const toAsk = z.strictObject({ arxivId, question: text(2_000).check(z.minLength(1)) });

const firstStep = z.enum(['on-device', 'follow', 'service'] satisfies FirstStep[]);
const optionsSection: z.ZodMiniType<OptionsSection> = z.union([firstStep, z.literal('privacy')]);

const oneProfile = z.strictObject({ id: profileId });

/** The contract of every message. A content script can never name an endpoint, nor come near a key. */
export const schemas: Record<ProtocolType, Contract> = {
  openPapers: {
    from: ANYONE,
    data: z.strictObject({
      papers,
      source: z.optional(z.enum(['record', 'full-text'])),
    }),
  },
  openAnnouncement: {
    from: ANYONE,
    data: z.strictObject({
      announcement: z.extend(announced, {
        entries: z.array(z.strictObject({ arxivId, kind })).check(z.maxLength(5_000)),
        total: z.number().check(z.int(), z.gte(0)),
      }),
    }),
  },
  getPageSettings: { from: ANYONE, data: nothing },
  endFirstStep: { from: ANYONE, data: z.strictObject({ step: firstStep }) },
  getPaper: { from: ANYONE, data: onePaper },
  getPapers: { from: ANYONE, data: z.strictObject({ arxivIds }) },
  wantAbstracts: {
    from: ANYONE,
    data: z.strictObject({ arxivIds: z.array(arxivId).check(z.minLength(1), z.maxLength(100)) }),
  },
  findSimilar: { from: ANYONE, data: onePaper },
  ask: { from: ANYONE, data: toAsk },
  getAsks: { from: ANYONE, data: onePaper },
  deleteAsk: { from: ANYONE, data: z.strictObject({ arxivId, askId: text(64) }) },
  fetchPaper: { from: PAGES, data: onePaper },
  fetchAnnouncement: { from: PAGES, data: z.strictObject({ category: categorySchema }) },
  estimate: { from: ANYONE, data: z.union([toAnalyse, toTranslate, toAsk, z.strictObject({ grade: arxivIds })]) },
  analyse: { from: ANYONE, data: z.extend(toAnalyse, { listing: z.optional(listing) }) },
  grade: { from: ANYONE, data: z.strictObject({ arxivIds, listing: z.optional(listing) }) },
  translate: { from: ANYONE, data: toTranslate },
  cancel: {
    from: ANYONE,
    data: z.union([z.strictObject({ jobIds }), z.strictObject({ all: z.literal(true) })]),
  },
  putBack: { from: PAGES, data: z.strictObject({ jobIds }) },
  pauseQueue: { from: ANYONE, data: z.strictObject({ paused: z.boolean() }) },
  tellInView: { from: ANYONE, data: z.strictObject({ come: fewPapers, gone: fewPapers }) },
  translateTldr: { from: ANYONE, data: onePaper },
  lookForTranslator: { from: PAGES, data: nothing },
  getQueue: { from: PAGES, data: nothing },
  getEnded: { from: PAGES, data: nothing },
  markSeen: { from: ANYONE, data: z.strictObject({ arxivIds }) },
  setMark: {
    from: ANYONE,
    data: z.strictObject({
      arxivId,
      starred: z.optional(z.boolean()),
      hidden: z.optional(z.boolean()),
      seen: z.optional(z.boolean()),
      opened: z.optional(z.literal(true)),
    }),
  },
  tagPapers: {
    from: ANYONE,
    data: z.strictObject({ arxivIds, add: z.optional(readerTags), remove: z.optional(readerTags) }),
  },
  listReaderTags: { from: ANYONE, data: nothing },
  getNote: { from: ANYONE, data: onePaper },
  saveNote: {
    from: ANYONE,
    data: z.strictObject({ arxivId, text: text(500_000), revision: z.number().check(z.int(), z.gte(0)) }),
  },
  listNoteVersions: { from: PAGES, data: onePaper },
  restoreNote: { from: PAGES, data: z.extend(onePaper, { id: text(200) }) },
  getSchedule: { from: PAGES, data: nothing },
  listAnnouncements: { from: ANYONE, data: nothing },
  getDigest: { from: ANYONE, data: announced },
  estimateDigest: { from: ANYONE, data: announced },
  buildDigest: { from: ANYONE, data: z.extend(announced, { again: z.optional(z.boolean()) }) },
  exportReport: {
    from: ANYONE,
    data: z.extend(announced, { format: z.optional(z.enum(['markdown', 'html'])) }),
  },
  importReport: {
    from: PAGES,
    data: z.strictObject({ text: text(MOST_REPORT_BYTES), fileName: z.nullable(text(400)) }),
  },
  listReports: { from: PAGES, data: nothing },
  exportImported: { from: PAGES, data: z.strictObject({ id: text(200) }) },
  removeReport: { from: PAGES, data: z.strictObject({ id: text(200), restore: z.optional(z.boolean()) }) },
  exportProblem: {
    from: ANYONE,
    data: z.extend(onePaper, {
      key: text(600),
      section: text(40),
      kind: z.enum(['not-in-paper', 'wrong-figure', 'left-out', 'language', 'display', 'other']),
      words: text(4_000),
    }),
  },
  openOptions: { from: ANYONE, data: z.nullish(z.strictObject({ section: optionsSection })) },
  openLibrary: { from: ANYONE, data: z.strictObject({ arxivId: z.optional(arxivId) }) },
  getDiagnostics: { from: PAGES, data: nothing },
  getSettings: { from: PAGES, data: nothing },
  saveSettings: { from: PAGES, data: z.strictObject({ settings: z.partial(z.strictObject(freeSettings)) }) },
  getLedger: { from: PAGES, data: z.strictObject({ from: day, to: day }) },
  getPrompts: { from: PAGES, data: nothing },
  savePrompt: { from: PAGES, data: z.strictObject({ task: promptTaskSchema, words: z.nullable(text(MAX_PROMPT)) }) },
  estimateTryout: { from: PAGES, data: tryout },
  tryPrompt: { from: PAGES, data: tryout },
  getTryout: { from: PAGES, data: z.pick(tryout, { task: true }) },
  getProfiles: { from: PAGES, data: nothing },
  saveProfile: {
    from: PAGES,
    data: z.strictObject({
      id: z.nullable(profileId),
      profile: profileFields,
      apiKey,
      forSession: z.optional(z.boolean()),
      consents: z.optional(z.literal(true)),
    }),
  },
  ...vaultSchemas,
  removeKey: { from: PAGES, data: oneProfile },
  removeProfile: { from: PAGES, data: oneProfile },
  resumeProfile: { from: ANYONE, data: oneProfile },
  giveConsent: { from: PAGES, data: oneProfile },
  withdrawConsent: { from: PAGES, data: oneProfile },
  testConnection: {
    from: PAGES,
    data: z.extend(oneRun, { id: z.nullable(profileId), profile: serviceFields, typed: text(2_000), apiKey }),
  },
  ...drawingSchemas,
  ...storageSchemas,
  ...batchSchemas({ arxivIds, listing }),
  ...syncSchemas,
  ...learnedSchemas,
  ...listingSchemas({ arxivId, arxivIds, listing, papers }),
  ...librarySchemas({ arxivId, arxivIds, announced }),
  ...exchangeSchemas({ announced }),
  ...versionSchemas({ arxivId, announced }),
  cancelTest: { from: PAGES, data: oneRun },
  listModels: {
    from: PAGES,
    data: z.strictObject({
      id: z.nullable(profileId),
      profile: z.extend(serviceFields, { model: text(200) }),
      apiKey,
    }),
  },
};
