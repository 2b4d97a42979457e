// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { OptionsPage } from '../../../components/options/options-page.tsx';
import { FINDINGS, type StageResult } from '../../../lib/completion/doctor/finding.ts';
import {
  MAX_OUTPUT_TOKENS,
  messages as question,
  QUESTION_TOKENS,
  schema,
} from '../../../lib/completion/doctor/question.ts';
import { estimateCall } from '../../../lib/analysis/estimate.ts';
import { AppError } from '../../../lib/core/errors.ts';
import { doctorWords } from '../../../lib/i18n/doctor.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { OUTPUT_LEVELS } from '../../../lib/providers/provider.ts';
import { type Data, examined, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  aboutExtension: () => 'Marginalia 9.8.7, Browser 1',
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
  listen: (...given: Parameters<FakeBackground['listen']>) => current.background?.listen(...given),
}));

type Ask = (permissions: { origins: string[] }) => Promise<boolean>;
const { request } = vi.hoisted(() => ({ request: vi.fn<Ask>() }));
vi.mock('wxt/browser', () => ({
  browser: { permissions: { request }, runtime: { getManifest: () => ({ version: '9.8.7' }) } },
}));

const KEY = 'reef-secret-key-2468';
const TEST = 'button[data-action="test-connection"]';
const words = doctorWords.en;
let background: FakeBackground;
let root: HTMLElement;

