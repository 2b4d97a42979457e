import type { SectionKind } from './full-text.ts';

const pattern = (...words: string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})\\b`, 'g');

/** Words of headings. Of matches that end together the longest counts: "theoretical results" are no "results". */
const WORDS: readonly (readonly [SectionKind, RegExp])[] = [
  ['abstract', pattern('^abstract$')],
  ['appendix', pattern('^appendi(?:x|ces)', '^supplement(?:s|ary|al)?', '^supporting (?:information|materials?)')],
  [
    'acknowledgements',
    pattern(
      'acknowledge?ments?',
      '^funding',
      '^author contributions?',
      '^competing interests?',
      '^conflicts? of interests?',
    ),
  ],
  ['introduction', pattern('introduction', '^motivation')],
  [
    'related',
    pattern(
      '(?:related|prior|previous|earlier) (?:works?|research|literature|studies|approaches|methods)',
      'literature (?:review|survey)',
      'state[ -]of[ -]the[ -]art',
      'backgrounds?',
    ),
  ],
  [
    'method',
    pattern(
      'method(?:s|ology|ologies)?|approach(?:es)?|algorithms?|frameworks?|architectures?|implementations?',
      'preliminaries|notations?|formulation|formalism',
      'problem (?:setup|setting|statement|formulation|definition)s?',
      '^(?:the |our |proposed )?models?$',
      'model (?:architecture|definition|description|design|overview)s?',
      'system (?:design|overview)',
      'theor(?:y|etical (?:results|analysis|guarantees|framework))',
      '(?:convergence|complexity) analysis',
    ),
  ],
  [
    'experiments',
    pattern(
      'experiment(?:s|al|ation)?|evaluations?|results?|ablations?|benchmark(?:s|ing)?|baselines?|performance',
      'findings|empirical|datasets?',
      '(?:case|user) stud(?:y|ies)',
      '(?:error|failure|sensitivity|qualitative|quantitative) analysis',
    ),
  ],
  [
    'discussion',
    pattern(
      'discussions?|limitations?|ethic(?:s|al)|implications?|outlook',
      '(?:broader|societal|social|ethical|environmental) impacts?|impact statements?',
      'future (?:works?|directions?|research)',
      'threats to validity',
      'open (?:problems|questions)',
    ),
  ],
];

/** The head of "results on the model" stands before "on", that of "model evaluation" is its last word. */
const PHRASE_END = /\s*[:;,&/—–]\s*|\s+(?:and|of|for|in|on|to|with|via|by|from|using|under)\s+/;

/** What a subsection may be by its own words, where it is not of its parent's kind. */
const WITHIN: Readonly<Record<SectionKind, readonly SectionKind[]>> = {
  abstract: [],
  introduction: ['related', 'method'],
  related: [],
  method: ['related', 'experiments', 'discussion'],
  experiments: ['related', 'discussion', 'conclusion'],
  discussion: ['related', 'conclusion'],
  conclusion: ['discussion'],
  appendix: [],
  acknowledgements: [],
  other: ['related', 'method', 'experiments', 'discussion', 'conclusion', 'acknowledgements'],
};

function kindOfPhrase(phrase: string): SectionKind | null {
  let best: { kind: SectionKind; start: number; end: number } | null = null;
  for (const [kind, words] of WORDS) {
    for (const { index, 0: match } of phrase.matchAll(words)) {
      const end = index + match.length;
      if (best === null || end > best.end || (end === best.end && index < best.start)) {
        best = { kind, start: index, end };
      }
    }
  }
  return best?.kind ?? null;
}

/** A conclusion has the last word, whatever it is joined to. */
const CONCLUSION = /\bconclu(?:sions?|ding)\b|^summary(?: and (?:discussion|outlook|future work|perspectives))?$/;
/** Phrases with a preposition inside. */
const WHOLE = /\bthreats to validity\b|\bstate of the art\b|^conflicts? of\b/;

function kindOfHeading(heading: string): SectionKind | null {
  if (CONCLUSION.test(heading)) return 'conclusion';
  if (WHOLE.test(heading)) return kindOfPhrase(heading);
  for (const phrase of heading.split(PHRASE_END)) {
    const kind = kindOfPhrase(phrase);
    if (kind !== null) return kind;
  }
  return null;
}

/** By the words of the heading, else by the section around; a heading named after a system tells nothing. */
export function sectionKind(title: string, parent: SectionKind | null): SectionKind {
  const heading = title
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\d.\s]+|[.:\s]+$/g, '');
  const own = kindOfHeading(heading);
  if (parent === null) return own ?? 'other';
  return own !== null && WITHIN[parent].includes(own) ? own : parent;
}

/** A list of references that the authors set as a section of their own. */
export function isReferences(title: string): boolean {
  return /^(?:[\d.]+\s*)?(?:references?|bibliography|(?:literature|works) cited)[.:]?$/i.test(title.trim());
}
