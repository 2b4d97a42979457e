// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguage } from '../../../components/hooks/messages.ts';
import { OptionsPage } from '../../../components/options/options-page.tsx';
import type { ProtocolType } from '../../../lib/messaging/protocol.ts';
import type { OnDeviceBackend } from '../../harness/on-device-apis.ts';
import { standIn } from '../../on-device/backend.ts';
import { type Data, FakeBackground } from './fake-background.ts';

const current = vi.hoisted((): { background: FakeBackground | null } => ({ background: null }));
vi.mock('../../../lib/client/background.ts', () => ({
  call: <Type extends ProtocolType>(type: Type, data: Data<Type>) => current.background?.call(type, data),
  listen: (...given: Parameters<FakeBackground['listen']>) => current.background?.listen(...given),
}));
const request = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock('wxt/browser', () => ({
  browser: { permissions: { request }, runtime: { getManifest: () => ({ version: '9.8.7' }) } },
}));

let background: FakeBackground;
let root: HTMLElement;

beforeEach(() => {
  background = new FakeBackground();
  current.background = background;
  request.mockReset().mockResolvedValue(true);
  uiLanguage.value = 'en';
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  void act(() => render(null, root));
  root.remove();
  vi.unstubAllGlobals();
});

const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

/** Opens the options in a browser with such models. */
async function open(over: Partial<OnDeviceBackend> | null = {}): Promise<void> {
  if (over) {
    const { LanguageModel, Translator } = standIn(over);
    vi.stubGlobal('LanguageModel', LanguageModel);
    vi.stubGlobal('Translator', Translator);
  }
  void act(() => render(<OptionsPage />, root));
  await settle();
  // What is drawn at last begins to look only then.
  await settle();
}

function find(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
}

async function press(selector: string): Promise<void> {
  void act(() => find(selector).click());
  await settle();
}

async function choose(provider: string): Promise<void> {
  void act(() => {
    const select = find('[name="provider"]') as HTMLSelectElement;
    select.value = provider;
    select.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

const offered = (): string[] =>
  [...root.querySelectorAll('[name="provider"] option')].map((each) => each.getAttribute('value') ?? '');
const here = { provider: 'on-device', baseUrl: '', model: 'browser-model' };

describe('the browser’s own model in the options', () => {
  it('is offered only where the browser has one', async () => {
    await open(null);
    expect(offered()).not.toContain('on-device');
    void act(() => render(null, root));
    await open();
    expect(offered()).toContain('on-device');
  });

  it('is saved without a permission, a consent or a key', async () => {
    await open();
    await choose('on-device');
    expect(root.querySelector('[name="apiKey"]')).toBeNull();
    expect(root.querySelector('.save-bar [data-part="consent"]')).toBeNull();
    expect(find('[data-part="on-device"]').textContent).toContain('Nothing is sent anywhere');
    expect(find('[data-model="model"]').textContent).toContain('It holds 6,144 tokens');
    await press('[data-action="save"]');
    expect(request).not.toHaveBeenCalled();
    expect(background.sent('saveProfile')).toMatchObject([{ id: null, profile: here }]);
    expect(background.sent('saveProfile')[0]).not.toHaveProperty('consents');
    const recipient = find('.recipient');
    expect(recipient.textContent).toContain('runs on this computer');
    expect(recipient.querySelector('[data-action="withdraw-consent"]')).toBeNull();
  });

  it('is downloaded by a press, and what waits for it goes on', async () => {
    const states: { model: 'downloadable' | 'available'; translator: 'unavailable' } = {
      model: 'downloadable',
      translator: 'unavailable',
    };
    background.settings = { ...background.settings, profiles: [{ id: 'here', ...here }], defaultProfileId: 'here' };
    background.paused.set('here', { code: 'model-not-downloaded' });
    await open({
      availability: (which) => states[which],
      isActive: () => true,
      downloaded: () => {
        states.model = 'available';
      },
    });
    expect(find('[data-model="translator"]').textContent).toContain('in English alone');
    expect(root.querySelector('[data-part="profiles"] [data-code="model-not-downloaded"]')).not.toBeNull();
    await press('[data-model="model"] [data-action="download"]');
    expect(find('[data-model="model"]').dataset['modelState']).toBe('available');
    expect(background.sent('resumeProfile')).toEqual([{ id: 'here' }]);
    expect(root.querySelector('[data-model="model"] progress')).toBeNull();
  });

  it('says that a download did not work, and lets it be tried again', async () => {
    const steps = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new DOMException('offline', 'NetworkError'));
    await open({ availability: () => 'downloadable', isActive: () => true, step: steps });
    await choose('on-device');
    await press('[data-model="model"] [data-action="download"]');
    expect(find('[data-model="model"] [data-part="error"]').textContent).toContain('did not work');
    expect(root.querySelector('[data-model="model"] [data-action="download"]')).not.toBeNull();
  });

  it('that was saved elsewhere says that this browser has none', async () => {
    background.settings = { ...background.settings, profiles: [{ id: 'here', ...here }], defaultProfileId: 'here' };
    await open(null);
    expect(offered()).toContain('on-device');
    expect(find('[data-model="model"]').dataset['modelState']).toBe('absent');
    expect(root.querySelector('[data-model="model"] [data-action="download"]')).toBeNull();
  });

  it('gives way to a server as any service does, in the words of the page', async () => {
    background.settings = {
      ...background.settings,
      uiLanguage: 'zh-CN',
      profiles: [{ id: 'here', ...here }],
      defaultProfileId: 'here',
    };
    await open();
    expect(find('[data-action="edit-profile"]').textContent).toBe('浏览器自带的模型');
    await choose('ollama');
    expect((find('[name="baseUrl"]') as HTMLInputElement).value).toBe('http://localhost:11434/v1');
    expect(find('.save-bar [data-part="consent"]').textContent).toContain('localhost:11434');
  });
});
