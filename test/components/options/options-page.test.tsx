// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { OptionsPage } from '../../../components/options/options-page.tsx';
import { AppError } from '../../../lib/core/errors.ts';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { NO_SERVICE, someSettings } from '../shared/fixtures.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  aboutExtension: () => 'Marginalia 9.8.7, Browser 1',
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
  listen: (...given: Parameters<FakeBackground['listen']>) => current.background?.listen(...given),
}));

type Ask = (permissions: { origins: string[] } | { permissions: string[] }) => Promise<boolean>;
const { request } = vi.hoisted(() => ({ request: vi.fn<Ask>() }));
vi.mock('wxt/browser', () => ({
  browser: { permissions: { request }, runtime: { getManifest: () => ({ version: '9.8.7' }) } },
}));

const KEY = 'reef-secret-key-2468';
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
  run(() => render(null, root));
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<void> {
  run(() => render(<OptionsPage />, root));
  await settle();
}

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function field(name: string): Control {
  const control = root.querySelector<Control>(`[name="${name}"]`);
  if (!control) throw new Error(`no field ${name}`);
  return control;
}

/** Drawn at once; what it starts is awaited with `settle`. */
const run = (work: () => void): void => void act(work);

function fill(name: string, value: string, leave = true): void {
  const control = field(name);
  run(() => {
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  });
  if (leave) run(() => void control.dispatchEvent(new Event('change', { bubbles: true })));
}

function press(selector: string): void {
  run(() => find(selector).click());
}

const SAVE = 'button[data-action="save"]';
const TEST = 'button[data-action="test-connection"]';
const state = (): string | null => find('[data-surface="options"]').getAttribute('data-state');
const errorOf = (name: string): string => {
  const ids = field(name).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
};

function fillService(): void {
  fill('provider', 'custom');
  fill('baseUrl', 'http://127.0.0.1:9123/v1');
  fill('apiKey', KEY);
  fill('model', 'reef-small');
}

