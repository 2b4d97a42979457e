import { algebraTerms } from './algebra.ts';
import { analysisTerms } from './analysis.ts';
import { astronomyTerms } from './astronomy.ts';
import { geometryTerms } from './geometry.ts';
import { intelligenceTerms } from './intelligence.ts';
import { languageTerms } from './language.ts';
import { learningTerms } from './learning.ts';
import { lifeTerms } from './life.ts';
import { matterTerms } from './matter.ts';
import { particlesTerms } from './particles.ts';
import { physicsTerms } from './physics.ts';
import { quantumTerms } from './quantum.ts';
import { roboticsTerms } from './robotics.ts';
import { securityTerms } from './security.ts';
import { signalsTerms } from './signals.ts';
import { societyTerms } from './society.ts';
import { softwareTerms } from './software.ts';
import { statisticsTerms } from './statistics.ts';
import { systemsTerms } from './systems.ts';
import { parseTerms, type Term, type TermTable } from './term.ts';
import { theoryTerms } from './theory.ts';
import { visionTerms } from './vision.ts';

export type { Term } from './term.ts';

/** Where two terms claim a spelling the first keeps it. */
const TABLES: readonly TermTable[] = [
  ...visionTerms,
  ...roboticsTerms,
  ...languageTerms,
  ...learningTerms,
  ...intelligenceTerms,
  ...securityTerms,
  ...softwareTerms,
  ...systemsTerms,
  ...theoryTerms,
  ...societyTerms,
  ...signalsTerms,
  ...statisticsTerms,
  ...quantumTerms,
  ...matterTerms,
  ...particlesTerms,
  ...astronomyTerms,
  ...physicsTerms,
  ...algebraTerms,
  ...analysisTerms,
  ...geometryTerms,
  ...lifeTerms,
];

let terms: readonly Term[] | undefined;
let byId: ReadonlyMap<string, Term> | undefined;

/** Every theme tag the reader knows. Parsed at first use: a background that was woken for something else need not pay for it. */
export function vocabulary(): readonly Term[] {
  terms ??= TABLES.flatMap(parseTerms);
  return terms;
}

export function findTerm(id: string): Term | undefined {
  byId ??= new Map(vocabulary().map((term) => [term.id, term]));
  return byId.get(id);
}
