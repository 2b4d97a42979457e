import { describe, expect, it } from 'vitest';
import { type FormValues, formValuesOf } from '../../../components/options/form-values.ts';
import {
  findNewRecipient,
  keepsStoredKey,
  parseProfile,
  parseService,
} from '../../../components/options/service-request.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import type { ProfileView } from '../../../lib/messaging/protocol.ts';

const stored: ProfileView = {
  profile: { id: 'default', provider: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'reef' },
  hasKey: true,
  keyState: 'open',
  maskedKey: '…2468',
  paused: null,
};

const values = (fields: Partial<FormValues>): FormValues => ({
  ...formValuesOf(defaultSettings('en'), stored),
  ...fields,
});

describe('keepsStoredKey', () => {
  it.each([
    ['https://api.openai.com/v2', true],
    ['http://api.openai.com/v1', false],
    ['https://api.openai.com:8443/v1', false],
    ['https://api.openai.com.example.org/v1', false],
  ])('for %s: %s', (baseUrl, keeps) => {
    expect(keepsStoredKey(stored, baseUrl)).toBe(keeps);
  });
});

describe('the browser’s own model', () => {
  const here = values({ provider: 'on-device', baseUrl: '', model: '', apiKey: 'typed', concurrency: 'many' });

  it('needs nothing of what is in the form, does one thing after the other, and takes no key along', () => {
    const profile = {
      provider: 'on-device',
      baseUrl: '',
      model: 'browser-model',
      limits: { concurrency: 1, requestsPerMinute: null, tokensPerMinute: null },
    };
    expect(parseProfile(here, null)).toEqual({ request: { id: null, profile } });
    expect(parseProfile(here, stored)).toEqual({ request: { id: 'default', profile, apiKey: '' } });
  });

  it('is nobody that text would go to, and has no server to share with another', () => {
    expect(findNewRecipient(here, null)).toBeNull();
    const saved = { ...stored, profile: { ...stored.profile, provider: 'on-device', baseUrl: '' }, hasKey: false };
    expect(findNewRecipient(values({}), saved)).toBe('api.openai.com');
  });
});

describe('parseService', () => {
  it('leaves the key out for the server it was entered for, and empties it for any other', () => {
    expect(parseService(values({}), stored)).toEqual({
      request: { id: 'default', profile: { provider: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'reef' } },
    });
    const other = parseService(values({ provider: 'custom', baseUrl: 'https://reef.example.org/v1' }), stored);
    expect(other).toMatchObject({ request: { apiKey: '' } });
  });

  it('tidies a pasted endpoint, key and model', () => {
    expect(
      parseService(
        values({ baseUrl: ' https://reef.example.org/v1/chat/completions ', apiKey: ' k-123 \n', model: ' reef ' }),
        null,
      ),
    ).toEqual({
      request: {
        id: null,
        profile: { provider: 'openai', baseUrl: 'https://reef.example.org/v1', model: 'reef' },
        apiKey: 'k-123',
      },
    });
  });

  it('needs a model, except where only the list of models is asked for', () => {
    const form = values({ model: ' ' });
    expect(parseService(form, stored)).toHaveProperty('errors.model');
    expect(parseService(form, stored, false)).toHaveProperty('request.profile.model', '');
  });
});
