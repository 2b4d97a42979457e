// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { LearnedInterest } from '../../../components/options/learned-interest.tsx';
import { OptionsModel } from '../../../components/options/options-model.ts';
import type { LearnedView, ProtocolType, TextFile } from '../../../lib/messaging/protocol.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
}));
const saved = vi.hoisted(() => ({ files: [] as TextFile[] }));
vi.mock('../../../components/shared/save-file.ts', () => ({
  saveFile: (file: TextFile) => void saved.files.push(file),
}));

const LEARNED: LearnedView = {
  wanted: 12,
  unwanted: 5,
  terms: {
    wanted: [
      { kind: 'tag', text: 'segmentation' },
      { kind: 'author', text: 'Yichen Bao' },
    ],
    unwanted: [{ kind: 'word', text: 'traffic' }],
  },
  tagNames: { segmentation: { en: 'segmentation', zh: '分割' } },
};
let background: FakeBackground;
let root: HTMLElement;

beforeEach(() => {
  background = new FakeBackground();
  current.background = background;
  background.answers = { getLearned: () => LEARNED };
  saved.files = [];
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
  uiLanguage.value = 'en';
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<void> {
  const model = new OptionsModel();
  await model.load();
  render(<LearnedInterest model={model} />, root);
  await settle();
}

async function press(name: string): Promise<void> {
  root.querySelector<HTMLButtonElement>(`button[data-action="${name}"]`)?.click();
  await settle();
}

it('says of how much, and by which terms, with readable names', async () => {
  await open();
  expect(root.textContent).toContain('Learned from 12 wanted and 5 unwanted.');
  expect([...root.querySelectorAll('.learned-terms li')].map((item) => item.textContent)).toEqual([
    'segmentation tag',
    'Yichen Bao author',
    'traffic word',
  ]);
  uiLanguage.value = 'zh-CN';
  await settle();
  expect(root.querySelector('.learned-terms li')?.textContent).toBe('分割 标签');
});

it('forgets from now on, and takes that back', async () => {
  await open();
  await press('forget-learned');
  expect(background.settings.interestSince).toMatch(/^\d{4}-/);
  expect(root.textContent).toContain('does not count');
  expect(background.sent('getLearned')).toHaveLength(2);
  await press('undo');
  expect(background.settings.interestSince).toBeNull();
  expect(root.textContent).not.toContain('Forgotten.');
});

it('is switched off, and then shows nothing of it', async () => {
  await open();
  const choice = root.querySelector('select');
  if (!choice) throw new Error('no choice');
  choice.value = 'off';
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(background.settings.learnInterest).toBe(false);
  expect(root.querySelector('.learned-terms')).toBeNull();
  expect(root.querySelector('[data-action="export"]')).toBeNull();
});

it('is taken along as a file; where too little is known there is none', async () => {
  background.answers.exportLearned = () => ({ filename: 'interest.json', mime: 'application/json', text: '{}' });
  await open();
  await press('export');
  expect(saved.files).toMatchObject([{ filename: 'interest.json' }]);
  render(null, root);
  background.answers.getLearned = () => ({ wanted: 1, unwanted: 0, terms: null, tagNames: {} });
  await open();
  expect(root.textContent).toContain('too few to learn from');
  expect(root.querySelector('[data-action="export"]')).toBeNull();
});
