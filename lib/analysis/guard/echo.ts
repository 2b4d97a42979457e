import { memo } from '../../core/memo.ts';
import type { Language } from '../analysis.ts';
import type { Form } from '../form.ts';
import { jsonSchemaOf } from '../json-schema.ts';

/** Characters, white space apart, that no honest text shares with its instructions in one run. */
const RUN = 48;

/** The frame around what was sent, or a blank that was to be filled in. */
const TEMPLATE =
  /<\/?(?:paper|listing|answer|notes)>|\{\{\s*(?:title|abstract|paper|language)\s*\}\}|[[（(【](?:在此|在这里|此处|请在)[^\]）)】]{0,16}(?:填写|输入|补充)|[[<](?:insert|your|fill in)\b[^\]>]{0,40}[\]>]/i;

/** A text that is one blank from end to end, such as `<two or three sentences>`. */
const BLANK = /^[<{[【](?=[^\n]*\p{L})[^<>{}[\]【】\n]{2,80}[>}\]】]$/u;

/** Everything a model is told that is not the paper. */
export function instructionsOf(form: Form, languages: readonly Language[]): string {
  return `${form.frame(form.role, languages)}\n${JSON.stringify(jsonSchemaOf(form.schema(languages)))}`;
}

/** Instructions as the runs they are made of, to hold many texts against. */
export const runsOf: (instructions: string) => ReadonlySet<string> = memo(8, (instructions) => {
  const bare = bareOf(instructions);
  const runs = new Set<string>();
  for (let start = 0; start + RUN <= bare.length; start += 1) runs.add(bare.slice(start, start + RUN));
  return runs;
});

/** What a text repeats of its instructions, or the blank it left unfilled; null when it does neither. */
export function findEcho(text: string, instructions: ReadonlySet<string>): string | null {
  const blank = TEMPLATE.exec(text) ?? BLANK.exec(text.trim());
  if (blank) return blank[0];
  const bare = bareOf(text);
  for (let start = 0; start + RUN <= bare.length; start += 1) {
    const run = bare.slice(start, start + RUN);
    if (instructions.has(run)) return run;
  }
  return null;
}

function bareOf(text: string): string {
  return text.toLowerCase().replace(/[\s*#>`"“”_-]+/g, '');
}