describe('saving a service', () => {
  it('asks for the one origin within the click, before anything is awaited', async () => {
    await open();
    fillService();
    const before = background.calls.length;
    find(SAVE).click();
    expect(request.mock.calls).toEqual([[{ origins: ['http://127.0.0.1/*'] }]]);
    expect(background.calls).toHaveLength(before);
    await settle();
    expect(background.sent('saveProfile')).toHaveLength(1);
  });

  it('sends what the form says and shows that it was saved', async () => {
    await open();
    fillService();
    press(SAVE);
    await settle();
    expect(background.sent('saveProfile')).toEqual([
      {
        id: null,
        profile: {
          provider: 'custom',
          baseUrl: 'http://127.0.0.1:9123/v1',
          model: 'reef-small',
          limits: { concurrency: 3, requestsPerMinute: null, tokensPerMinute: null },
        },
        apiKey: KEY,
        consents: true,
      },
    ]);
    expect(state()).toBe('done');
    expect(find('.save-bar [role="status"]').textContent).toContain('Saved');
  });

  it('never has the key in the page once it is saved, in any attribute or property', async () => {
    await open();
    fillService();
    press(SAVE);
    await settle();
    expect(field('apiKey').value).toBe('');
    expect(root.outerHTML).not.toContain(KEY);
    expect([...root.querySelectorAll('input')].map(({ value }) => value)).not.toContain(KEY);
    expect(errorOf('apiKey')).toContain('…2468');
  });

  it('keeps a stored key when another model of the same server is saved', async () => {
    background.storeProfile('openai', 'https://api.openai.com/v1', 'gpt-5.5', KEY);
    await open();
    fill('model', 'gpt-5.4-mini');
    press(SAVE);
    await settle();
    expect(background.sent('saveProfile')[0]).not.toHaveProperty('apiKey');
    expect(background.keys.get('default')).toBe(KEY);
  });

  it('never carries a stored key to another server', async () => {
    background.storeProfile('openai', 'https://api.openai.com/v1', 'gpt-5.5', KEY);
    await open();
    fill('provider', 'ollama');
    fill('model', 'reef-small');
    press(TEST);
    press(SAVE);
    await settle();
    expect(background.sent('testConnection')).toEqual([expect.objectContaining({ apiKey: '' })]);
    expect(background.sent('saveProfile')).toEqual([expect.objectContaining({ apiKey: '' })]);
    expect(background.keys.get('default')).toBe('');
  });

  it('loses nothing when the browser refuses the origin, and says what to do', async () => {
    request.mockResolvedValue(false);
    await open();
    fillService();
    press(SAVE);
    await settle();
    expect(state()).toBe('failed');
    expect(background.sent('saveProfile')).toEqual([]);
    expect(find('[data-code="no-permission"]').textContent).toContain('127.0.0.1:9123');
    expect(field('apiKey').value).toBe(KEY);
    request.mockResolvedValue(true);
    press(SAVE);
    await settle();
    expect(state()).toBe('done');
  });

  it('counts a permission dialog that throws as refused', async () => {
    request.mockRejectedValue(new Error('not a user gesture'));
    await open();
    fillService();
    press(SAVE);
    await settle();
    expect(root.querySelector('[data-code="no-permission"]')).not.toBeNull();
  });

  it('keeps everything typed when the background fails, and can be tried again', async () => {
    background.answers.saveProfile = () => {
      throw new AppError('storage-full');
    };
    await open();
    fillService();
    press(SAVE);
    await settle();
    expect(state()).toBe('failed');
    expect(field('model').value).toBe('reef-small');
    expect(field('apiKey').value).toBe(KEY);
    delete background.answers.saveProfile;
    press('[data-part="error"][data-code="storage-full"] button[data-action="retry"]');
    await settle();
    expect(state()).toBe('done');
  });

  it('names a missing address, model and key at their fields and asks for no permission', async () => {
    await open();
    fill('provider', 'openai');
    fill('baseUrl', 'ftp://reef');
    fill('model', '');
    press(SAVE);
    await settle();
    expect(errorOf('baseUrl')).toContain('not a web address');
    expect(errorOf('model')).toContain('name of a model');
    expect(errorOf('apiKey')).toContain('needs an API key');
    expect(field('model').getAttribute('aria-invalid')).toBe('true');
    expect(request).not.toHaveBeenCalled();
    expect(state()).toBe('failed');
  });

  it('takes an address without a chosen service for a server of the reader’s own', async () => {
    await open();
    fill('baseUrl', 'http://localhost:8080/v1');
    expect(field('provider').value).toBe('custom');
  });

  it('removes service and key when none is chosen any more', async () => {
    background.storeProfile('openai', 'https://api.openai.com/v1', 'gpt-5.5', KEY);
    await open();
    fill('provider', '');
    press(SAVE);
    await settle();
    expect(background.sent('removeProfile')).toEqual([{ id: 'default' }]);
    expect(background.keys.size).toBe(0);
    expect(state()).toBe('done');
  });
});

describe('presets', () => {
  it('fill the address and the first model, and leave both free', async () => {
    await open();
    fill('provider', 'deepseek');
    expect(field('baseUrl').value).toMatch(/^https:\/\/api\.deepseek\.com/);
    expect(field('model').value).not.toBe('');
    expect(root.querySelectorAll('#model-names option').length).toBeGreaterThan(0);
    fill('baseUrl', 'https://proxy.example.org/v1');
    expect(field('baseUrl').value).toBe('https://proxy.example.org/v1');
  });

  it('mark the key as optional for a server on this machine', async () => {
    await open();
    fill('provider', 'ollama');
    expect(find('[data-field="apiKey"] .field-head').textContent).toContain('optional');
    fill('provider', 'openai');
    expect(find('[data-field="apiKey"] .field-head').textContent).not.toContain('optional');
  });

  it('forget a key that was typed for another service', async () => {
    await open();
    fill('provider', 'openai');
    fill('apiKey', KEY);
    fill('provider', 'deepseek');
    expect(field('apiKey').value).toBe('');
  });

  it('bring the stored address and model back as they were saved', async () => {
    background.storeProfile('openai', 'https://proxy.example.org/v1', 'reef-large', KEY);
    await open();
    fill('provider', 'ollama');
    fill('provider', 'openai');
    expect(field('baseUrl').value).toBe('https://proxy.example.org/v1');
    expect(field('model').value).toBe('reef-large');
  });
});

