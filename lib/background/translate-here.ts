import type { Analysis, Ask, Language, Provenance } from '../analysis/analysis.ts';
import type { KeylessDigest } from '../analysis/run-digest.ts';
import { runMachineTranslation } from '../analysis/run-machine-translation.ts';
import { readTranslated, translatedAnalysis, type TranslatedTexts } from '../analysis/translation/translated.ts';
import { toAppError } from '../core/errors.ts';
import type { Digest, DigestClaim, DigestSection } from '../digest/digest.ts';
import { isOnDevice, type Profile } from '../providers/profile.ts';
import type { Job } from '../queue/job.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings } from '../settings/store.ts';
import type { RunOptions } from './run-job.ts';
import type { Services } from './services.ts';
import { writeCall } from './write-call.ts';

/** The name under which the browser's translator stands in provenance and ledger. */
const TRANSLATOR = 'Translator';

/** One job's access to the browser's translator. */
export interface Here {
  services: Services;
  /** Of the browser's own model, which writes English and nothing else reliably. */
  profile: Profile;
  /** What the ledger calls it. */
  subject: string;
  options: RunOptions;
}

/** Null where the job's profile is another one. */
export async function findHere(
  services: Services,
  { profileId }: Pick<Job, 'profileId'>,
  of: Pick<Here, 'subject' | 'options'>,
): Promise<Here | null> {
  const profile = findProfile(await getSettings(), profileId);
  return profile && isOnDevice(profile) ? { services, profile, ...of } : null;
}

/** Whether English can be put into Chinese in this browser, now. */
export async function canTranslate({ services, options }: Here): Promise<boolean> {
  return (await services.device.state(options.signal)).translator === 'available';
}

/** A stored analysis in the other language. Throws `no-translator`. */
export async function translateAnalysisHere(
  here: Here,
  { source, language, abstract }: { source: Analysis; language: Language; abstract: string | null },
): Promise<Analysis> {
  const texts = await translate(here, { source, from: source.language, to: language, abstract });
  return translatedAnalysis(source, texts, language, { ...MADE, provider: here.profile.provider });
}

/** An answer in the other language; its question stays as it was asked. */
export async function translateAskHere(here: Here, ask: Ask, language: Language): Promise<Ask> {
  const { answer, passages, provenance } = ask;
  const source = { form: 'fulltext' as const, findings: passages, sections: { answer }, tags: [] };
  const texts = await translate(here, { source, from: ask.language, to: language, abstract: null });
  const { findings, sections } = readTranslated(source, texts);
  return {
    ...ask,
    language,
    answer: sections['answer'] ?? answer,
    passages: findings,
    provenance: translatedProvenance(provenance, ask.language),
  };
}

/** A day's summary in the other language, claim by claim. */
export async function translateDigestHere(
  here: Here,
  digest: Digest | KeylessDigest,
  language: Language,
): Promise<KeylessDigest> {
  const claims = Object.values(digest.sections).flat();
  const findings = claims.map(({ text }) => ({ text, sentences: [], quote: '', evidence: 'verified' as const }));
  const source = { form: 'fulltext' as const, findings, sections: {}, tags: [] };
  const { findings: texts } = await translate(here, { source, from: digest.language, to: language, abstract: null });
  const translated = new Map(claims.map((claim, index) => [claim, texts[index] ?? claim.text]));
  const each = (section: DigestSection): DigestClaim[] =>
    digest.sections[section].map((claim) => ({ ...claim, text: translated.get(claim) ?? claim.text }));
  const { category, announcementDate, promptVersion, source: origin, coverage, provenance } = digest;
  return {
    category,
    announcementDate,
    promptVersion,
    source: origin,
    coverage,
    language,
    sections: {
      themes: each('themes'),
      highlights: each('highlights'),
      directions: each('directions'),
      reading: each('reading'),
    },
    provenance: translatedProvenance(provenance, digest.language),
  };
}

/** A question in Chinese for a model that reads English; as it was where there is no translator for it. */
export async function questionInEnglish({ services, options }: Here, question: string): Promise<string> {
  if (!/\p{Script=Han}/u.test(question)) return question;
  try {
    const request = { from: 'zh', to: 'en', texts: [question] } as const;
    for await (const text of services.device.translate(request, options.signal)) return text;
    return question;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'no-translator') return question;
    throw error;
  }
}

const MADE = { model: TRANSLATOR, promptVersion: null, inputTokens: null, outputTokens: null, cost: null };

function translatedProvenance(provenance: Provenance, language: Language): Provenance {
  const { untranslated: _, ...rest } = provenance;
  const createdAt = new Date().toISOString();
  return { ...rest, ...MADE, createdAt, translatedFrom: { language, model: provenance.model ?? '' } };
}

interface ToTranslate {
  source: Parameters<typeof runMachineTranslation>[0]['source'];
  from: Language;
  to: Language;
  abstract: string | null;
}

function translate(
  { services, profile, subject, options }: Here,
  { source, from, to, abstract }: ToTranslate,
): Promise<TranslatedTexts> {
  const translator = { ...profile, model: TRANSLATOR };
  return runMachineTranslation({
    source,
    language: to,
    abstract,
    translate: (texts) => services.device.translate({ from, to, texts }, options.signal),
    onPartial: (partial, received) => options.onProgress({ partial, received }),
    onCall: (report) => {
      const { estimate } = report;
      return writeCall(services.database, { profile: translator, task: 'translate', subject, estimate }, report);
    },
  });
}
