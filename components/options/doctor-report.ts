import { codeSpan as code } from '../../lib/exchange/code-span.ts';
import { doctorWords } from '../../lib/i18n/doctor.ts';
import type { Examination } from './doctor-model.ts';
import { verdictOf, wordsOf } from './doctor-words.ts';

/**
 * What was found, as Markdown to be sent by hand: the host but no query, the model, and each stage with its code.
 * The key is not at hand here. English whatever the interface speaks, for whoever is to read it.
 */
export function renderDoctorReport(examination: Examination, about: string, at: string): string {
  const words = doctorWords.en;
  const { profile, results, spent, error } = examination;
  const { protocol, host, pathname } = new URL(profile.baseUrl);
  const stages = results.map((result) => {
    const { says, next } = wordsOf(result, words, 'en');
    const said = result.detail ? ` Server: ${code(result.detail)}` : '';
    const sentence = next && result.state !== 'passed' ? `${says} ${next}` : says;
    return `- ${words.stages[result.id]}: **${words.states[result.state]}** (${result.finding}). ${sentence}${said}`;
  });
  const lines = [
    `- Made by: ${about}`,
    `- At: ${at}`,
    `- Service: ${profile.provider}, ${code(`${protocol}//${host}${pathname}`)}`,
    `- Model: ${code(profile.model)}`,
    `- Outcome: ${error ? error.code : verdictOf(examination, words)}`,
    ...(spent ? [`- Spent: ${spent.calls} questions, ${spent.inputTokens} + ${spent.outputTokens} tokens`] : []),
  ];
  return `# Connection report\n\n${lines.join('\n')}\n\n## Checks\n\n${stages.join('\n')}\n`;
}
