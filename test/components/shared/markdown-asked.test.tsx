// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { lexMarkdownWith } from '../../../components/hooks/markdown.ts';
import { Markdown } from '../../../components/shared/markdown.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import { lexMarkdown } from '../../../lib/exchange/lex-markdown.ts';
import { answer, draw, resetPage, sent, settle } from './drawn.tsx';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => {
  resetPage();
  lexMarkdownWith('background');
  answer('lexMarkdown', ({ texts }) => texts.map(lexMarkdown));
});

const asked = (): unknown[] => sent.filter(({ type }) => type === 'lexMarkdown').map(({ data }) => data);

test('a text stands as written, in its paragraphs, until its tokens are here', async () => {
  const page = draw(<Markdown text={'A **bold** claim.\n\n- one\n- two'} />);
  expect(page.all('p').map((p) => p.textContent)).toEqual(['A **bold** claim.', '- one\n- two']);
  await settle();
  expect(page.get('strong').textContent).toBe('bold');
  expect(page.all('li')).toHaveLength(2);
});

test('texts of one moment are asked for in one message, each once', async () => {
  draw(
    <>
      <Markdown text="*first*" />
      <Markdown text="*second*" />
      <Markdown text="*first*" />
    </>,
  );
  await settle();
  expect(asked()).toEqual([{ texts: ['*first*', '*second*'] }]);
});

test('a growing text never falls back to its marks; another text takes its place at once', async () => {
  const page = draw(<Markdown text="It **grows**" />);
  await settle();
  page.redraw(<Markdown text="It **grows** and $x^2$ **grows**" />);
  expect(page.container.textContent).toBe('It grows');
  await settle();
  expect(page.container.textContent).toBe('It grows and $x^2$ grows');
  page.redraw(<Markdown text="Another **one**" />);
  expect(page.container.textContent).toBe('Another **one**');
});

test('without an answer the text stays as written, and whoever draws it next asks again', async () => {
  answer('lexMarkdown', () => {
    throw new Error('asleep');
  });
  const page = draw(<Markdown text="not **now**" />);
  await settle();
  expect(page.container.textContent).toBe('not **now**');
  draw(<Markdown text="not **now**" />);
  await settle();
  expect(asked()).toHaveLength(2);
});

test('a text that has grown out of all bounds is shown whole, as it is written, and not as far as it was read last', async () => {
  answer('lexMarkdown', ({ texts }) => {
    if (texts.some((text) => text.length > 20)) throw new AppError('bad-message');
    return texts.map(lexMarkdown);
  });
  const page = draw(<Markdown text="It **grows**" />);
  await settle();
  page.redraw(<Markdown text="It **grows** and **grows** and grows" />);
  const other = draw(<Markdown text="**beside** it" />);
  await settle();
  expect(page.container.textContent).toBe('It **grows** and **grows** and grows');
  expect(other.get('strong').textContent).toBe('beside');
  const before = asked().length;
  await settle();
  expect(asked()).toHaveLength(before);
});

test('a page whose own lexer is on its way shows texts as written, asks nobody, and draws them when it is here', async () => {
  lexMarkdownWith(undefined);
  const page = draw(<Markdown text="It **comes**" />);
  expect(page.container.textContent).toBe('It **comes**');
  lexMarkdownWith(lexMarkdown);
  await settle();
  expect(page.get('strong').textContent).toBe('comes');
  expect(asked()).toEqual([]);
});
