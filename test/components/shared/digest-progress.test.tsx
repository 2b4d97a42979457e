// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DigestProgress } from '../../../components/shared/digest-progress.tsx';
import { DigestView } from '../../../components/shared/digest-view.tsx';
import { Score } from '../../../components/shared/score.tsx';
import { dictionaries } from '../../../lib/i18n/index.ts';
import type { TriageView } from '../../../lib/messaging/protocol.ts';
import type { JobView } from '../../../lib/queue/job.ts';
import { draw, resetPage } from './drawn.tsx';
import { aDigestView, aJob, ID } from './fixtures.ts';

beforeEach(() => resetPage());

const { shared, errors } = dictionaries.en;
const DAY = { task: 'digest', category: 'cs.RO', announcementDate: '2026-01-27' } as const;
const job = (over: Partial<JobView>): JobView => aJob({ id: 'digest', subject: DAY, state: 'running', ...over });

describe('DigestProgress', () => {
  it.each([
    ['running', { read: 118, unscored: 2, total: 300 }, null, '120 of 300 papers read', '120'],
    ['running', { read: 300, unscored: 0, total: 300 }, null, '300 papers read; the summary is being written', '300'],
    ['queued', { read: 120, unscored: 0, total: 300 }, 'over-budget', 'Waiting, 120 of 300 papers read', '120'],
  ] as const)('%s at %j says how far the day is', (state, progress, code, words, value) => {
    const page = draw(
      <DigestProgress job={job({ state, progress, error: code && { code } })} plain="" onCancel={() => undefined} />,
    );
    expect(page.get('[data-part="progress"]').textContent).toContain(words);
    expect(page.get('progress').getAttribute('value')).toBe(value);
    expect(page.get('progress').getAttribute('max')).toBe('300');
  });

  it('says that a cancel keeps what was read, and cancels', async () => {
    const onCancel = vi.fn<() => void>();
    const page = draw(
      <DigestProgress job={job({ progress: { read: 1, unscored: 0, total: 3 } })} plain="" onCancel={onCancel} />,
    );
    expect(page.get('button[data-action="cancel"]').title).toBe(shared.digestCancelHint);
    await page.press('button[data-action="cancel"]');
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('has no bar for a summary in one call', () => {
    const page = draw(<DigestProgress job={job({})} plain="Being written" onCancel={() => undefined} />);
    expect(page.get('[data-part="progress"]').textContent).toContain('Being written');
    expect(page.all('progress')).toHaveLength(0);
  });
});

describe('Score', () => {
  const triage: NonNullable<TriageView['triage']> = {
    arxivId: ID,
    tldr: { en: 'Kites keep their lift.' },
    sentences: [1],
    evidence: 'repaired',
    relevance: 3,
    significance: 2,
    reason: { en: 'close to kites' },
    tags: [],
    findings: [],
  };
  const standIn = { relevance: 2, significance: 2, reason: 'links to code' } as const;

  it('gives a model’s grade with its reason, before any stand-in', () => {
    const page = draw(<Score triage={{ triage, unscored: null, model: 'kite-1' }} standIn={standIn} />);
    const score = page.get('[data-part="score"]');
    expect(score.dataset).toMatchObject({ by: 'model', sum: '5' });
    expect(score.textContent).toBe('Grade 5 of 6close to kites');
    expect(page.get('.score-sum').title).toContain('kite-1');
  });

  it('says “unscored” with the reason where a model gave none, and no number', () => {
    const page = draw(<Score triage={{ triage: null, unscored: 'section-missing', model: 'm' }} standIn={standIn} />);
    expect(page.get('[data-part="score"]').textContent).toBe(shared.unscored);
    expect(page.get('.score-sum').title).toContain(errors['section-missing'].message);
  });

  it('marks what this device reckoned as that', () => {
    const page = draw(<Score triage={undefined} standIn={standIn} />);
    expect(page.get('[data-part="score"]').dataset['by']).toBe('device');
    expect(page.get('[data-part="score"]').textContent).toBe('On-device score 4 of 6links to code');
    expect(draw(<Score triage={undefined} standIn={undefined} />).all('[data-part="score"]')).toHaveLength(0);
  });
});

describe('a written summary', () => {
  it('shows its coverage as a meter, papers without a usable answer, what is new, and the selection by its grades', () => {
    const view = aDigestView('model');
    for (const digest of view.digests) {
      digest.coverage = { read: 8, total: 10, dropped: 0, unscored: 1 };
      digest.sections.themes = [
        { text: 'Kites.', papers: [ID], fresh: true },
        { text: 'Beads.', papers: [ID] },
      ];
    }
    const selected = { arxivId: ID, relevance: 3, significance: 3, reason: { en: 'kites at last' } } as const;
    const page = draw(<DigestView view={{ ...view, selection: { by: 'model', papers: [selected] } }} level={2} />);
    expect(page.get('meter').getAttribute('value')).toBe('8');
    expect(page.get('[data-part="coverage"]').textContent).toBe(`8 of 10 abstracts read · ${shared.digestUnscored(1)}`);
    expect(page.all('.fresh').map((each) => each.textContent)).toEqual([shared.digestFresh]);
    expect(page.get('[data-section="themes"] li[data-fresh]').textContent).toContain('Kites.');
    const selection = page.get('[data-part="selection"]');
    expect(selection.dataset['by']).toBe('model');
    expect(selection.textContent).toContain('Grade 6 of 6 · kites at last');
    expect(page.get('[data-part="selection"] a[data-arxiv-id]').dataset['arxivId']).toBe(ID);
  });

  it('says so where no paper reaches the sum', () => {
    const page = draw(<DigestView view={aDigestView()} level={2} />);
    expect(page.get('[data-part="selection"]').textContent).toContain(shared.selectionEmpty);
    expect(page.get('[data-part="selection"]').textContent).toContain(shared.selectionBy.device);
  });
});
