import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** What leads to a paid call; a press that no person made must not. */
const SPENDING = [
  'analyse-abstract',
  'analyse-fulltext',
  'analyse-all',
  'analyse-batch',
  'settle-singly',
  'ask',
  'translate',
  'build-digest',
  'try-prompt',
];
/** A first step, which only reckons what a second press would cost. */
const ASKS_FIRST = /onAction=\{\(\) => void ask(?:All)?\(/;
const BUTTON = /<ActionButton\b(?:[^<>]|=>|<[A-Z]\w*[^<>]*\/>)*?\/>/g;
const ACTION = /\baction="([\w-]+)"|\baction=\{[^}]*?'([\w-]+)'(?:[^}]*?'([\w-]+)')?[^}]*\}/;

const buttons = globSync('components/**/*.tsx', { cwd: ROOT }).flatMap((path) =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(BUTTON)].map(([button]) => {
    const actions = (ACTION.exec(button)?.slice(1) ?? []).filter((action) => action !== undefined);
    return { path, button, actions };
  }),
);

test('every button that spends heeds a person’s press alone', () => {
  const spending = buttons.filter(({ actions }) => actions.some((action) => SPENDING.includes(action)));
  expect(spending.length).toBeGreaterThan(6);
  const careless = spending.filter(({ button }) => !/\bspends\b/.test(button) && !ASKS_FIRST.test(button));
  expect(careless.map(({ path, button }) => `${path}: ${button.replaceAll(/\s+/g, ' ')}`)).toEqual([]);
});