describe('the list of models', () => {
  it('is asked for without one being named, and one press takes a name', async () => {
    await open();
    fill('provider', 'ollama');
    press('[data-field="model"] .with-button button');
    await settle();
    expect(background.sent('listModels')).toEqual([{ id: null, profile: expect.objectContaining({ model: '' }) }]);
    press('.listing .chips button:nth-child(2)');
    expect(field('model').value).toBe('reef-large');
  });
});

function chip(name: string): HTMLButtonElement {
  const chips = [...root.querySelectorAll<HTMLButtonElement>('.chips button')];
  const found = chips.find(({ textContent }) => textContent === name);
  if (!found) throw new Error(`no chip ${name}`);
  return found;
}

describe('settings', () => {
  it('save by themselves as patches of one field, with a visible word', async () => {
    await open();
    fill('categories', 'cs.cv，stat.ml; hep-th');
    await settle();
    expect(background.sent('saveSettings')).toEqual([{ settings: { categories: ['cs.CV', 'stat.ML', 'hep-th'] } }]);
    expect(find('[data-field="categories"] [role="status"]').textContent).toContain('Saved');
    expect(field('categories').value).toBe('cs.CV, stat.ML, hep-th');
  });

  it('are not sent when nothing changed', async () => {
    await open();
    press(SAVE);
    await settle();
    expect(background.sent('saveSettings')).toEqual([]);
    expect(background.sent('removeProfile')).toEqual([]);
    expect(state()).toBe('done');
  });

  it('go with the one button as well, all that changed in one patch', async () => {
    await open();
    fill('dailyBudget', '2,000,000', false);
    fill('concurrency', '5', false);
    fill('includeKeywords', ' reef \n\nslow  tides\nreef', false);
    fill('excludeKeywords', 'shadow', false);
    fill('analysisLanguages', 'zh+en', false);
    press(SAVE);
    await settle();
    expect(background.sent('saveSettings')).toEqual([
      {
        settings: {
          dailyBudget: 2_000_000,
          concurrency: 5,
          includeKeywords: ['reef', 'slow tides'],
          excludeKeywords: ['shadow'],
          analysisLanguages: 'zh+en',
        },
      },
    ]);
    expect(request).not.toHaveBeenCalled();
  });

  it('take an emptied budget for no cap', async () => {
    background.settings = { ...background.settings, dailyBudget: 5000 };
    await open();
    expect(field('dailyBudget').value).toBe('5000');
    fill('dailyBudget', '');
    await settle();
    expect(background.sent('saveSettings')).toEqual([{ settings: { dailyBudget: null } }]);
  });

  it.each([
    ['categories', 'cs.CV, cs.ZZ', 'Not an arXiv category: cs.ZZ.'],
    ['dailyBudget', '-3', 'number above 0'],
    ['dailyBudget', '0', 'number above 0'],
    ['concurrency', '9', 'from 1 to 8'],
    ['includeKeywords', 'reef '.repeat(40), 'at most 100 characters'],
  ])('name what is wrong with %s = %s, keep it, and send nothing', async (name, text, words) => {
    await open();
    fill(name, text);
    await settle();
    expect(errorOf(name)).toContain(words);
    expect(field(name).value).toBe(text);
    expect(background.sent('saveSettings')).toEqual([]);
  });

  it('switch the language of the page at once', async () => {
    await open();
    expect(document.documentElement.lang).toBe('en');
    fill('uiLanguage', 'zh-CN');
    expect(find('h2').textContent).toBe('模型服务');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(document.title).toBe('旁注选项');
    await settle();
    expect(background.sent('saveSettings')).toEqual([{ settings: { uiLanguage: 'zh-CN' } }]);
  });

  it('follow a change made elsewhere, except where the reader is typing', async () => {
    await open();
    fill('includeKeywords', 'reef', false);
    background.settings = { ...background.settings, concurrency: 7, includeKeywords: ['tides'] };
    const { uiLanguage, analysisLanguages } = background.settings;
    background.emit({
      type: 'settings',
      settings: someSettings({ uiLanguage, analysisLanguages, ...NO_SERVICE }),
    });
    await settle();
    expect(field('concurrency').value).toBe('7');
    expect(field('includeKeywords').value).toBe('reef');
  });

  it('offer often followed categories as switches', async () => {
    background.settings = { ...background.settings, categories: ['cs.CV'] };
    await open();
    expect(chip('cs.CV').getAttribute('aria-pressed')).toBe('true');
    run(() => chip('cs.RO').click());
    await settle();
    run(() => chip('cs.CV').click());
    await settle();
    expect(background.settings.categories).toEqual(['cs.RO']);
  });
});

