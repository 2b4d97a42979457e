// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { ReportsSection } from '../../../components/options/reports-section.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import { MOST_REPORT_BYTES } from '../../../lib/core/report-size.ts';
import type { ImportSummary, ProtocolType, ReportHead } from '../../../lib/messaging/protocol.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
  listen: (...given: Parameters<FakeBackground['listen']>) => current.background?.listen(...given),
}));

let background: FakeBackground;
let root: HTMLElement;

const head: ReportHead = {
  id: 'cs.CV|2026-02-03',
  category: 'cs.CV',
  announcementDate: '2026-02-03',
  fileName: 'one.md',
  importedAt: '2026-02-04T08:00:00.000Z',
  papers: 7,
  failed: 1,
};
const summary: ImportSummary = {
  ...head,
  outcome: 'new',
  shapes: { b: 3, c: 2, d: 1 },
  findings: 12,
  verified: 9,
  verbatim: 0,
};

beforeEach(async () => {
  background = new FakeBackground();
  background.answers = { importReport: () => summary, removeReport: () => undefined };
  current.background = background;
  uiLanguage.value = 'en';
  root = document.createElement('div');
  document.body.append(root);
  void act(() => render(<ReportsSection />, root));
  await settle();
});

afterEach(() => {
  void act(() => render(null, root));
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

const press = (action: string): void => void act(() => find(`[data-action="${action}"]`).click());

async function choose(files: File[], name = 'reportFiles'): Promise<void> {
  const input = find(`input[name="${name}"]`) as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  void act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await settle();
}

const file = (text: BlobPart, name = 'one.md'): File => new File([text], name, { type: 'text/markdown' });
const result = (): string => find('[data-part="import-summary"]').textContent;

describe('importing', () => {
  it('sends each file as its text, byte order mark and all, and says what came in', async () => {
    await choose([file('\uFEFF# Arxiv Robotics Papers - 2026-02-03\r\n'), file('two', 'two.md')]);
    expect(background.sent('importReport')).toEqual([
      { text: '\uFEFF# Arxiv Robotics Papers - 2026-02-03\r\n', fileName: 'one.md' },
      { text: 'two', fileName: 'two.md' },
    ]);
    expect(result()).toContain('2 reports came in');
    expect(result()).toContain('14 papers');
    expect(result()).toContain('10 analyses: seven sections (6) · five sections of the abstract (4)');
    expect(result()).toContain('2 refusals');
    expect(result()).toContain('24 findings, 18 of them found');
  });

  it('says of each file that did not come in why, and goes on', async () => {
    background.answers.importReport = ({ text }) => {
      if (text === 'essay') throw new AppError('not-a-report');
      return summary;
    };
    await choose([
      file('essay', 'essay.md'),
      file(new Uint8Array([0xb7, 0xe7]), 'gbk.md'),
      file('x'.repeat(MOST_REPORT_BYTES + 1), 'huge.md'),
      file('fine'),
    ]);
    const reasons = [...root.querySelectorAll('[data-part="skipped"] li')].map((li) => [
      li.querySelector('.file-name')?.textContent,
      li.getAttribute('data-reason'),
    ]);
    expect(reasons).toEqual([
      ['essay.md', 'not-a-report'],
      ['gbk.md', 'not-text'],
      ['huge.md', 'too-big'],
    ]);
    expect(find('[data-part="import-summary"]').dataset['reports']).toBe('1');
    expect(background.sent('importReport')).toHaveLength(2);
  });

  it('takes Markdown alone out of a folder', async () => {
    await choose([file('one'), file('x', 'cover.png'), file('two', 'two.txt')], 'reportFolder');
    expect(background.sent('importReport')).toHaveLength(2);
    expect(find('[data-reason="not-markdown"]').textContent).toContain('cover.png');
  });

  it('takes pasted text', async () => {
    const field = find('textarea') as HTMLTextAreaElement;
    expect((find('[data-action="import-text"]') as HTMLButtonElement).disabled).toBe(true);
    void act(() => {
      field.value = 'time: 20260203';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    press('import-text');
    await settle();
    expect(background.sent('importReport')).toEqual([{ text: 'time: 20260203', fileName: null }]);
  });

  it('shows how far it is and ends after the file at hand when it is cancelled', async () => {
    const waiting: ((done: ImportSummary) => void)[] = [];
    background.answers.importReport = () => new Promise((resolve) => void waiting.push(resolve));
    await choose([file('one'), file('two', 'two.md'), file('three', 'three.md')]);
    expect(find('[data-part="progress"]').textContent).toContain('0 of 3 files read');
    waiting.shift()?.(summary);
    await settle();
    expect((find('progress') as HTMLProgressElement).value).toBe(1);
    press('cancel');
    waiting.shift()?.(summary);
    await settle();
    expect(background.sent('importReport')).toHaveLength(2);
    expect(result()).toContain('Cancelled');
    expect(result()).toContain('2 reports came in');
  });

  it('tells of a failure of the library, and keeps what came before', async () => {
    let turn = 0;
    background.answers.importReport = () => {
      turn += 1;
      if (turn === 2) throw new AppError('storage-full');
      return summary;
    };
    await choose([file('one'), file('two', 'two.md')]);
    expect(find('[data-part="error"]').dataset['code']).toBe('storage-full');
    expect(find('[data-reason="failed"]').textContent).toContain('two.md');
  });
});

describe('the way back', () => {
  it('takes back what an import brought, the last first, and leaves what was here already', async () => {
    const outcomes = ['new', 'same', 'updated'] as const;
    let turn = 0;
    background.answers.importReport = () => ({ ...summary, id: `report-${turn}`, outcome: outcomes[turn++] ?? 'new' });
    await choose([file('1'), file('2'), file('3')]);
    press('undo');
    await settle();
    expect(background.sent('removeReport')).toEqual([
      { id: 'report-2', restore: true },
      { id: 'report-0', restore: true },
    ]);
    expect(root.textContent).toContain('Taken back.');
    expect(root.querySelector('[data-part="import-summary"]')).toBeNull();
  });

  it('is not offered where nothing changed', async () => {
    background.answers.importReport = () => ({ ...summary, outcome: 'same' });
    await choose([file('1')]);
    expect(result()).toContain('1 was here already, unchanged');
    expect(root.querySelector('[data-action="undo"]')).toBeNull();
  });
});

describe('the reports that are here', () => {
  it('are listed with their failures and can be taken back one by one', async () => {
    background.answers.listReports = () => [head, { ...head, id: 'abc', category: null, announcementDate: null }];
    await choose([file('1')]);
    const rows = [...root.querySelectorAll('[data-report-id]')].map((row) => row.getAttribute('aria-label'));
    expect(rows).toEqual(['cs.CV · 2026-02-03', 'one.md']);
    expect(find('[data-report-id]').textContent).toContain('7 papers, 1 failed');
    // A report without a day has no page of the day.
    expect(root.querySelectorAll('[data-action="export-html"]')).toHaveLength(1);
    press('remove-report');
    await settle();
    expect(background.sent('removeReport')).toEqual([{ id: head.id }]);
    expect(root.textContent).toContain('cs.CV · 2026-02-03 was taken back.');
  });
});
