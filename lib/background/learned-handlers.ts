import { AppError } from '../core/errors.ts';
import { strongestTerms } from '../interests/learned/strongest-terms.ts';
import { nameTags } from '../reader/tag-names.ts';
import { getSettings } from '../settings/store.ts';
import { countSignals, learnedInterest } from './learned-interest.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type LearnedHandlers = Pick<Handlers, 'getLearned' | 'exportLearned'>;

/** Terms shown for, and against. */
const MOST_SHOWN = 10;

/** What was learned, as weights by word and tag: for the extension's own pages alone. */
export function learnedHandlers({ database }: Pick<Services, 'database'>): LearnedHandlers {
  return {
    async getLearned() {
      const { learnInterest, interestSince } = await getSettings();
      if (!learnInterest) return { wanted: 0, unwanted: 0, terms: null, tagNames: {} };
      const counts = await countSignals(database, interestSince);
      const learned = await learnedInterest(database);
      if (!learned) return { ...counts, terms: null, tagNames: {} };
      const terms = strongestTerms(learned, MOST_SHOWN);
      const tags = [...terms.wanted, ...terms.unwanted].filter(({ kind }) => kind === 'tag');
      return { ...counts, terms, tagNames: nameTags(tags.map(({ text }) => text)) };
    },
    async exportLearned() {
      const learned = await learnedInterest(database);
      if (!learned) throw new AppError('not-found');
      const { weights, bias, wanted, unwanted, since, learnedAt } = learned;
      const sorted = Object.entries(weights).toSorted(([, one], [, other]) => other - one);
      const whole = { learnedAt, since, wanted, unwanted, bias, weights: Object.fromEntries(sorted) };
      return {
        filename: `marginalia-interest-${learnedAt.slice(0, 10)}.json`,
        mime: 'application/json',
        text: `${JSON.stringify(whole, null, 2)}\n`,
      };
    },
  };
}
