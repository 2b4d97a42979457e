import type { OutputLevel } from '../../../providers/provider.ts';
import type { Observations } from '../observation.ts';
import { fitOf } from '../question.ts';
import type { Stage } from '../stage.ts';
import { failed, notReached, passed, saying, warning } from '../verdicts.ts';

/** How far the server holds the model to a shape: judged by what came, not by what was promised. */
export const output: Stage = {
  id: 'output',
  after: ['stream'],
  needs: ['answer', 'ladder'],
  judge({ profile, answers = [] }) {
    const last = answers.at(-1);
    const values = { model: profile.model };
    if (!last) return notReached('not-reached');
    if (last.kind === 'error') {
      return answers.length === 1
        ? notReached('not-reached')
        : warning('output-untold', { values, ...saying(last.error.detail) });
    }
    const said = saying(last.text.replace(/\s+/g, ' ').slice(0, 160));
    if (last.refusal !== null || last.finish === 'content_filter') {
      return warning('answer-refused', { values, ...saying(last.refusal ?? '') });
    }
    const fit = fitOf(last.text);
    if (fit === 'exact' && last.level === 'json_schema') return passed('schema-held', { values });
    if (fit === 'exact' && last.level === 'json_object') return passed('object-held', { values });
    if (fit === 'exact') return warning('words-only', { values });
    if (last.finish !== 'stop') return warning('answer-cut', { values });
    return fit === 'wrapped' ? warning('json-wrapped', { values, ...said }) : failed('no-json', { values, ...said });
  },
};

/** The level to start from with this server and model; null where the answers did not tell. */
export function learnedLevel({ answers = [] }: Observations): OutputLevel | null {
  const last = answers.at(-1);
  if (last?.kind !== 'answer') return null;
  const fit = fitOf(last.text);
  return fit === 'exact' || (fit === 'wrapped' && last.level === 'plain') ? last.level : null;
}
