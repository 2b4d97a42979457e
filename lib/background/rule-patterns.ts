import type { Paper } from '../arxiv/paper.ts';
import { parseRule, switchedOff } from '../interests/rule.ts';
import type { KeywordRules } from '../interests/rules.ts';
import { patchSettings } from '../settings/store.ts';
import type { DocumentHost } from './document-host.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';
import type { PatternOutcome } from './try-patterns.ts';

/** Characters of a paper that a regular expression is tried on. */
const LONGEST = 4_000;

type Read = Pick<Paper, 'title' | 'abstract'>;

export type PatternTrials = Pick<DocumentHost, 'tryPatterns'>;

/** Which of the papers each line that is a regular expression meets; lines of other kinds are passed over. */
export async function patternsMet(
  documents: PatternTrials,
  lines: readonly string[],
  papers: readonly Read[],
): Promise<Map<string, PatternOutcome>> {
  const patterns = [...new Set(lines)].flatMap((line) => {
    const rule = parseRule(line);
    return rule.kind === 'pattern' ? [{ line, source: rule.source }] : [];
  });
  if (patterns.length === 0) return new Map();
  const { outcomes } = await documents.tryPatterns(
    {
      sources: patterns.map(({ source }) => source),
      texts: papers.map(({ title, abstract }) => `${title}\n${abstract ?? ''}`.slice(0, LONGEST)),
    },
    new AbortController().signal,
  );
  return new Map(patterns.map(({ line }, index) => [line, outcomes[index] ?? 'no-pattern']));
}

/** The patterns each paper met, parallel to `papers`; one that takes too long is switched off in the settings. */
export async function patternsOfEach(
  services: Services,
  documents: PatternTrials,
  { includeKeywords, excludeKeywords }: KeywordRules,
  papers: readonly Read[],
): Promise<Set<string>[]> {
  const outcomes = await patternsMet(documents, [...includeKeywords, ...excludeKeywords], papers);
  const met = papers.map(() => new Set<string>());
  for (const [line, outcome] of outcomes) {
    if (Array.isArray(outcome)) for (const index of outcome) met[index]?.add(line);
  }
  const slow = [...outcomes].flatMap(([line, outcome]) => (outcome === 'too-slow' ? [line] : []));
  if (slow.length > 0) {
    const off = (line: string): string => (slow.includes(line) ? switchedOff(line) : line);
    await patchSettings((settings) => ({
      includeKeywords: settings.includeKeywords.map(off),
      excludeKeywords: settings.excludeKeywords.map(off),
    }));
    await tellSettings(services);
  }
  return met;
}
