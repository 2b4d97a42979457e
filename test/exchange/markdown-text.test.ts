import { describe, expect, test } from 'vitest';
import { escapeInline } from '../../lib/digest/inline-markdown.ts';
import { embedMarkdown, escapeParagraphs } from '../../lib/exchange/markdown-text.ts';

describe('escapeInline', () => {
  test('shows plain text as it is, on one line', () => {
    expect(escapeInline(' a_b*c\n[x](y) `q` <i> \\alpha &lt; ')).toBe(
      String.raw`a\_b\*c \[x\](y) \`q\` \<i> \\alpha \&lt;`,
    );
  });

  test('leaves TeX alone, but for what could be a tag', () => {
    expect(escapeInline('$a_1*b$ and $x<y$')).toBe(String.raw`$a_1*b$ and $x\lt y$`);
  });
});

describe('escapeParagraphs', () => {
  test('starts no block', () => {
    expect(escapeParagraphs('- a\n\n# b\nc\n\n12. d\n\n> e\n\n---')).toBe(
      String.raw`\- a` +
        '\n\n' +
        String.raw`\# b c` +
        '\n\n' +
        String.raw`12\. d` +
        '\n\n' +
        String.raw`\> e` +
        '\n\n' +
        String.raw`\---`,
    );
  });
});

describe('embedMarkdown', () => {
  test('moves headings below the given level and keeps their order', () => {
    expect(embedMarkdown('# a\n\n### b\n\n> ## c', 3)).toBe('### a\n\n##### b\n\n> #### c');
    expect(embedMarkdown('#### a', 3)).toBe('#### a');
  });

  test('lets no line be an underline, and keeps rules', () => {
    expect(embedMarkdown('a\n===\nb\n---\n\n---\n\nc', 3)).toBe('a\n\\===\nb\n\\---\n\n* * *\n\nc');
  });

  test('closes a fence left open and leaves code alone', () => {
    expect(embedMarkdown('```py\n# x <b>', 3)).toBe('```py\n# x <b>\n```');
    expect(embedMarkdown('`<b>` <b>', 3)).toBe(String.raw`\`<b>\` \<b>`.replaceAll('\\`', '`'));
  });

  test('disarms images of a model and keeps those of the reader', () => {
    expect(embedMarkdown('![a](b)', 3)).toBe(String.raw`!\[a](b)`);
    expect(embedMarkdown('![a](b)', 3, 'reader')).toBe('![a](b)');
  });
});
