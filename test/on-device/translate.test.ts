import { describe, expect, it } from 'vitest';
import { downloadModel } from '../../lib/on-device/download.ts';
import { translateTexts } from '../../lib/on-device/translate.ts';
import { collect, never, standIn } from './backend.ts';

const request = { from: 'en', to: 'zh', texts: ['One.', 'Two.'] };

describe('translateTexts', () => {
  it('translates text after text in one session', async () => {
    const { apis, open } = standIn();
    expect(await collect(translateTexts(apis.translator, request, never()))).toEqual(['译：One.', '译：Two.']);
    expect(open()).toBe(0);
  });

  it.each(['downloadable', 'downloading', 'unavailable', null] as const)(
    'downloads nothing by itself: %s is no translator',
    async (state) => {
      const { apis } = standIn({ availability: () => state });
      const translating = collect(translateTexts(apis.translator, request, never()));
      await expect(translating).rejects.toMatchObject({ code: 'no-translator' });
    },
  );

  it('knows a pair the browser does not, and a browser without any', async () => {
    const { apis } = standIn();
    const unknown = { ...request, to: 'xx' };
    await expect(collect(translateTexts(apis.translator, unknown, never()))).rejects.toMatchObject({
      code: 'no-translator',
    });
    await expect(collect(translateTexts(null, request, never()))).rejects.toMatchObject({ code: 'no-translator' });
  });

  it('ends with its signal and gives the session back', async () => {
    const controller = new AbortController();
    const { apis, open } = standIn({
      translate: (text) => (text === 'Two.' ? new Promise(() => controller.abort()) : text),
    });
    const translating = collect(translateTexts(apis.translator, request, controller.signal));
    await expect(translating).rejects.toMatchObject({ code: 'cancelled' });
    expect(open()).toBe(0);
  });
});

describe('downloadModel', () => {
  it.each(['model', 'translator'] as const)('downloads the %s in a press and tells how far it is', async (which) => {
    const downloaded: string[] = [];
    const { apis, open } = standIn({
      availability: () => 'downloadable',
      isActive: () => true,
      downloaded: (each) => void downloaded.push(each),
    });
    const told: number[] = [];
    await downloadModel(apis, which, { signal: never(), onProgress: (loaded) => void told.push(loaded) });
    expect(told).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(downloaded).toEqual([which]);
    expect(open()).toBe(0);
  });

  it('is refused without a press', async () => {
    const { apis } = standIn({ availability: () => 'downloadable' });
    const download = downloadModel(apis, 'model', { signal: never(), onProgress: () => undefined });
    await expect(download).rejects.toMatchObject({ code: 'model-not-downloaded' });
  });

  it('tells nothing more once it is cancelled', async () => {
    const controller = new AbortController();
    const { apis } = standIn({ availability: () => 'downloadable', isActive: () => true });
    const told: number[] = [];
    const download = downloadModel(apis, 'model', {
      signal: controller.signal,
      onProgress(loaded) {
        told.push(loaded);
        if (loaded === 0.5) controller.abort();
      },
    });
    await expect(download).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toEqual([0, 0.25, 0.5]);
  });
});