beforeEach(() => {
  background = new FakeBackground();
  current.background = background;
  uiLanguage.value = 'en';
  request.mockReset().mockResolvedValue(true);
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  vi.restoreAllMocks();
  void act(() => render(null, root));
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

function fill(name: string, value: string): void {
  const control = find(`[name="${name}"]`) as HTMLInputElement;
  void act(() => {
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const press = (selector: string): void => void act(() => find(selector).click());
const part = (): HTMLElement => find('[data-part="doctor"]');
const status = (): string => find('[data-part="doctor"] > [role="status"]').textContent ?? '';
const open = (): (string | null)[] =>
  [...root.querySelectorAll<HTMLDetailsElement>('.checks > li')]
    .filter((line) => line.querySelector('details')?.open)
    .map((line) => line.dataset['stage'] ?? null);

/** The page with a service in its form. */
async function opened(baseUrl = 'http://127.0.0.1:9123/v1'): Promise<void> {
  void act(() => render(<OptionsPage />, root));
  await settle();
  fill('provider', 'custom');
  fill('baseUrl', baseUrl);
  fill('apiKey', KEY);
  fill('model', 'reef-small');
}

async function tested(...results: StageResult[]): Promise<void> {
  background.answers.testConnection = () => examined(results, ['reef-small', 'reef-large']);
  await opened();
  press(TEST);
  await settle();
}

describe('starting', () => {
  it('asks for the origin within the click, and sends what the form says as it was written', async () => {
    await opened('http://127.0.0.1:9123/v1/chat/completions');
    find(TEST).click();
    expect(request.mock.calls).toEqual([[{ origins: ['http://127.0.0.1/*'] }]]);
    await settle();
    expect(background.sent('testConnection')).toEqual([
      {
        run: expect.any(String),
        id: null,
        profile: { provider: 'custom', baseUrl: 'http://127.0.0.1:9123/v1', model: 'reef-small' },
        typed: 'http://127.0.0.1:9123/v1/chat/completions',
        apiKey: KEY,
      },
    ]);
    expect(background.sent('saveProfile')).toEqual([]);
  });

  it('needs a service, and says so at its field', async () => {
    void act(() => render(<OptionsPage />, root));
    await settle();
    press(TEST);
    await settle();
    expect(find('[data-field="provider"] .field-error').textContent).toContain('Choose a service');
    expect(background.sent('testConnection')).toEqual([]);
  });

  it('goes on where the browser refused: the test itself says so', async () => {
    request.mockResolvedValue(false);
    await tested({ id: 'permission', state: 'failed', finding: 'not-granted', fixes: [{ kind: 'permission' }] });
    expect(open()).toEqual(['permission']);
    request.mockResolvedValue(true);
    press('[data-stage="permission"] button');
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('says beforehand what it may cost, and that is what it costs at most', async () => {
    await opened();
    expect(part().textContent).toContain(words.cost);
    const most = OUTPUT_LEVELS.length * (QUESTION_TOKENS + MAX_OUTPUT_TOKENS);
    expect(Math.round(most / 100) * 100).toBe(1_300);
    for (const { cost } of Object.values(doctorWords)) expect(cost).toContain('1,300');
    // Below the strictest level the schema goes into the instructions, with a few words around it.
    expect(estimateCall({ messages: question, schema }, '').inputTokens).toBeLessThan(QUESTION_TOKENS - 60);
  });
});

describe('results', () => {
  it('come line by line, each read out as it is looked at; another run’s are not shown', async () => {
    const ends: (() => void)[] = [];
    background.answers.testConnection = () =>
      new Promise((resolve) => {
        ends.push(() => resolve(examined([])));
      });
    await opened();
    press(TEST);
    await settle();
    expect(part().dataset['state']).toBe('running');
    expect(status()).toBe(words.checking(words.stages.address));
    const [first] = background.sent('testConnection') as { run: string }[];
    const result: StageResult = { id: 'address', state: 'passed', finding: 'address-ok' };
    void act(() => background.emit({ type: 'doctor', run: 'another', result }));
    expect(root.querySelectorAll('.checks > li')).toHaveLength(0);
    void act(() => background.emit({ type: 'doctor', run: first?.run ?? '', result }));
    expect(root.querySelectorAll('.checks > li')).toHaveLength(1);
    expect(status()).toBe(words.checking(words.stages.permission));

    // A second press starts anew, and what the first still has to say is not heard.
    press(TEST);
    await settle();
    expect(root.querySelectorAll('.checks > li')).toHaveLength(0);
    ends[0]?.();
    await settle();
    expect(part().dataset['state']).toBe('running');
    ends[1]?.();
    await settle();
    expect(part().dataset['state']).toBe('done');
    expect(root.querySelectorAll('.checks > li')).toHaveLength(13);
  });

  it('all well: closed lines, one sentence, and the cost', async () => {
    await tested();
    expect(find('[data-part="test-result"]').textContent).toContain(words.works);
    expect(open()).toEqual([]);
    expect(find('[data-part="spent"]').textContent).toBe('1 question, 1,234 tokens · US$0.0002');
    expect(find('[data-stage="stream"]').textContent).toContain('412 ms');
    // What the server lists is suggested for the model.
    expect([...root.querySelectorAll('#model-names option')].map((each) => each.getAttribute('value'))).toContain(
      'reef-large',
    );
  });

  it('open at the first failure, before any note', async () => {
    await tested(
      { id: 'address', state: 'warning', finding: 'no-version' },
      { id: 'key', state: 'failed', finding: 'key-refused', values: { host: 'h' }, detail: 'No such key.' },
      { id: 'model', state: 'not-reached', finding: 'not-reached' },
    );
    expect(open()).toEqual(['key']);
    expect(status()).toContain(words.failedAt(words.stages.key));
    expect(find('[data-stage="key"] q').textContent).toBe('No such key.');
    expect(find('[data-stage="key"]').dataset['check']).toBe('failed');
  });

  it('open at the first note where nothing failed', async () => {
    await tested(
      { id: 'clock', state: 'warning', finding: 'clock-off', values: { minutes: 61.2 } },
      { id: 'output', state: 'warning', finding: 'words-only' },
    );
    expect(open()).toEqual(['clock']);
    expect(status()).toContain(words.worksWithNotes(2));
    expect(find('[data-stage="clock"]').textContent).toContain('about 61 minutes');
  });

  it('do not claim that it works where nothing was asked', async () => {
    await tested({ id: 'stream', state: 'warning', finding: 'over-budget' });
    expect(status()).toContain(words.incomplete);
  });

  it('are gone when the service in the form is another one, and the run is ended', async () => {
    background.answers.testConnection = () => new Promise(() => undefined);
    await opened();
    press(TEST);
    await settle();
    fill('model', 'reef-large');
    await settle();
    expect(part().dataset['state']).toBe('idle');
    expect(background.sent('cancelTest')).toEqual([{ run: expect.any(String) }]);
  });

  it('stay in the language of the page', async () => {
    await tested({ id: 'key', state: 'failed', finding: 'no-credit' });
    fill('uiLanguage', 'zh-CN');
    expect(find('[data-stage="key"]').textContent).toContain('账户没有余额');
    expect(status()).toContain('连接还不能使用：密钥与账户');
  });
});

describe('fixes', () => {
  it('a better address is taken and tested by one press', async () => {
    const fixes = [{ kind: 'address', baseUrl: 'http://localhost:11434/v1' }] as const;
    await tested({ id: 'api', state: 'failed', finding: 'wrong-path', fixes: [...fixes] });
    press('button[data-action="use-address"]');
    expect(request).toHaveBeenLastCalledWith({ origins: ['http://localhost/*'] });
    await settle();
    expect((find('[name="baseUrl"]') as HTMLInputElement).value).toBe('http://localhost:11434/v1');
    expect(background.sent('testConnection')).toHaveLength(2);
    expect(background.sent('testConnection')[1]).toMatchObject({ profile: { baseUrl: 'http://localhost:11434/v1' } });
  });

  it('a near name of a model likewise', async () => {
    const fixes = [
      { kind: 'model', name: 'reef-large' },
      { kind: 'model', name: 'reef-7b' },
    ] as const;
    await tested({ id: 'model', state: 'failed', finding: 'model-missing', fixes: [...fixes] });
    expect(root.querySelectorAll('button[data-action="use-model"]')).toHaveLength(2);
    press('button[data-action="use-model"]');
    await settle();
    expect(background.sent('testConnection')[1]).toMatchObject({ profile: { model: 'reef-large' } });
  });

  it('a text is shown as it is and copied as it is', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
    const text = 'launchctl setenv OLLAMA_ORIGINS "chrome-extension://abc"';
    await tested({
      id: 'origin',
      state: 'failed',
      finding: 'ollama-origin',
      fixes: [{ kind: 'copy', use: 'macos', text }],
    });
    expect(find('.copyable pre').textContent).toBe(text);
    press('.copyable button[data-action="copy"]');
    await settle();
    expect(writeText).toHaveBeenCalledWith(text);
    expect(find('.copyable [role="status"]').textContent).toBe('Copied');
  });
});

describe('cancelling and failing', () => {
  it('cancel ends the run; what was found stays', async () => {
    background.answers.testConnection = () => new Promise(() => undefined);
    await opened();
    press(TEST);
    await settle();
    press('[data-part="doctor"] button[data-action="cancel"]');
    await settle();
    const [sent] = background.sent('testConnection') as { run: string }[];
    expect(background.sent('cancelTest')).toEqual([{ run: sent?.run }]);
  });

  it('says it was cancelled, with what it cost', async () => {
    const { spent } = examined([]);
    background.answers.testConnection = () => ({
      results: [{ id: 'address', state: 'passed', finding: 'address-ok' }],
      cancelled: true,
      models: [],
      spent,
    });
    await opened();
    press(TEST);
    await settle();
    expect(part().dataset['state']).toBe('cancelled');
    expect(status()).toBe(` ${words.cancelled}`);
    expect(find('[data-part="spent"]').textContent).toContain('1,234');
  });

  it('cancelled while the browser still asks, nothing is sent', async () => {
    const { promise, resolve: allow } = Promise.withResolvers<boolean>();
    request.mockReturnValue(promise);
    await opened();
    press(TEST);
    press('[data-part="doctor"] button[data-action="cancel"]');
    allow(true);
    await settle();
    expect(background.sent('testConnection')).toEqual([]);
    expect(part().dataset['state']).toBe('cancelled');
  });

  it('a background that has gone is told as what it is, and can be asked again', async () => {
    background.answers.testConnection = () => {
      throw new AppError('interrupted');
    };
    await opened();
    press(TEST);
    await settle();
    delete background.answers.testConnection;
    press('[data-part="doctor"] [data-part="error"][data-code="interrupted"] button[data-action="retry"]');
    await settle();
    expect(status()).toContain(words.works);
  });
});

describe('the report', () => {
  it('has version, browser, service, and each stage with its code; no key and no query', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
    await tested({
      id: 'key',
      state: 'failed',
      finding: 'key-refused',
      values: { host: '127.0.0.1:9123' },
      detail: 'See https://example.org/keys?token=abc`',
    });
    press('button[data-action="copy-report"]');
    await settle();
    const report = writeText.mock.calls[0]?.[0] ?? '';
    expect(report).toContain('Marginalia 9.8.7, Browser 1');
    expect(report).toContain('`http://127.0.0.1:9123/v1`');
    expect(report).toContain('- Key and account: **failed** (key-refused). 127.0.0.1:9123 refuses the key.');
    expect(report).toContain('`See https://example.org/keys`');
    expect(report.match(/^- .*\([a-z-]+\)\./gm)).toHaveLength(13);
    expect(report).not.toMatch(/reef-secret|token=/);
  });

  it('can be selected where the browser does not let it be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    await tested();
    press('button[data-action="copy-report"]');
    await settle();
    expect((find('.doctor textarea') as HTMLTextAreaElement).value).toContain('# Connection report');
  });
});

const NAMES = ['host', 'model', 'origin', 'milliseconds', 'seconds', 'minutes', 'count', 'tokens'] as const;
/** Each value is its own name in brackets, so that it can be found again. */
const MARKED = Object.fromEntries(NAMES.map((name) => [name, `[${name}]`])) as Record<(typeof NAMES)[number], string>;

it.each(['zh-CN', 'en'] as const)('every finding has words in %s, with the same values as in English', (language) => {
  const { findings } = doctorWords[language];
  for (const finding of FINDINGS) {
    const valuesIn = (says: (typeof findings)[typeof finding]['says'] | undefined): string[] => {
      const text = typeof says === 'function' ? says(MARKED) : (says ?? '');
      return [...new Set(text.match(/\[\w+\]/g))].toSorted();
    };
    const { says, next } = findings[finding];
    expect(valuesIn(says), finding).toEqual(valuesIn(words.findings[finding].says));
    expect(valuesIn(next), finding).toEqual(valuesIn(words.findings[finding].next));
    expect(next === undefined, finding).toBe(words.findings[finding].next === undefined);
  }
});
