// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { OptionsPage } from '../../../components/options/options-page.tsx';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import { providers } from '../../../lib/providers/index.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
  listen: (...given: Parameters<FakeBackground['listen']>) => current.background?.listen(...given),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { request: () => Promise.resolve(true) },
    runtime: { getManifest: () => ({ version: '9.8.7' }) },
  },
}));

let background: FakeBackground;
let root: HTMLElement;

beforeEach(() => {
  background = new FakeBackground();
  current.background = background;
  uiLanguage.value = 'en';
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  void act(() => render(null, root));
  root.remove();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

async function open(): Promise<void> {
  void act(() => render(<OptionsPage />, root));
  await settle();
}

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

type Control = HTMLInputElement | HTMLSelectElement;
const field = (name: string): Control => find(`[name="${name}"]`) as Control;

function fill(name: string, value: string): void {
  void act(() => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
  });
  void act(() => void field(name).dispatchEvent(new Event('change', { bubbles: true })));
}

async function press(selector: string): Promise<void> {
  void act(() => find(selector).click());
  await settle();
}

/** As a person does; `press` is what a script can do. */
async function pressByHand(selector: string): Promise<void> {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
  Object.defineProperty(event, 'isTrusted', { value: true });
  void act(() => void find(selector).dispatchEvent(event));
  await settle();
}

const rowOf = (id: string): string => `[data-part="profiles"] > li[data-profile-id="${id}"]`;
const price = (): HTMLElement => find('[data-part="price"]');
const SAVE = 'button[data-action="save"]';
const ADD = 'button[data-action="add-profile"]';
const consentAtSave = (): string | null => root.querySelector('.save-bar [data-part="consent"]')?.textContent ?? null;

function storeTwo(): void {
  background.storeProfile('custom', 'https://one.example/v1', 'model-one', 'key-one-1111');
  background.storeProfile('custom', 'https://two.example/v1', 'model-two', 'key-two-2222', {
    id: 'second',
    name: 'Second',
    consent: { origin: 'https://two.example', at: '2026-11-17T08:00:00.000Z' },
  });
}

describe('before there is a service', () => {
  it('the form is all there is: no list, no table, no details', async () => {
    await open();
    expect(root.querySelector('[data-part="profiles"]')).toBeNull();
    expect(root.querySelector('[data-part="task-models"]')).toBeNull();
    expect(root.querySelector('[data-part="profile-details"]')).toBeNull();
    expect(root.querySelector(ADD)).toBeNull();
    expect(consentAtSave()).toBeNull();
  });

  it('the words at the button say where text may go, and the press is the consent', async () => {
    await open();
    fill('provider', 'custom');
    fill('baseUrl', 'http://127.0.0.1:9123/v1');
    fill('model', 'reef');
    expect(consentAtSave()).toContain('127.0.0.1:9123');
    await press(SAVE);
    expect(background.sent('saveProfile')).toEqual([expect.objectContaining({ id: null, consents: true })]);
    expect(background.settings.profiles).toHaveLength(1);
    expect(find(rowOf('default')).dataset['state']).toBe('ready');
    expect(consentAtSave()).toBeNull();
  });

  it('keeps the number of calls at a time for the first one', async () => {
    await open();
    fill('concurrency', '6');
    await press(SAVE);
    expect(background.sent('saveSettings')).toEqual([{ settings: { concurrency: 6 } }]);
    expect(background.sent('saveProfile')).toEqual([]);
    expect(field('concurrency').value).toBe('6');
  });
});

describe('several services', () => {
  it('are listed with model and default, and the default is in the form', async () => {
    storeTwo();
    await open();
    expect(find(rowOf('default')).textContent).toContain('one.example');
    expect(find(rowOf('default')).dataset['default']).toBe('true');
    expect(find(rowOf('second')).textContent).toContain('model-two');
    expect(field('baseUrl').value).toBe('https://one.example/v1');
  });

  it('are edited one at a time, and what was typed for one waits for its return', async () => {
    storeTwo();
    await open();
    fill('model', 'model-typed');
    await press(`${rowOf('second')} [data-action="edit-profile"]`);
    expect(field('model').value).toBe('model-two');
    expect(field('profileName').value).toBe('Second');
    expect(find(rowOf('default')).textContent).toContain('not saved yet');
    fill('model', 'model-three');
    await press(SAVE);
    expect(background.sent('saveProfile')).toEqual([
      expect.objectContaining({
        id: 'second',
        profile: expect.objectContaining({ model: 'model-three', name: 'Second' }),
      }),
    ]);
    await press(`${rowOf('default')} [data-action="edit-profile"]`);
    expect(field('model').value).toBe('model-typed');
  });

  it('never share a key: the one of the first is not sent with the second', async () => {
    storeTwo();
    await open();
    await press(ADD);
    fill('provider', 'custom');
    fill('baseUrl', 'https://one.example/v1');
    fill('model', 'm');
    await press('button[data-action="test-connection"]');
    expect(background.sent('testConnection')).toEqual([
      {
        run: expect.any(String),
        typed: 'https://one.example/v1',
        id: null,
        profile: { provider: 'custom', baseUrl: 'https://one.example/v1', model: 'm' },
      },
    ]);
    await press(SAVE);
    expect(background.keys.get('profile-3')).toBe('');
    expect(field('provider').value).toBe('custom');
    expect(find(`${rowOf('profile-3')} [data-action="edit-profile"]`).getAttribute('aria-pressed')).toBe('true');
  });

  it('have another default by one press', async () => {
    storeTwo();
    await open();
    await press(`${rowOf('second')} [data-action="default-profile"]`);
    expect(background.settings.defaultProfileId).toBe('second');
    expect(find(rowOf('second')).dataset['default']).toBe('true');
  });

  it('are removed after a question, with the key and with every choice that named them', async () => {
    storeTwo();
    background.settings = { ...background.settings, taskProfiles: { ask: 'second' }, fallbackProfileId: 'second' };
    await open();
    await press(`${rowOf('second')} [data-action="remove-profile"]`);
    expect(background.sent('removeProfile')).toEqual([]);
    expect(find(rowOf('second')).textContent).toContain('Second and its key?');
    await press(`${rowOf('second')} [data-action="clear"]`);
    expect(root.querySelector('.remove-question')).toBeNull();
    await press(`${rowOf('second')} [data-action="remove-profile"]`);
    await press(`${rowOf('second')} [data-action="confirm-remove"]`);
    expect(background.keys.has('second')).toBe(false);
    expect(background.settings).toMatchObject({ taskProfiles: {}, fallbackProfileId: null });
    expect(root.querySelector(rowOf('second'))).toBeNull();
    expect(root.textContent).toContain('Service and key were removed.');
  });

  it('leave the form to the default when the one in it is removed', async () => {
    storeTwo();
    await open();
    await press(`${rowOf('default')} [data-action="remove-profile"]`);
    await press(`${rowOf('default')} [data-action="confirm-remove"]`);
    expect(field('baseUrl').value).toBe('https://two.example/v1');
    expect(background.settings.defaultProfileId).toBe('second');
  });

  it('that are paused say so by name, with the cause, and are taken up again by one press', async () => {
    storeTwo();
    background.paused.set('second', { code: 'no-credit' });
    await open();
    const notice = find(`${rowOf('second')} [data-part="error"][data-code="no-credit"]`);
    expect(notice.textContent).toContain('Second: The service says there is no credit');
    expect(find(rowOf('second')).dataset['state']).toBe('paused');
    await press(`${rowOf('second')} button[data-action="retry"]`);
    expect(background.sent('resumeProfile')).toEqual([]);
    await pressByHand(`${rowOf('second')} button[data-action="retry"]`);
    expect(background.sent('resumeProfile')).toEqual([{ id: 'second' }]);
    expect(root.querySelector(`${rowOf('second')} [data-part="error"]`)).toBeNull();
  });
});

describe('consent', () => {
  it('is withdrawn and given again in the privacy section, and not by saving something else', async () => {
    background.storeProfile('custom', 'https://one.example/v1', 'model-one', '');
    await open();
    await pressByHand('.recipient button[data-action="withdraw-consent"]');
    expect(background.settings.profiles[0]).not.toHaveProperty('consent');
    expect(find(rowOf('default')).dataset['state']).toBe('asks');
    expect(consentAtSave()).toBeNull();
    await press(SAVE);
    expect(background.settings.profiles[0]).not.toHaveProperty('consent');
    await press('.recipient button[data-action="allow"]');
    expect(background.sent('giveConsent')).toEqual([]);
    await pressByHand('.recipient button[data-action="allow"]');
    expect(background.settings.profiles[0]).toHaveProperty('consent.origin', 'https://one.example');
  });

  it('is asked for anew at the button where the address becomes another one', async () => {
    background.storeProfile('custom', 'https://one.example/v1', 'model-one', '');
    await open();
    expect(consentAtSave()).toBeNull();
    fill('baseUrl', 'https://elsewhere.example/v1');
    expect(consentAtSave()).toContain('elsewhere.example');
    await press(SAVE);
    expect(background.settings.profiles[0]).toHaveProperty('consent.origin', 'https://elsewhere.example');
  });
});

describe('which service for what', () => {
  it('is folded away until there are two, and then open', async () => {
    background.storeProfile('custom', 'https://one.example/v1', 'model-one', '');
    await open();
    expect(find('[data-part="task-models"]').hasAttribute('open')).toBe(false);
    await press(ADD);
    fill('provider', 'ollama');
    fill('model', 'm');
    await press(SAVE);
    expect(find('[data-part="task-models"]').hasAttribute('open')).toBe(true);
  });

  it('is kept at once, task by task, and given back to the default', async () => {
    storeTwo();
    await open();
    // Faster than each is stored.
    fill('task-fulltext', 'second');
    fill('task-ask', 'second');
    fill('fallbackProfile', 'default');
    await settle();
    await settle();
    expect(background.settings).toMatchObject({
      taskProfiles: { fulltext: 'second', ask: 'second' },
      fallbackProfileId: 'default',
    });
    fill('task-ask', '');
    await settle();
    expect(background.settings.taskProfiles).toEqual({ fulltext: 'second' });
    expect(field('task-fulltext').value).toBe('second');
  });
});

describe('price and limits', () => {
  const preset = providers.find(({ prices }) => prices.length > 0);
  const [noted] = preset?.prices ?? [];
  if (!preset || !noted) throw new Error('No preset has a price.');

  it('show a preset’s price with its day and that it may be out of date, and an unknown one never as nothing', async () => {
    await open();
    fill('provider', preset.id);
    fill('model', noted.model);
    expect(price().dataset['by']).toBe('preset');
    expect(price().textContent).toContain(`as noted on ${noted.noted}`);
    expect(price().textContent).toContain('may be out of date');
    fill('model', 'nobody-knows');
    expect(price().dataset['by']).toBe('nobody');
    expect(price().textContent).not.toMatch(/US\$|\b0\b/);
  });

  it('are the reader’s once entered, for this model alone', async () => {
    background.storeProfile(preset.id, preset.baseUrl, noted.model, 'key-one-1111');
    await open();
    expect((field('inputPrice') as HTMLInputElement).placeholder).toBe(String(noted.input));
    fill('inputPrice', '0,5');
    fill('outputPrice', '2');
    fill('contextTokens', '64,000');
    fill('requestsPerMinute', '20');
    await press(SAVE);
    expect(background.settings.profiles[0]).toMatchObject({
      terms: { model: noted.model, contextTokens: 64_000, price: { input: 0.5, output: 2, edited: '2026-11-17' } },
      limits: { concurrency: 3, requestsPerMinute: 20, tokensPerMinute: null },
    });
    expect(price().textContent).toContain('as you entered it on 2026-11-17');
    fill('model', 'another');
    expect(field('inputPrice').value).toBe('');
    fill('model', noted.model);
    expect(field('inputPrice').value).toBe('0.5');
  });

  it.each([
    ['inputPrice', 'free', 'amount such as'],
    ['contextTokens', '12', 'from 1,000 up'],
    ['tokensPerMinute', '0', 'above 0'],
    ['concurrency', '9', 'from 1 to 8'],
    ['profileName', 'n'.repeat(61), 'At most 60'],
  ])('name what is wrong with %s = %s and save nothing', async (name, text, words) => {
    background.storeProfile('custom', 'https://one.example/v1', 'model-one', '');
    await open();
    fill(name, text);
    await settle();
    expect(find(`[data-field="${name}"] .field-error`).textContent).toContain(words);
    await press(SAVE);
    expect(background.sent('saveProfile')).toEqual([]);
  });

  it('want both prices or neither', async () => {
    background.storeProfile('custom', 'https://one.example/v1', 'model-one', '');
    await open();
    fill('inputPrice', '1');
    await press(SAVE);
    expect(find('[data-field="outputPrice"] .field-error').textContent).toContain('both prices');
    expect(background.sent('saveProfile')).toEqual([]);
  });
});
