import { describe, expect, it } from 'vitest';
import { withGlossary } from '../../lib/analysis/prompts/glossary.ts';

const MESSAGES = [
  { role: 'system' as const, content: 'Rules.' },
  { role: 'user' as const, content: 'The paper.' },
];
const TERMS = [
  { term: 'neural field', translation: '神经场' },
  { term: 'a\nb', translation: '甲' },
];

describe('withGlossary', () => {
  it('ends the static text with one term a line, and leaves the paper alone', () => {
    const [system, user] = withGlossary(MESSAGES, TERMS, ['zh', 'en']);
    expect(system?.content.startsWith('Rules.\n\n')).toBe(true);
    expect(system?.content.endsWith(':\n- neural field = 神经场\n- a b = 甲')).toBe(true);
    expect(user).toEqual(MESSAGES[1]);
  });

  it('says nothing of it where no Chinese is written, or where it is empty', () => {
    expect(withGlossary(MESSAGES, TERMS, ['en'])).toEqual(MESSAGES);
    expect(withGlossary(MESSAGES, [], ['zh'])).toEqual(MESSAGES);
  });
});
