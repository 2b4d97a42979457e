// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { VNode } from 'preact';
import { takesConsent } from '../../../components/hooks/send-gate.ts';
import { PaperStore } from '../../../components/hooks/paper-store.ts';
import { RowPanel } from '../../../components/row/row-panel.tsx';
import { ConfirmSpend } from '../../../components/shared/confirm-spend.tsx';
import { PausedNotices, WaitNotice } from '../../../components/shared/send-notice.tsx';
import type { PageService, PageSettings } from '../../../lib/settings/settings.ts';
import { answer, type Drawn, draw, resetPage, sent, settle } from './drawn.tsx';
import { aJob, aService, aView, everyTask, ID, someSettings } from './fixtures.ts';

vi.mock('../../../lib/client/background.ts', async () => ({ call: (await import('./drawn.tsx')).callStandIn }));

beforeEach(() => {
  resetPage();
  answer('giveConsent', () => undefined);
  answer('resumeProfile', () => undefined);
  answer('analyse', () => [aJob({ state: 'queued' })]);
});

const calls = (...types: string[]): string[] => sent.map(({ type }) => type).filter((type) => types.includes(type));

function row(settings: PageSettings): Drawn {
  const store = new PaperStore();
  store.put([aView()]);
  const view = store.find(ID);
  if (!view) throw new Error('the store lost the paper');
  return draw(() => <RowPanel view={view.value} store={store} settings={settings} />);
}

const UNASKED = { services: [aService({ name: 'Reef', host: 'api.reef.example', consented: false })] };

const confirmed = (onConfirm: () => void): VNode => (
  <ConfirmSpend
    action="analyse-all"
    label="Go"
    estimate={{ papers: 2, inputTokens: 1, outputTokens: 1, cost: null, priceNoted: null }}
    service={aService({ consented: false })}
    task="abstract"
    recipient={(name) => `to ${name}`}
    onConfirm={onConfirm}
    onCancel={() => undefined}
  />
);

describe('the first time text would go to a service', () => {
  it('what would go where is said and asked, and nothing goes before a yes', async () => {
    const page = row(someSettings(UNASKED));
    await page.press('[data-action="analyse-abstract"]');
    const ask = page.get('[data-part="consent"]').textContent;
    expect(ask).toContain('abstract');
    expect(ask).toContain('api.reef.example');
    expect(calls('analyse', 'giveConsent')).toEqual([]);
    await page.press('[data-action="allow"]');
    await settle();
    expect(sent).toContainEqual({ type: 'giveConsent', data: { id: 'default' } });
    expect(calls('analyse', 'giveConsent')).toEqual(['giveConsent', 'analyse']);
    expect(page.all('[data-part="consent"]')).toHaveLength(0);
  });

  it('a no sends nothing and offers the analysis again; a script’s yes is none', async () => {
    const page = row(someSettings(UNASKED));
    await page.press('[data-action="analyse-abstract"]');
    await page.press('[data-action="allow"]', { trusted: false });
    expect(calls('analyse', 'giveConsent')).toEqual([]);
    await page.press('[data-action="clear"]');
    expect(page.all('[data-part="consent"]')).toHaveLength(0);
    expect(page.all('[data-action="analyse-abstract"]')).toHaveLength(1);
    expect(calls('analyse', 'giveConsent')).toEqual([]);
  });

  it('on arXiv’s pages nothing is allowed: it is said where it can be', async () => {
    takesConsent.value = false;
    answer('openOptions', () => undefined);
    const page = row(someSettings(UNASKED));
    await page.press('[data-action="analyse-abstract"]');
    expect(page.get('[data-part="consent"]').textContent).toContain('api.reef.example');
    expect(page.all('[data-action="allow"]')).toHaveLength(0);
    await page.press('[data-action="open-options"]');
    expect(sent).toContainEqual({ type: 'openOptions', data: { section: 'privacy' } });
    expect(calls('analyse', 'giveConsent')).toEqual([]);
  });

  it('nor with the cost of many papers', async () => {
    takesConsent.value = false;
    const page = draw(confirmed(() => undefined));
    expect(page.get('[data-part="consent"]').textContent).toContain('models.example');
    expect(page.all('[data-action="analyse-all"]')).toHaveLength(0);
    expect(page.all('[data-action="open-options"]')).toHaveLength(1);
  });

  it('the question names the service of the task that was asked for', async () => {
    const services = [aService(), aService({ id: 'second', host: 'two.example', consented: false })];
    const page = row(someSettings({ services, tasks: { ...everyTask('default'), fulltext: 'second' } }));
    await page.press('[data-action="toggle"]');
    await page.press('[data-action="analyse-fulltext"]');
    expect(page.get('[data-part="consent"]').textContent).toContain('two.example');
    await page.press('[data-action="clear"]');
    await page.press('[data-action="analyse-abstract"]');
    expect(calls('analyse', 'giveConsent')).toEqual(['analyse']);
  });

  it('one press agrees to the cost and to the sending, where both are said above it', async () => {
    const onConfirm = vi.fn<() => void>();
    const page = draw(confirmed(onConfirm));
    expect(page.get('[data-part="consent"]').textContent).toContain('models.example');
    await page.press('[data-action="analyse-all"]');
    await settle();
    expect(calls('giveConsent')).toEqual(['giveConsent']);
    expect(onConfirm).toHaveBeenCalledOnce();
  });
});

describe('a job that waits', () => {
  const waiting = aJob({ state: 'queued', error: { code: 'bad-key', detail: '401' } });

  it('for a paused service says which, why, and that its work waits; one press takes it up again', async () => {
    const settings = someSettings({ services: [aService({ name: 'Reef', paused: { code: 'bad-key' } })] });
    const page = draw(<WaitNotice job={waiting} settings={settings} />);
    const notice = page.get('[data-part="error"][data-code="bad-key"]');
    expect(notice.textContent).toContain('Reef: The service refused the API key.');
    expect(notice.textContent).toContain('waits');
    await page.press('[data-action="retry"]');
    expect(sent).toContainEqual({ type: 'resumeProfile', data: { id: 'default' } });
  });

  it('for a yes asks for it', async () => {
    const settings = someSettings({ services: [aService({ consented: false })] });
    const page = draw(<WaitNotice job={{ ...waiting, error: { code: 'no-consent' } }} settings={settings} />);
    await page.press('[data-action="allow"]');
    expect(calls('giveConsent')).toEqual(['giveConsent']);
  });

  it('for something else says that alone, and nothing where it waits for its turn', () => {
    const limited = { ...waiting, error: { code: 'rate-limited' as const } };
    const page = draw(<WaitNotice job={limited} settings={someSettings()} />);
    expect(page.get('[data-part="error"]').dataset['code']).toBe('rate-limited');
    expect(draw(<WaitNotice job={{ ...waiting, error: null }} settings={someSettings()} />).container.textContent).toBe(
      '',
    );
  });
});

it('a surface names each paused service, its cause, and who answers meanwhile', () => {
  const services: PageService[] = [
    aService({ name: 'Reef', paused: { code: 'no-credit' } }),
    aService({ id: 'second', name: 'Tide' }),
  ];
  const page = draw(<PausedNotices settings={someSettings({ services, tasks: everyTask('second') })} />);
  expect(page.all('[data-part="paused"] [data-profile-id]')).toHaveLength(1);
  const words = page.get('[data-profile-id="default"]').textContent;
  expect(words).toContain('Reef: The service says there is no credit');
  expect(words).toContain('Tide answers meanwhile.');
  expect(draw(<PausedNotices settings={someSettings()} />).container.textContent).toBe('');
});