describe('privacy', () => {
  it('names the host that gets the text, and that nothing goes out without one', async () => {
    await open();
    expect(root.textContent).toContain('since none is set');
    run(() => render(null, root));
    background.storeProfile('openai', 'https://api.openai.com/v1', 'gpt-5.5', KEY);
    await open();
    expect(find('.statements').textContent).toContain('api.openai.com');
  });

  it('wipes the key and keeps the service', async () => {
    background.storeProfile('openai', 'https://api.openai.com/v1', 'gpt-5.5', KEY);
    await open();
    press('[data-field="apiKey"] button[data-action="clear"]');
    await settle();
    expect(background.keys.size).toBe(0);
    expect(background.settings.profiles[0]?.model).toBe('gpt-5.5');
    expect(root.textContent).toContain('The key was removed.');
    expect(root.textContent).not.toContain('…2468');
  });
});

it('says which version it is', async () => {
  await open();
  expect(root.textContent).toContain('9.8.7');
});

describe('opening', () => {
  it('says so when the settings cannot be read, and tries again on request', async () => {
    background.answers.getSettings = () => {
      throw new AppError('interrupted');
    };
    await open();
    expect(root.querySelector('form')).toBeNull();
    delete background.answers.getSettings;
    press('[data-part="error"] button[data-action="retry"]');
    await settle();
    expect(root.querySelector('form')).not.toBeNull();
  });

  it('gives every control a label', async () => {
    await open();
    const controls = [...root.querySelectorAll('input, select, textarea')];
    expect(
      controls.map((control) => control.getAttribute('name') ?? '').toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([
      'analyseSelection',
      'analysisLanguages',
      'apiKey',
      'backupFile',
      'backupFullTexts',
      'baseUrl',
      'budgetUnit',
      'categories',
      'concurrency',
      'dailyBudget',
      'excludeKeywords',
      'fetchDaily',
      'glossary',
      'includeKeywords',
      'interestAuthors',
      'interestDescription',
      'interestGroups',
      'learnInterest',
      'ledgerGrouping',
      'ledgerModel',
      'ledgerOutcome',
      'ledgerPeriod',
      'ledgerTask',
      'model',
      'monthlyBudget',
      'notifyWhenReady',
      'pastedReport',
      'provider',
      'reportFiles',
      'reportFolder',
      'selectionCount',
      'selectionThreshold',
      'shortcutsOnArxiv',
      'showBadge',
      'starredFile',
      'starredList',
      'summariseDaily',
      'tagRules',
      'uiLanguage',
    ]);
    for (const control of controls) expect(root.querySelector(`label[for="${control.id}"]`)).not.toBeNull();
  });
});

describe('what is done each day', () => {
  it('asks for the permission to notify within the choice, and keeps the choice where it is given', async () => {
    await open();
    fill('notifyWhenReady', 'on');
    expect(request.mock.calls).toEqual([[{ permissions: ['notifications'] }]]);
    await settle();
    expect(background.settings.notifyWhenReady).toBe(true);
    expect(field('notifyWhenReady').value).toBe('on');
  });

  it('goes back to saying nothing where the permission is refused, and says why', async () => {
    request.mockResolvedValue(false);
    await open();
    fill('notifyWhenReady', 'on');
    await settle();
    expect(background.settings.notifyWhenReady).toBe(false);
    expect(field('notifyWhenReady').value).toBe('off');
    expect(errorOf('notifyWhenReady')).toContain('not allowed to show notifications');
  });

  it('offers what follows from the daily reading only where there is one', async () => {
    await open();
    fill('fetchDaily', 'off');
    await settle();
    expect(background.settings.fetchDaily).toBe(false);
    expect(root.querySelectorAll('[name="summariseDaily"], [name="notifyWhenReady"]')).toHaveLength(0);
    expect(root.querySelector('[name="showBadge"]')).not.toBeNull();
  });
});
